using System.Net;
using Microsoft.AspNetCore.Authorization;
using Tracker.Persistence.Principals;

namespace Tracker.Api.Security;

/// <summary>
/// Lets a developer write without a key: in the Development environment, from the machine itself, as long as no key was
/// ever made. A page of another site that the developer's browser shows must not pass, nor anything behind a proxy.
/// </summary>
internal sealed class LocalDevelopment(IHostEnvironment environment, ApiKeyQueries keys)
{
    private static readonly string[] ForwardingHeaders =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via", "X-Original-For", "X-Original-Proto"];

    // Keys are never deleted, so once there is one there always is.
    private volatile bool _keyMade;

    public async ValueTask<bool> AllowsAsync(HttpContext context)
    {
        if (!environment.IsDevelopment() || _keyMade || !IsLocal(context) || NeedsNobody(context))
            return false;
        _keyMade = await keys.AnyAsync(context.RequestAborted);
        return !_keyMade;
    }

    // Whether the process lives must not depend on its database.
    private static bool NeedsNobody(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static bool IsLocal(HttpContext context)
    {
        var request = context.Request;
        return context.Connection.RemoteIpAddress is { } address
            && IPAddress.IsLoopback(address)
            && string.Equals(request.Host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            && !ForwardingHeaders.Any(request.Headers.ContainsKey)
            && (request.Headers.Origin.Count == 0
                || string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}
