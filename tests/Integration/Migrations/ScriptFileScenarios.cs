using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence.Migrations;
using Tracker.Persistence.SqlServer;

namespace Tracker.Integration.Tests.Migrations;

/// <summary>The file that an administrator runs by hand.</summary>
public abstract class ScriptFileScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Fact]
    public async Task It_makes_the_newest_schema_and_may_run_twice()
    {
        var script = (await TrackerProcess.RunAsync(["migrate", "--script", "-", .. Database.Settings])).Expect(0).Output;

        await RunAsync(script);
        var dump = await Database.DumpAsync();
        await RunAsync(script);

        Assert.Equal(dump, await Database.DumpAsync());
        await AssertNewestAsync();
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Taihu);
        Assert.Equal([Reports.Taihu], await tracker.QuotesAsync());
    }

    [Fact]
    public async Task It_goes_on_where_a_database_stands()
    {
        await using (var database = Database.Open())
        {
            var first = Migration.BuiltIn(database.Dialect)[0];
            await new MigrationRunner(database, [first], [], TimeProvider.System).ApplyAsync(TestContext.Current.CancellationToken);
        }
        using var folder = new ScratchFolder();
        (await TrackerProcess.RunAsync(["migrate", "--script", folder.Combine("tracker.sql"), .. Database.Settings])).Expect(0);

        await RunAsync(await File.ReadAllTextAsync(folder.Combine("tracker.sql"), TestContext.Current.CancellationToken));

        await AssertNewestAsync();
    }

    private async Task AssertNewestAsync()
    {
        await using var database = Database.Open();

        // There is nothing to fill in a database that has just been made.
        var backFills = Migration.BuiltIn(database.Dialect).Select(migration => migration.BackFill).OfType<string>()
            .Select(name => new BackFill(name, (_, _) => Task.FromResult<long?>(null)));
        Assert.Empty(await new MigrationRunner(database, [.. backFills], TimeProvider.System).PendingAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Runs a script as the engine's own tool does.</summary>
    protected abstract Task RunAsync(string script);
}

public sealed class ScriptFilesOnSqlite() : ScriptFileScenarios(new SqliteEngine())
{
    protected override async Task RunAsync(string script)
    {
        const string Shell = "/usr/bin/sqlite3";
        Assert.SkipUnless(File.Exists(Shell), $"There is no {Shell} here, SQLite's own shell.");
        Assert.SkipUnless(await VersionAsync(Shell) >= new Version(3, 43), $"{Shell} is older than 3.43, which the file needs.");
        using var folder = new ScratchFolder();
        var start = new System.Diagnostics.ProcessStartInfo(Shell, [Database.ConnectionString["Data Source=".Length..]])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        using var shell = System.Diagnostics.Process.Start(start)!;
        await shell.StandardInput.WriteAsync(script);
        shell.StandardInput.Close();
        var errors = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", errors);
        Assert.Equal(0, shell.ExitCode);
    }

    // "3.46.1 2024-08-13 09:16:08 c9c2ab54…"
    private static async Task<Version> VersionAsync(string shell)
    {
        using var asked = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(shell, ["--version"]) { RedirectStandardOutput = true })!;
        return Version.Parse((await asked.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split(' ')[0]);
    }
}

public sealed class ScriptFilesOnSqlServer() : ScriptFileScenarios(new SqlServerEngine())
{
    protected override async Task RunAsync(string script)
    {
        await using var connection = await Database.ConnectAsync();
        foreach (var (_, batch) in SqlServerDialect.Instance.Statements(script))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = batch;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }
}
