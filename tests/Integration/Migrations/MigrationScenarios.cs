using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence.Migrations;

namespace Tracker.Integration.Tests.Migrations;

public abstract class MigrationScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private static readonly Migration First = Migration.Parse("2026-01-01_01_first.sql", "CREATE TABLE town (id INTEGER NOT NULL PRIMARY KEY);\n");
    private static readonly Migration Second = Migration.Parse(
        "2026-01-02_01_second.sql", "CREATE TABLE street (id INTEGER NOT NULL PRIMARY KEY, town INTEGER NOT NULL REFERENCES town (id));\n");

    [Fact]
    public async Task A_fresh_database_gets_every_script_once()
    {
        Assert.Equal([First, Second], await PendingAsync(First, Second));
        Assert.Equal([First, Second], await ApplyAsync(First, Second));

        var dump = await Database.DumpAsync();
        Assert.Empty(await PendingAsync(First, Second));
        Assert.Empty(await ApplyAsync(First, Second));
        Assert.Equal(dump, await Database.DumpAsync());
        Assert.Equal([First.Name, Second.Name], await RowsAsync<string>("SELECT script FROM schema_journal ORDER BY script"));
    }

    [Fact]
    public async Task Only_what_is_new_is_applied()
    {
        await ApplyAsync(First);

        Assert.Equal([Second], await PendingAsync(First, Second));
        Assert.Equal([Second], await ApplyAsync(First, Second));
    }

    [Fact]
    public async Task How_lines_end_is_no_change()
    {
        await ApplyAsync(First, Second);

        Assert.Empty(await ApplyAsync(
            Migration.Parse(First.Name, First.Sql.Replace("\n", "\r\n", StringComparison.Ordinal)), Migration.Parse(Second.Name, Second.Sql.TrimEnd())));
    }

    [Fact]
    public async Task A_script_that_changed_after_it_ran_is_refused()
    {
        await ApplyAsync(First, Second);

        var refused = await RefusedAsync(Migration.Parse(First.Name, First.Sql + "-- another word\n"), Second);

        Assert.Contains(First.Name, refused, StringComparison.Ordinal);
        Assert.Contains("changed", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_this_program_does_not_know_is_refused()
    {
        await ApplyAsync(First, Second);

        Assert.Contains(Second.Name, await RefusedAsync(First), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_dated_before_the_last_one_is_refused_and_not_run()
    {
        await ApplyAsync(First, Second);
        var late = Migration.Parse("2026-01-01_02_late.sql", "CREATE TABLE late (id INTEGER);");

        Assert.Contains(late.Name, await RefusedAsync(First, late, Second), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => CountAsync("late"));
    }

    /// <summary>A script that fails, and the line that is to be named. Engines cut scripts into statements of their own.</summary>
    protected abstract IEnumerable<(string Sql, int Line)> Failing { get; }

    /// <summary>Gives a table that others refer to another column, and its rows the name <c>a;b -- c</c> in it.</summary>
    protected abstract string Rebuild { get; }

    [Fact]
    public async Task A_script_that_fails_is_named_with_its_line_and_leaves_nothing()
    {
        await ApplyAsync(First);
        var dump = await Database.DumpAsync();
        foreach (var (sql, line) in Failing)
        {
            var failing = Migration.Parse("2026-01-03_01_failing.sql", sql);

            Assert.StartsWith($"{failing.Name}, line {line}: ", await RefusedAsync(First, Second, failing), StringComparison.Ordinal);

            // What came before it stays, each in a transaction of its own.
            Assert.Equal([First.Name, Second.Name], await RowsAsync<string>("SELECT script FROM schema_journal ORDER BY script"));
            await Assert.ThrowsAnyAsync<Exception>(() => CountAsync("lake"));
            Assert.Empty(dump.Except(await Database.DumpAsync()));
        }
    }

    [Fact]
    public async Task A_script_that_breaks_a_foreign_key_is_refused()
    {
        var breaking = Migration.Parse("2026-01-03_01_breaking.sql", "INSERT INTO street (id, town) VALUES (1, 99);");

        Assert.Contains("street", await RefusedAsync(First, Second, breaking), StringComparison.Ordinal);

        Assert.Equal(0, await CountAsync("street"));
    }

    [Fact]
    public async Task A_table_that_others_refer_to_can_be_rebuilt()
    {
        await ApplyAsync(First, Second);
        await ExecuteAsync("INSERT INTO town (id) VALUES (1); INSERT INTO street (id, town) VALUES (5, 1);");
        var rebuild = Migration.Parse("2026-01-03_01_rebuild.sql", Rebuild);

        Assert.Equal([rebuild], await ApplyAsync(First, Second, rebuild));

        Assert.Equal(["a;b -- c"], await RowsAsync<string>("SELECT name FROM town"));
        Assert.Equal(1, await CountAsync("street"));
        Assert.Empty(await Database.FaultsAsync());
    }

    [Fact]
    public async Task Several_programs_at_once_apply_each_script_once()
    {
        for (var round = 0; round < TestDepth.Count(3, 30); round++)
        {
            var script = Migration.Parse($"2026-02-{round:00}_01_table.sql", $"CREATE TABLE t{round} (id INTEGER);\nINSERT INTO t{round} VALUES (1);");
            Migration[] all = [.. Enumerable.Range(0, round).Select(earlier => Migration.Parse($"2026-02-{earlier:00}_01_table.sql", $"CREATE TABLE t{earlier} (id INTEGER);\nINSERT INTO t{earlier} VALUES (1);")), script];

            var applied = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ApplyAsync(all))));

            Assert.Equal([script], applied.SelectMany(one => one));
            Assert.Equal(1, await CountAsync($"t{round}"));
        }
    }

    [Fact]
    public async Task Several_processes_at_once_migrate_once()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            TrackerProcess.RunAsync(["migrate", .. Database.Settings])));

        // Each script once, by whichever process had the lock.
        Assert.Equal(
            await RowsAsync<string>("SELECT CONCAT('applied ', script) FROM schema_journal ORDER BY script"),
            runs.SelectMany(run => run.Expect(0).Output.Split('\n')).Where(line => line.StartsWith("applied ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Empty(await Database.FaultsAsync());
    }

    [Fact]
    public async Task A_dry_run_prints_what_would_run_and_changes_nothing()
    {
        var dry = await TrackerProcess.RunAsync(["migrate", "--dry-run", .. Database.Settings]);

        Assert.Contains("CREATE TABLE commitment", dry.Expect(0).Output, StringComparison.Ordinal);
        Assert.Empty(await Database.DumpAsync());
        Assert.Contains("applied ", (await TrackerProcess.RunAsync(["migrate", .. Database.Settings])).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("up to date", (await TrackerProcess.RunAsync(["migrate", "--dry-run", .. Database.Settings])).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_process_that_holds_the_lock_is_named_not_stumbled_over()
    {
        await ApplyAsync(First);
        await Database.WhileLockedAsync(async () =>
        {
            var finished = await TrackerProcess.RunAsync(["migrate", .. Database.Settings, "--Database:BusyTimeout=00:00:01"]);
            Assert.Equal(2, finished.ExitCode);
            Assert.DoesNotContain("   at ", finished.Errors, StringComparison.Ordinal);
        });
    }

    private async Task<IReadOnlyList<Migration>> ApplyAsync(params Migration[] migrations)
    {
        await using var database = Database.Open();
        return await new MigrationRunner(database, migrations, [], TimeProvider.System).ApplyAsync(TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<Migration>> PendingAsync(params Migration[] migrations)
    {
        await using var database = Database.Open();
        return await new MigrationRunner(database, migrations, [], TimeProvider.System).PendingAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string> RefusedAsync(params Migration[] migrations) =>
        (await Assert.ThrowsAsync<MigrationException>(() => ApplyAsync(migrations))).Message;
}

public sealed class MigrationsOnSqlite() : MigrationScenarios(new SqliteEngine())
{
    protected override IEnumerable<(string Sql, int Line)> Failing =>
    [
        ("CREATE TABLE lake (id INTEGER);\n\n-- a word\n\nINSERT INTO nowhere VALUES (1);\n", 5),
        ("CREATE TABLE lake (id INTEGER);\nCREATE TABLE\n    river (id\n    INTEGER;\n", 2),
        ("CREATE TABLE lake (id INTEGER);\nINSERT INTO town (id) VALUES (1);\nINSERT INTO town (id) VALUES (1);\n", 3),
        ("CREATE TABLE lake (id INTEGER);\r\n\r\nnonsense;\r\n", 3),
        ("CREATE TABLE lake (id INTEGER);\nSELECT 'not ended", 2),
        ("/* a word\n   on two lines */\nCREATE TABLE lake (id INTEGER);\nnonsense;", 4),
    ];

    protected override string Rebuild => """
        CREATE TABLE town_new (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL);
        INSERT INTO town_new (id, name) SELECT id, 'a;b -- c' FROM town;
        DROP TABLE town;
        ALTER TABLE town_new RENAME TO town;
        CREATE TRIGGER named AFTER UPDATE ON town BEGIN
            INSERT INTO street (id, town) VALUES (6, new.id);
            INSERT INTO street (id, town) VALUES (7, new.id);
        END;
        """;
}

public sealed class MigrationsOnSqlServer() : MigrationScenarios(new SqlServerEngine())
{
    protected override IEnumerable<(string Sql, int Line)> Failing =>
    [
        ("CREATE TABLE lake (id INTEGER);\nGO\n\n-- a word\n\nINSERT INTO nowhere VALUES (1);\n", 6),
        ("CREATE TABLE lake (id INTEGER);\nINSERT INTO town (id) VALUES (1);\nINSERT INTO town (id) VALUES (1);\n", 3),
        ("CREATE TABLE lake (id INTEGER);\nGO\nSELECT 'not ended", 3),
    ];

    protected override string Rebuild => """
        ALTER TABLE town ADD name nvarchar(200) NOT NULL CONSTRAINT town_name_default DEFAULT N'a;b -- c';
        GO
        CREATE TRIGGER named ON town AFTER UPDATE AS BEGIN
            INSERT INTO street (id, town) SELECT 6, id FROM inserted;
            INSERT INTO street (id, town) SELECT 7, id FROM inserted;
        END;
        """;
}
