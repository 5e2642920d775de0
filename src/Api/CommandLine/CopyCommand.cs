using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Tracker.Api.Hosting;
using Tracker.Persistence;
using Tracker.Persistence.Copying;
using Tracker.Persistence.Migrations;

namespace Tracker.Api.CommandLine;

internal static class CopyCommand
{
    private const string FromEnvironment = "env:";

    private static readonly Option<string?> From = new("--from")
    {
        Description = "The database to copy, as PROVIDER:CONNECTION STRING, or env:NAME of a variable that holds this; without it, the one of the settings.",
    };

    private static readonly Option<string> To = new("--to")
    {
        Description = "A new database of either engine, said in the same way. On SQL Server it must have been created.",
        Required = true,
    };

    private static readonly Option<bool> Anew = new("--anew") { Description = "Throw away what an unfinished copy left in the target." };

    public static Command Create()
    {
        var command = new Command(
            "copy",
            """
            Copies all that a database holds into a new one, of the same engine or the other, and compares both.
            Cut off, it goes on where it stopped when it is run again. Stop what writes to the source.
            """)
        {
            From, To, Anew,
        }.TakingSettings();
        command.SetAction((result, cancellationToken) => RunAsync(
            [.. result.Settings(), .. result.GetValue(From) is { } from ? DatabaseSettings("--from", from) : []],
            [.. result.Settings(), .. DatabaseSettings("--to", result.GetRequiredValue(To))],
            result.GetValue(Anew),
            result.InvocationConfiguration.Output,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] fromSettings, string[] toSettings, bool anew, TextWriter output, CancellationToken cancellationToken)
    {
        await using var from = Workbench.Create(fromSettings);
        await using var to = Workbench.Create(toSettings);
        var copy = new DatabaseCopy(
            from.GetRequiredService<Database>(), from.GetRequiredService<MigrationRunner>(),
            to.GetRequiredService<Database>(), to.GetRequiredService<MigrationRunner>());
        var started = Stopwatch.StartNew();
        IReadOnlyList<CopiedRows> copied = [];
        await WorkProgress.RunAsync("Copying", output, async report => copied = await copy.RunAsync(
            anew, step => report(step.Rows, step.Total, $"{(step.Checking ? "checking " : "")}{step.Table}"), cancellationToken));
        foreach (var table in copied)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table.Table,-24} {table.Rows,12} {table.Hash}"));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{copied.Sum(table => table.Rows)} rows of {copied.Count} tables are the same on both sides, after {started.Elapsed.TotalSeconds:0.0} s"));
        return 0;
    }

    /// <exception cref="SettingsException">It does not say which database.</exception>
    private static string[] DatabaseSettings(string option, string given)
    {
        var value = given;
        if (given.StartsWith(FromEnvironment, StringComparison.Ordinal))
        {
            value = Environment.GetEnvironmentVariable(given[FromEnvironment.Length..])
                ?? throw new SettingsException($"{option}: there is no environment variable {given[FromEnvironment.Length..]}.");
        }
        return value.Split(':', 2) is [var provider, var connectionString] && DatabaseProviders.All.Contains(provider)
            ?
            [
                $"--Database:Provider={provider}",
                $"--ConnectionStrings:{Hosting.Settings.ConnectionStringName}={connectionString}",
                $"--ConnectionStrings:{Hosting.Settings.ReplicaConnectionStringName}=",
            ]
            : throw new SettingsException(
                $"{option} takes a provider and a connection string, as in 'sqlite:Data Source=data/tracker.db'; providers are {string.Join(", ", DatabaseProviders.All)}.");
    }
}
