using System.Globalization;
using System.Security.Claims;
using Tracker.Persistence.Principals;

namespace Tracker.Api.Security;

/// <summary>What a request knows of who calls, carried in claims.</summary>
internal static class Caller
{
    private const string Key = "tracker:principal";
    private const string ApiKeyKey = "tracker:apiKey";
    private const string Issuer = "tracker:issuer";
    private const string Subject = "tracker:subject";

    /// <param name="apiKeyKey">Internal key of the API key; null where there is none.</param>
    public static ClaimsPrincipal OfKey(Principal principal, long? apiKeyKey)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Role, principal.Role), KeyClaim(principal.Key)], ApiKeyAuthentication.SchemeName);
        if (apiKeyKey is { } key)
            identity.AddClaim(new Claim(ApiKeyKey, key.ToString(CultureInfo.InvariantCulture)));
        return new ClaimsPrincipal(identity);
    }

    /// <param name="role">Null for somebody whom the settings give no role.</param>
    public static ClaimsPrincipal OfToken(string issuer, string subject, string name, string? role)
    {
        var identity = new ClaimsIdentity([new Claim(Issuer, issuer), new Claim(Subject, subject), new Claim(ClaimTypes.Name, name)], TokenAuthentication.SchemeName);
        if (role is not null)
            identity.AddClaim(new Claim(ClaimTypes.Role, role));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Adds who it is in our own rows, once that is known.</summary>
    public static void Know(this ClaimsPrincipal user, long principalKey) => ((ClaimsIdentity)user.Identity!).AddClaim(KeyClaim(principalKey));

    /// <summary>The internal key of the principal; only behind a policy for staff, which lets nobody through without.</summary>
    public static long PrincipalKey(this ClaimsPrincipal user) =>
        user.KnownPrincipalKey() ?? throw new InvalidOperationException("The operation has no policy that tells who calls.");

    /// <summary>The same; null for nobody, and for somebody with a token who has not written yet.</summary>
    public static long? KnownPrincipalKey(this ClaimsPrincipal user) =>
        user.FindFirstValue(Key) is { } key ? long.Parse(key, CultureInfo.InvariantCulture) : null;

    /// <summary>The role that the caller has; null for nobody known.</summary>
    public static string? Role(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Role);

    /// <summary>Who writes; only behind a policy.</summary>
    public static Author Author(this ClaimsPrincipal user) => new(user.PrincipalKey(), user.Role()!);

    /// <summary>Whether the caller may see the names of those who wrote: the anonymous public sees their roles.</summary>
    public static bool MaySeeNames(this ClaimsPrincipal user) => user.Role() is not null;

    /// <summary>Whom a token speaks for; null where the caller came without one, or it gives no role.</summary>
    public static TokenBearer? Bearer(this ClaimsPrincipal user) =>
        user.FindFirstValue(Subject) is { } subject && user.Role() is { } role
            ? new TokenBearer(user.FindFirstValue(Issuer)!, subject, user.FindFirstValue(ClaimTypes.Name)!, role)
            : null;

    /// <summary>Whether the caller came with a token.</summary>
    public static bool CameWithToken(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == Subject);

    /// <summary>Names whoever came with a key or a token, for counting; null for anybody else.</summary>
    public static string? CountedAs(this ClaimsPrincipal user) =>
        user.FindFirstValue(ApiKeyKey) is { } key ? $"key {key}"
        : user.FindFirstValue(Subject) is { } subject ? $"token {user.FindFirstValue(Issuer)} {subject}"
        : null;

    private static Claim KeyClaim(long principalKey) => new(Key, principalKey.ToString(CultureInfo.InvariantCulture));
}
