using Microsoft.Extensions.Options;

namespace Tracker.Api.Hosting;

/// <summary>
/// On the signal to stop, readiness fails at once and the server goes on for a while, so that a balancer takes it out
/// before it refuses connections; then it takes no new ones, and finishes the requests that it has.
/// </summary>
internal static class GracefulShutdown
{
    public static void AddGracefulShutdown(this IServiceCollection services)
    {
        services.AddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        services.AddOptions<HostOptions>().Configure<IOptions<ShutdownOptions>>((host, shutdown) =>
            host.ShutdownTimeout = shutdown.Value.DrainDelay + shutdown.Value.Timeout);
    }
}

/// <summary>The server was told to stop, and wants no more requests.</summary>
internal sealed class ServerStoppingException() : Exception("This server is stopping.");

/// <summary>The time between the signal to stop and the end of the server.</summary>
internal sealed class Drain(IHostApplicationLifetime lifetime, IOptions<ShutdownOptions> options, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>Whether the signal has come: no balancer shall send anything more here.</summary>
    public bool HasBegun => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Runs before any service is stopped, the server among them.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.Delay(options.Value.DrainDelay, time, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
