using Tracker.Api.Problems;

namespace Tracker.Api.OpenApi;

/// <summary>What an operation says of itself in the contract beside its types.</summary>
internal static class EndpointConventions
{
    /// <summary>Declares the problems that the operation answers with, beside those that every operation may.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<Problem>(status, "application/problem+json");
        return endpoint;
    }

    /// <summary>Declares that If-Match must be sent.</summary>
    public static RouteHandlerBuilder RequiresIfMatch(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new IfMatchRequired());
}

internal sealed record IfMatchRequired;
