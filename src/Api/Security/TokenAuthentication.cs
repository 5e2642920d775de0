using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Tracker.Api.Security;

/// <summary>The organisation's issuer cannot be asked for the keys that it signs with.</summary>
internal sealed class TokenIssuerUnavailableException(Exception inner) : Exception("The issuer of the tokens does not answer.", inner);

/// <summary>The token is not to be trusted.</summary>
/// <param name="message">Goes into <c>WWW-Authenticate</c>: ASCII without quotation marks.</param>
internal sealed class WrongTokenException(string message) : Exception(message);

/// <summary>Tells who calls by a token that the organisation's own issuer signed (RFC 6750, RFC 9068, OpenID Connect Discovery).</summary>
internal static class TokenAuthentication
{
    public const string SchemeName = "Bearer";

    // OpenID Connect Core, 2: a subject has at most 255 ASCII characters.
    private const int LongestSubject = 255;
    private const int LongestName = 200;

    // Signatures by a key pair only. With HS256 the issuer's public key would do for a secret.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly string[] Lists = ["scope", "scp"];

    /// <summary>Whether a request comes with a token. Other schemes are none of ours: a proxy may have asked for them.</summary>
    public static bool IsIn(HttpRequest request) =>
        request.Headers.Authorization.Any(value => value?.StartsWith($"{SchemeName} ", StringComparison.OrdinalIgnoreCase) == true);

    public static void AddTokens(this AuthenticationBuilder schemes)
    {
        // Otherwise the first token under a new key is refused, and only the next one finds the key fetched.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);

        // AddJwtBearer would also read settings of its own, which nobody validates.
        schemes.AddScheme<JwtBearerOptions, JwtBearerHandler>(SchemeName, null);
        schemes.Services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>, JwtBearerPostConfigureOptions>();
        schemes.Services.AddOptions<JwtBearerOptions>(SchemeName)
            .Configure<IOptions<TokenOptions>>((jwt, tokens) => Configure(jwt, tokens.Value))
            .PostConfigure(ForgetOldKeys);
    }

    private static void Configure(JwtBearerOptions jwt, TokenOptions tokens)
    {
        jwt.Authority = tokens.Authority.Length > 0 ? tokens.Authority : null;
        if (tokens.Metadata.Length > 0)
            jwt.MetadataAddress = tokens.Metadata;

        // The settings' validator demands it, save on this machine.
        jwt.RequireHttpsMetadata = false;
        jwt.BackchannelTimeout = TimeSpan.FromSeconds(10);
        jwt.AutomaticRefreshInterval = TimeSpan.FromHours(1);
        jwt.RefreshInterval = TimeSpan.FromMinutes(1);
        jwt.MapInboundClaims = false;
        jwt.SaveToken = false;
        jwt.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            ValidAudience = tokens.Audience,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(1),
        };
        jwt.Events = new JwtBearerEvents
        {
            OnMessageReceived = context => RequireIssuerAsync(context.Options, context.HttpContext.RequestAborted),
            OnTokenValidated = context =>
            {
                Accept(context, tokens);
                return Task.CompletedTask;
            },
            OnAuthenticationFailed = context =>
            {
                if (context.Exception is not TokenIssuerUnavailableException)
                    context.Fail(new WrongTokenException(Describe(context.Exception)));
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>A key that the issuer has withdrawn holds no more, though it was good an hour ago.</summary>
    private static void ForgetOldKeys(JwtBearerOptions jwt)
    {
        if (jwt.ConfigurationManager is BaseConfigurationManager keys)
            keys.UseLastKnownGoodConfiguration = false;
    }

    /// <summary>Where the issuer's keys are not known, no token is wrong: it cannot be judged.</summary>
    private static async Task RequireIssuerAsync(JwtBearerOptions jwt, CancellationToken cancellationToken)
    {
        try
        {
            await jwt.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            throw new TokenIssuerUnavailableException(exception);
        }
    }

    private static void Accept(TokenValidatedContext context, TokenOptions tokens)
    {
        var claims = context.Principal!.Claims.ToList();
        var subject = claims.Find(claim => claim.Type == "sub")?.Value ?? "";
        if (subject.Length is 0 or > LongestSubject || subject.Any(character => character is < '!' or > '~'))
        {
            context.Fail(new WrongTokenException("The token names no subject"));
            return;
        }
        context.Principal = Caller.OfToken(
            context.SecurityToken.Issuer, subject, NameOf(claims, tokens.NameClaim) ?? subject, tokens.RoleOf([.. RolesOf(claims, tokens.RoleClaim)]));
    }

    private static string? NameOf(List<Claim> claims, string type)
    {
        var name = string.Concat((claims.Find(claim => claim.Type == type)?.Value ?? "").Where(character => !char.IsControl(character))).Trim();
        return name.Length == 0 ? null : name[..Math.Min(name.Length, LongestName)].Trim();
    }

    private static IEnumerable<string> RolesOf(List<Claim> claims, string type)
    {
        var own = claims.Where(claim => claim.Type == type).Select(claim => claim.Value).ToList();
        if (own.Count > 0)
            return Lists.Contains(type) ? own.SelectMany(list => list.Split(' ')) : own;
        return type.Split('.', 2) is [var outer, var inner]
            ? claims.Where(claim => claim.Type == outer).SelectMany(claim => Members(claim.Value, inner.Split('.')))
            : [];
    }

    /// <summary>The strings at a path within an object, as in realm_access.roles.</summary>
    private static IEnumerable<string> Members(string json, string[] path)
    {
        if (!json.StartsWith('{'))
            return [];
        using var document = JsonDocument.Parse(json);
        var at = document.RootElement;
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                return [];
        }
        return at.ValueKind switch
        {
            JsonValueKind.String => [at.GetString()!],
            JsonValueKind.Array => [.. at.EnumerateArray().Where(role => role.ValueKind == JsonValueKind.String).Select(role => role.GetString()!)],
            _ => [],
        };
    }

    private static string Describe(Exception exception) => exception switch
    {
        SecurityTokenExpiredException => "The token has expired",
        SecurityTokenNotYetValidException => "The token is not valid yet",
        SecurityTokenInvalidAudienceException => "The token is meant for somebody else",
        SecurityTokenInvalidIssuerException => "The token is of another issuer",
        _ => "The token is not valid",
    };
}
