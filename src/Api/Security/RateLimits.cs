using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Tracker.Api.Security;

/// <summary>How much one caller may send: who is known is counted as such, everybody else by address.</summary>
internal static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services) =>
        services.AddRateLimiter(_ => { }).AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>()
            .Configure<IOptions<RateLimitOptions>>((limiter, limits) =>
            {
                limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, limits.Value));
                limiter.OnRejected = async (rejected, _) =>
                {
                    var context = rejected.HttpContext;
                    var problem = Refusals.TooManyRequests(context, PerMinute.RetryAfterSeconds(rejected.Lease), "This is more than one caller may send.");
                    context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                    await context.RequestServices.GetRequiredService<IProblemDetailsService>()
                        .WriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
                };
            });

    private static RateLimitPartition<string> Partition(HttpContext context, RateLimitOptions limits) =>
        context.User.CountedAs() is { } caller
            ? PerMinute.Partition(caller, limits.PerKey)
            : PerMinute.Partition($"address {AddressBuckets.Of(context.Connection.RemoteIpAddress)}", limits.PerAddress);
}
