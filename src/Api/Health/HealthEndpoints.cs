using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Api.Hosting;
using Tracker.Api.OpenApi;
using Tracker.Persistence;

namespace Tracker.Api.Health;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").DisableRateLimiting();

        health.MapGet("/live", Live).AllowAnonymous().WithName("getLiveness").WithSummary("The process answers");
        health.MapGet("/ready", ReadyAsync).WithName("getReadiness").WithSummary("The database answers too").Fails(503);
    }

    private static Ok<HealthReport> Live() => TypedResults.Ok(new HealthReport("live"));

    // An unreachable database throws, and is answered with 503 where all outages are.
    private static async Task<Ok<HealthReport>> ReadyAsync(Drain drain, Database database, CancellationToken cancellationToken)
    {
        if (drain.HasBegun)
            throw new ServerStoppingException();
        await database.CheckAsync(cancellationToken);
        return TypedResults.Ok(new HealthReport("ready"));
    }
}

/// <summary>What the probe found.</summary>
/// <param name="Status">live or ready.</param>
public sealed record HealthReport(string Status);
