using System.CommandLine;
using Tracker.Api.Hosting;
using Tracker.Persistence.Migrations;

namespace Tracker.Api.CommandLine;

internal static class MigrateCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Print what would run, and change nothing." };

    private static readonly Option<string?> Script = new("--script")
    {
        Description = "Write all scripts as one file for an administrator, which may run twice; - for standard output.",
    };

    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database to the newest schema.") { DryRun, Script }.TakingSettings();
        command.SetAction((result, cancellationToken) => result.GetValue(Script) is { } file
            ? WriteAsync(result.Settings(), file, result.InvocationConfiguration.Output, cancellationToken)
            : RunAsync(result.Settings(), result.GetValue(DryRun), result.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(string[] settings, string file, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = Workbench.Create(settings);
        var script = services.GetRequiredService<MigrationRunner>().Script();
        if (file == "-")
        {
            await output.WriteAsync(script);
            return 0;
        }
        try
        {
            await File.WriteAllTextAsync(file, script, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be written: {exception.Message}", exception);
        }
        return 0;
    }

    private static async Task<int> RunAsync(string[] settings, bool dryRun, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = Workbench.Create(settings);
        var runner = services.GetRequiredService<MigrationRunner>();
        var migrations = dryRun ? await runner.PendingAsync(cancellationToken) : await runner.ApplyAsync(cancellationToken);
        foreach (var migration in migrations)
        {
            await output.WriteLineAsync(dryRun ? $"-- {migration.Name}" : $"applied {migration.Name}");
            if (dryRun)
                await output.WriteLineAsync(migration.Sql);
        }
        if (migrations.Count == 0)
            await output.WriteLineAsync("The database is up to date.");
        return 0;
    }
}
