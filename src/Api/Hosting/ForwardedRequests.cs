using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Tracker.Api.Hosting;

/// <summary>
/// Takes the client's address and scheme from <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>, and only where the
/// connection comes from a proxy that a setting names: anybody can write such headers.
/// </summary>
internal static class ForwardedRequests
{
    // The framework's own switch, which would trust everybody.
    private const string TrustEverybody = "ForwardedHeaders_Enabled";

    /// <exception cref="SettingsException">Everybody's headers shall be trusted.</exception>
    public static void UseForwardedRequests(this WebApplication app)
    {
        if (string.Equals(app.Configuration[TrustEverybody], "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingsException(
                $"ASPNETCORE_{TrustEverybody.ToUpperInvariant()} would trust everybody's forwarded headers; unset it and set Proxy:Trusted to the addresses of your proxies.");
        }
        var proxy = app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value;
        var networks = proxy.Networks();
        if (networks.Count == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = proxy.Hops,
        };

        // Loopback stands there by default.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
