using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Tracker.Api.Problems;

namespace Tracker.Api.Security;

/// <summary>Every refusal is a problem, and says by <c>WWW-Authenticate</c> what would be taken (RFC 9110, 11.6.1; RFC 6750, 3).</summary>
internal sealed class Refusals(IProblemDetailsService problems, IOptions<TokenOptions> tokens) : IAuthorizationMiddlewareResultHandler
{
    private const string Realm = "realm=\"tracker\"";
    private const string KeyChallenge = $"{ApiKeyAuthentication.SchemeName} {Realm}, header=\"{ApiKeyAuthentication.Header}\"";
    private const string TokenChallenge = $"{TokenAuthentication.SchemeName} {Realm}";

    /// <summary>Says that the caller's role is too low, where only the operation itself can tell.</summary>
    public static void SetRoleTooLow(HttpContext context) =>
        context.Response.Headers.WWWAuthenticate = context.User.CameWithToken()
            ? $"{TokenChallenge}, error=\"insufficient_scope\""
            : $"{KeyChallenge}, error=\"insufficient_role\"";

    /// <summary>Says that who calls must be known, where only the operation itself can tell.</summary>
    public void SetUnauthenticated(HttpContext context) =>
        context.Response.Headers.WWWAuthenticate = tokens.Value.AreTaken ? new StringValues([KeyChallenge, TokenChallenge]) : KeyChallenge;

    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        // Kept since the request was authenticated; nothing is looked up again.
        var failure = (await context.AuthenticateAsync()).Failure;
        if (failure is TooManyAttemptsException tooMany)
        {
            await RefuseAsync(context, TooManyRequests(context, tooMany.RetryAfterSeconds, "Too many attempts with a wrong key or token came from this address."));
        }
        else if (authorizeResult.Forbidden)
        {
            SetRoleTooLow(context);
            await RefuseAsync(context, new ProblemDetails { Status = StatusCodes.Status403Forbidden });
        }
        else
        {
            SetUnauthenticated(context);
            if (failure is WrongTokenException wrong)
                context.Response.Headers.WWWAuthenticate = new StringValues([KeyChallenge, $"{TokenChallenge}, error=\"invalid_token\", error_description=\"{wrong.Message}\""]);
            await RefuseAsync(context, new ProblemDetails { Status = StatusCodes.Status401Unauthorized });
        }
    }

    /// <summary>The problem of somebody who sends too much; the header is set along.</summary>
    public static ProblemDetails TooManyRequests(HttpContext context, int retryAfterSeconds, string why)
    {
        context.Response.Headers.RetryAfter = retryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        var problem = ProblemCatalog.New(
            StatusCodes.Status429TooManyRequests, "tooManyRequests", "Too many requests.", $"{why} Try again after {retryAfterSeconds} seconds.");
        problem.Extensions["retryAfterSeconds"] = retryAfterSeconds;
        return problem;
    }

    private async Task RefuseAsync(HttpContext context, ProblemDetails problem)
    {
        context.Response.StatusCode = problem.Status!.Value;
        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }
}
