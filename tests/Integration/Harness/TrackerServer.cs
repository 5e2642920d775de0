using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Api.Hosting;
using Tracker.Integration.Tests.Engines;
using Tracker.Persistence.Migrations;

namespace Tracker.Integration.Tests.Harness;

/// <summary>The application on a real socket, in this process, on a migrated database without samples.</summary>
public sealed class TrackerServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TrackerServer(WebApplication app, ServerLog log)
    {
        _app = app;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new TrackerClient(new Uri(address).Port, () => log.Lines);
    }

    public TrackerClient Client { get; }

    /// <param name="time">Takes the place of the system's clock where given.</param>
    /// <param name="settings">As on the command line.</param>
    public static async Task<TrackerServer> StartAsync(ScratchDatabase database, TimeProvider? time, params string[] settings)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var builder = TrackerApplication.CreateBuilder(
        [
            "--urls=http://127.0.0.1:0",
            "--environment=Development",
            "--Samples:Load=false",
            .. database.Settings,
            .. settings,
        ]);
        var log = new ServerLog();
        builder.Logging.ClearProviders().AddProvider(log);
        if (time is not null)
            builder.Services.AddSingleton(time);
        var app = TrackerApplication.Build(builder);
        await app.Services.GetRequiredService<MigrationRunner>().ApplyAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        return new TrackerServer(app, log);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
