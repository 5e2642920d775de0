using System.Globalization;
using System.Security.Claims;
using Tracker.Persistence.Principals;

namespace Tracker.Api.Security;

/// <summary>The internal key of the principal who calls, carried in a claim.</summary>
internal static class Caller
{
    private const string ClaimType = "tracker:principal";

    public static Claim KeyClaim(long principalKey) => new(ClaimType, principalKey.ToString(CultureInfo.InvariantCulture));

    /// <summary>Only behind a policy, which lets nobody through without a principal.</summary>
    public static long PrincipalKey(this ClaimsPrincipal user) =>
        long.Parse(user.FindFirstValue(ClaimType)!, CultureInfo.InvariantCulture);

    /// <summary>The role that the caller has; null for nobody known.</summary>
    public static string? Role(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Role);

    /// <summary>Who writes; only behind a policy.</summary>
    public static Author Author(this ClaimsPrincipal user) => new(user.PrincipalKey(), user.Role()!);
}
