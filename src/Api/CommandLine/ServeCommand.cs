using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tracker.Api.Hosting;
using Tracker.Persistence;
using Tracker.Persistence.Migrations;
using Tracker.Persistence.Principals;

namespace Tracker.Api.CommandLine;

internal static partial class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Migrates the database and serves the API; this is what no verb means.").TakingSettings();
        command.SetAction((result, cancellationToken) => RunAsync(result.Settings(), cancellationToken));
        return command;
    }

    public static void MakeDefault(RootCommand root)
    {
        root.TakingSettings();
        root.SetAction((result, cancellationToken) => RunAsync(result.Settings(), cancellationToken));
    }

    private static async Task<int> RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        await using var app = TrackerApplication.Build(TrackerApplication.CreateBuilder(settings));
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Tracker");
        await app.Services.GetRequiredService<MigrationRunner>().ApplyAsync(cancellationToken);
        if (await app.Services.GetRequiredService<Database>().AdviceAsync(cancellationToken) is { } advice)
            Log.Advice(logger, advice);
        var (documents, mentions) = await app.Services.GetRequiredService<SampleLoader>().LoadAsync(cancellationToken);
        if (documents > 0)
            Log.SamplesRead(logger, documents, mentions);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new SettingsException($"{exception.Message.TrimEnd('.')} ({app.Configuration["urls"] ?? "no urls set"}). Give another address with --urls.", exception);
        }
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Log.Listening(logger, address);
        Log.TryIt(logger, address, ApiRoot.Path);
        if (!app.Environment.IsDevelopment() && !await app.Services.GetRequiredService<ApiKeyQueries>().AnyAsync(cancellationToken))
            Log.NoKey(logger);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Read {Documents} sample reports with {Mentions} commitments.")]
        public static partial void SamplesRead(ILogger logger, int documents, int mentions);

        [LoggerMessage(2, LogLevel.Information, "Listening on {Address}; its page leads to the API's description. Ctrl-C stops it.")]
        public static partial void Listening(ILogger logger, string address);

        [LoggerMessage(3, LogLevel.Information, "Try: curl '{Address}{Root}/commitments?theme=taihu-governance'")]
        public static partial void TryIt(ILogger logger, string address, string root);

        [LoggerMessage(4, LogLevel.Warning, "Nobody can write yet. Make a key: tracker keys create --name NAME --role editor")]
        public static partial void NoKey(ILogger logger);

        [LoggerMessage(5, LogLevel.Warning, "{Advice}")]
        public static partial void Advice(ILogger logger, string advice);
    }
}
