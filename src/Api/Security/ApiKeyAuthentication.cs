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
    KeyCheck keys,
    LocalDevelopment localDevelopment)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var given = Request.Headers[Header];
        if (given.Count > 0)
            return given is [{ } value] ? await CheckAsync(value) : AuthenticateResult.Fail("More than one API key was sent.");
        if (TokenAuthentication.IsIn(Request))
            return AuthenticateResult.Fail("Bearer tokens are not taken here.");
        return await localDevelopment.AllowsAsync(Context)
            ? Success(Caller.OfKey(new Principal { Key = Principal.LocalDevelopment, Name = "local development", Role = Roles.Editor }, null))
            : AuthenticateResult.NoResult();
    }

    private async Task<AuthenticateResult> CheckAsync(string value)
    {
        var (holder, secondsToWait) = await keys.HolderAsync(value, Context.Connection.RemoteIpAddress, Context.RequestAborted);
        if (secondsToWait is { } seconds)
            return AuthenticateResult.Fail(new TooManyAttemptsException(seconds));
        return holder is null ? AuthenticateResult.Fail("The API key is not valid.") : Success(Caller.OfKey(holder.Principal, holder.ApiKeyKey));
    }

    private static AuthenticateResult Success(System.Security.Claims.ClaimsPrincipal caller) =>
        AuthenticateResult.Success(new AuthenticationTicket(caller, SchemeName));
}
