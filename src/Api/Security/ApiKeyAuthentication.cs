using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Tracker.Persistence;
using Tracker.Persistence.Principals;

namespace Tracker.Api.Security;

/// <summary>Tells who calls by the X-Api-Key header, or that a developer does on the machine itself.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeys keys,
    LocalDevelopment localDevelopment,
    IProblemDetailsService problems)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";

    /// <summary>What <c>WWW-Authenticate</c> says where no key was sent.</summary>
    public const string Challenge = $"{SchemeName} realm=\"tracker\", header=\"{Header}\"";

    /// <summary>The same where the role is too low.</summary>
    public const string InsufficientRole = $"{SchemeName} realm=\"tracker\", header=\"{Header}\", error=\"insufficient_role\"";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var given = Request.Headers[Header];
        if (given.Count > 0)
        {
            return given is [{ } value] && await keys.FindPrincipalAsync(value, Context.RequestAborted) is { } principal
                ? Success(principal)
                : AuthenticateResult.Fail("The API key is not valid.");
        }
        return await localDevelopment.AllowsAsync(Context)
            ? Success(new Principal { Key = Principal.LocalDevelopment, Name = "local development", Role = Roles.Editor })
            : AuthenticateResult.NoResult();
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Challenge;
        await RefuseAsync(401);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = InsufficientRole;
        await RefuseAsync(403);
    }

    private async Task RefuseAsync(int status)
    {
        Response.StatusCode = status;
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = Context, ProblemDetails = { Status = status } });
    }

    private static AuthenticateResult Success(Principal principal)
    {
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.Role, principal.Role), Caller.KeyClaim(principal.Key)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
