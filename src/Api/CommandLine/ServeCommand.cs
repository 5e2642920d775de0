using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tracker.Api.Hosting;
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
        var (documents, mentions) = await app.Services.GetRequiredService<SampleLoader>().LoadAsync(cancellationToken);
        if (documents > 0)
            Log.SamplesRead(logger, documents, mentions);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new SettingsException($"{exception.Message} Give another address with --urls.", exception);
        }
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Log.Listening(logger, address);
        Log.TryIt(logger, address, ApiRoot.Path);
        if (!app.Environment.IsDevelopment() && !await app.Services.GetRequiredService<ApiKeys>().AnyAsync(cancellationToken))
            Log.NoKey(logger);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Read {Documents} sample reports with {Mentions} commitments.")]
        public static partial void SamplesRead(ILogger logger, int documents, int mentions);

        [LoggerMessage(Level = LogLevel.Information, Message = "Listening on {Address}; its page leads to the API's description. Ctrl-C stops it.")]
        public static partial void Listening(ILogger logger, string address);

        [LoggerMessage(Level = LogLevel.Information, Message = "Try: curl '{Address}{Root}/commitments?theme=taihu-governance'")]
        public static partial void TryIt(ILogger logger, string address, string root);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody can write yet. Make a key: tracker keys create --name NAME --role editor")]
        public static partial void NoKey(ILogger logger);
    }
}
