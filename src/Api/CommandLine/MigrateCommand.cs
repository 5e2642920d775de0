using System.CommandLine;
using Tracker.Persistence.Migrations;

namespace Tracker.Api.CommandLine;

internal static class MigrateCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Print what would run, and change nothing." };

    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database to the newest schema.") { DryRun }.TakingSettings();
        command.SetAction((result, cancellationToken) =>
            RunAsync(result.Settings(), result.GetValue(DryRun), result.InvocationConfiguration.Output, cancellationToken));
        return command;
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
