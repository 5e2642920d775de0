using System.CommandLine;
using System.Globalization;
using Tracker.Api.Hosting;
using Tracker.Extraction.Words;
using Tracker.Persistence;
using Tracker.Persistence.Copying;
using Tracker.Persistence.Migrations;

namespace Tracker.Api.CommandLine;

/// <summary>The program's verbs. No verb means serve.</summary>
public static class TrackerCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        // The machine's language changes nothing.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        var root = new RootCommand("""
            Tracker finds the commitments in Chinese government meeting reports and serves them over HTTP.
            Settings may follow any verb that uses the database, as in: tracker serve --Database:Readers 4
            """)
        {
            ServeCommand.Create(),
            MigrateCommand.Create(),
            KeysCommand.Create(),
            IngestCommand.Create(),
            ReextractCommand.Create(),
            ExtractCommand.Create(),
            EvaluateCommand.Create(),
            HealthCommand.Create(),
            CopyCommand.Create(),
            BackupCommand.Create(),
        };
        ServeCommand.MakeDefault(root);
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,

                // After a signal a verb has until then to end by itself; a server takes what its own settings give it.
                ProcessTerminationTimeout = ShutdownOptions.Longest,
            });
        }
        catch (Exception exception) when (exception is SettingsException or LexiconException or MigrationException or CopyException or BackupException or DatabaseUnavailableException or DatabaseBusyException or QueryDeadlineException)
        {
            // Whoever runs the program can mend these: a message, not a stack trace.
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }
}
