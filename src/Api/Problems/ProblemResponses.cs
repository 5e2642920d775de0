using System.Diagnostics;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Tracker.Api.Extraction;
using Tracker.Api.Hosting;
using Tracker.Api.Security;
using Tracker.Persistence;

namespace Tracker.Api.Problems;

/// <summary>Problem details for what no handler answered: routing's refusals, outages, overload and bugs.</summary>
internal static class ProblemResponses
{
    private const int RetryAfterSeconds = 2;

    public static void AddProblemResponses(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            if (!problem.Extensions.ContainsKey("code"))
            {
                var status = problem.Status ?? context.HttpContext.Response.StatusCode;
                var bare = Bare(status, context.HttpContext);
                (problem.Type, problem.Title, problem.Detail) = (bare.Type, bare.Title, bare.Detail);
                problem.Extensions["code"] = bare.Extensions["code"];
            }
            problem.Extensions["traceId"] = Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
        });
        services.AddExceptionHandler<OutageHandler>();
    }

    private static Microsoft.AspNetCore.Mvc.ProblemDetails Bare(int status, HttpContext context) => status switch
    {
        400 => ProblemCatalog.New(status, "badRequest", "The request is invalid.", "The request is not well-formed HTTP."),
        401 => ProblemCatalog.New(status, "unauthenticated", "A valid key or token is needed.",
            "Send X-Api-Key with a key of a sufficient role, or Authorization with a token where WWW-Authenticate offers it; an administrator makes keys."),
        403 => ProblemCatalog.New(status, "forbidden", "Your role does not allow this.",
            "Ask an administrator for a higher role."),
        404 => ProblemCatalog.New(status, "noSuchRoute", "There is nothing at this address.",
            $"No operation has the path '{context.Request.Path}'. /openapi/v1.yaml lists them all."),
        405 => ProblemCatalog.New(status, "methodNotAllowed", "The method is not allowed here.",
            $"{context.Request.Method} is not offered at '{context.Request.Path}'; the Allow header says what is."),
        413 => ProblemCatalog.New(status, "bodyTooLarge", "The body is too large.", "Send a smaller body, or split the document."),
        415 => ProblemCatalog.New(status, "unsupportedMediaType", "The media type is not supported.",
            "/openapi/v1.yaml lists the media types of each operation."),
        500 => ProblemCatalog.New(status, "internalError", "Something went wrong here.",
            "This is a fault of the server. Report it with the traceId."),
        _ => ProblemCatalog.New(status, $"status{status}", ReasonPhrases.GetReasonPhrase(status), ReasonPhrases.GetReasonPhrase(status)),
    };

    /// <summary>Answers the exceptions that are no bugs; the framework's own handler answers the rest with 500.</summary>
    private sealed class OutageHandler(IProblemDetailsService problems) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            // The client has hung up, or was cut off by a shutdown: nobody hears an answer, and nothing is wrong here.
            if (exception is ConnectionAbortedException or OperationCanceledException { InnerException: ConnectionAbortedException })
            {
                httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return true;
            }
            var problem = exception switch
            {
                DatabaseBusyException busy => ProblemCatalog.New(503, "busy", "The server is busy.",
                    $"{busy.Message} Try again after {RetryAfterSeconds} seconds."),
                ExtractionBusyException busy => ProblemCatalog.New(503, "busy", "The server is busy.",
                    $"{busy.Message} Try again after {RetryAfterSeconds} seconds."),
                DatabaseUnavailableException away => ProblemCatalog.New(503, "databaseUnavailable", "The database is unavailable.",
                    $"{away.Message} Try again after {RetryAfterSeconds} seconds."),
                TokenIssuerUnavailableException away => ProblemCatalog.New(503, "issuerUnavailable", "The issuer of the tokens is unavailable.",
                    $"{away.Message} The token was not judged. Try again after {RetryAfterSeconds} seconds, or use an API key."),
                ServerStoppingException stopping => ProblemCatalog.New(503, "stopping", "The server is stopping.",
                    $"{stopping.Message} Another one answers, or this one again after its start."),
                QueryDeadlineException late => ProblemCatalog.New(503, "queryDeadline", "The query took too long.",
                    $"{late.Message} Narrow the filters or ask for fewer rows."),
                BadHttpRequestException { StatusCode: 413 } => ProblemCatalog.Describe(new BodyTooLarge("Send a smaller body, or split the document.")),
                BadHttpRequestException bad => ProblemCatalog.New(bad.StatusCode, "badRequest", "The request is invalid.", bad.Message),
                _ => null,
            };
            if (problem is null)
                return false;
            if (problem.Status == 503)
            {
                httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
                problem.Extensions["retryAfterSeconds"] = RetryAfterSeconds;
            }
            httpContext.Response.StatusCode = problem.Status ?? 500;
            return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
        }
    }
}
