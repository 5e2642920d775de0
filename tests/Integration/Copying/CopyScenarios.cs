using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Copying;

/// <summary>
/// The verb that moves house, from one engine to another: a SQLite database goes over to the first engine, from there to
/// the second, and back to SQLite, where all rows are compared with what they were.
/// </summary>
public abstract class CopyScenarios(DatabaseEngine from, DatabaseEngine to, FilledDatabase filled) : IClassFixture<FilledDatabase>, IAsyncLifetime
{
    private readonly SqliteEngine _sqlite = new();
    private readonly List<ScratchDatabase> _databases = [];

    private ScratchDatabase Source => _databases[0];

    private ScratchDatabase Target => _databases[1];

    /// <summary>The source where that is SQLite's, else what it is a copy of.</summary>
    private ScratchDatabase Original => from is SqliteEngine ? Source : _databases[2];

    public async ValueTask InitializeAsync()
    {
        // First, since without its server an engine skips the test.
        await NewAsync(from);
        await NewAsync(to);
        if (from is not SqliteEngine)
            await NewAsync(_sqlite);
        await filled.CopyToAsync(Original);
        if (Source != Original)
            (await CopyAsync(Original, Source)).Expect(0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases)
            await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Everything_arrives_as_it_was_and_the_copy_serves()
    {
        var copied = (await CopyAsync(Source, Target)).Expect(0).Output;

        Assert.Contains("are the same on both sides", copied, StringComparison.Ordinal);
        await AssertSameAsync(Original, await OnSqliteAsync(Target));
        foreach (var table in await TablesAsync(Original))
            Assert.Contains($"{table} ", copied, StringComparison.Ordinal);

        await using var server = await TrackerServer.StartAsync(Target, null);
        foreach (var word in (string[])["太湖", "第40段"])
            Assert.NotEmpty((await server.Client.GetAsync($"/api/v1/commitments?q={word}")).Expect(200).Items());
        var before = (await server.Client.GetAsync("/api/v1/commitments?limit=1")).Expect(200).Items();
        (await server.Client.PostReportAsync(Reports.Numbered(77), null, ("X-Api-Key", filled.Key))).Expect(201);
        var after = (await server.Client.GetAsync("/api/v1/commitments?limit=1")).Expect(200).Items();
        Assert.NotEqual(before.Strings("id"), after.Strings("id"));
    }

    [Fact]
    public async Task Killed_in_the_middle_it_is_served_by_nobody_and_goes_on_where_it_stopped()
    {
        for (var round = 0; round < TestDepth.Count(2, 5); round++)
            await KillAsync(Source, Target, beyond: round * TestDepth.Count(2000, 100_000));

        var served = await TrackerProcess.RunAsync(["serve", "--urls=http://127.0.0.1:0", .. Target.Settings]);
        Assert.Contains("tracker copy", served.Expect(2).Errors, StringComparison.Ordinal);

        (await CopyAsync(Source, Target)).Expect(0);
        await AssertSameAsync(Original, await OnSqliteAsync(Target));
    }

    [Fact]
    public async Task A_source_that_changed_meanwhile_is_told_and_begun_anew()
    {
        await KillAsync(Source, Target, beyond: 0);
        (await TrackerProcess.RunAsync(["keys", "create", "--name=later", "--role=reader", .. Source.Settings])).Expect(0);

        Assert.Contains("--anew", (await CopyAsync(Source, Target)).Expect(2).Errors, StringComparison.Ordinal);

        (await CopyAsync(Source, Target, "--anew")).Expect(0);
        await AssertSameAsync(await OnSqliteAsync(Source), await OnSqliteAsync(Target));
    }

    [Fact]
    public async Task A_row_that_arrived_otherwise_than_it_left_is_found()
    {
        // Which tables come first is the engine's affair.
        await KillAsync(Source, Target, beyond: 500);
        await using (var connection = await Target.ConnectAsync())
        {
            var changed = await connection.ExecuteAsync("UPDATE journal SET effective_on = '2000-01-01' WHERE sequence = 1")
                + await connection.ExecuteAsync("UPDATE document SET version = version + 1 WHERE document_key = (SELECT MIN(document_key) FROM document)");
            Assert.NotEqual(0, changed);
        }

        Assert.Contains(" differs", (await CopyAsync(Source, Target)).Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("tracker copy", (await TrackerProcess.RunAsync(["migrate", .. Target.Settings])).Expect(2).Errors, StringComparison.Ordinal);

        (await CopyAsync(Source, Target, "--anew")).Expect(0);
        await AssertSameAsync(Original, await OnSqliteAsync(Target));
    }

    [Fact]
    public async Task A_target_with_data_of_its_own_is_left_as_it_is()
    {
        (await TrackerProcess.RunAsync(["keys", "create", "--name=own", "--role=reader", .. Target.Settings])).Expect(0);
        var before = await Target.DumpAsync();

        var refused = await CopyAsync(Source, Target);
        var anew = await CopyAsync(Source, Target, "--anew");

        Assert.Contains("data of its own", refused.Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("data of its own", anew.Expect(2).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.All, StringComparison.Ordinal);
        Assert.Equal(before, await Target.DumpAsync());
    }

    private async Task<ScratchDatabase> NewAsync(DatabaseEngine engine)
    {
        var database = await engine.CreateAsync();
        _databases.Add(database);
        return database;
    }

    /// <summary>The same data in SQLite: the database itself where it is one.</summary>
    private async Task<ScratchDatabase> OnSqliteAsync(ScratchDatabase database)
    {
        if (database.Provider == "sqlite")
            return database;
        var copy = await NewAsync(_sqlite);
        (await CopyAsync(database, copy)).Expect(0);
        return copy;
    }

    private static Task<Finished> CopyAsync(ScratchDatabase source, ScratchDatabase target, params string[] options) =>
        TrackerProcess.RunAsync([.. Arguments(source, target), .. options]);

    private static string[] Arguments(ScratchDatabase source, ScratchDatabase target) =>
        ["copy", "--from", $"{source.Provider}:{source.ConnectionString}", "--to", $"{target.Provider}:{target.ConnectionString}"];

    /// <summary>Lets a copy get somewhere, and kills it.</summary>
    /// <param name="beyond">More rows than this shall have arrived; far less than there are.</param>
    private static async Task KillAsync(ScratchDatabase source, ScratchDatabase target, long beyond)
    {
        await using var process = TrackerProcess.Start(new ProcessSetup(), Arguments(source, target));
        while (await CopiedAsync(target) <= beyond)
            process.AssertRuns();
        process.AssertRuns();
        await process.KillAsync();
    }

    private static async Task<long> CopiedAsync(ScratchDatabase target)
    {
        await using var connection = await target.ConnectAsync();
        try
        {
            return await connection.QuerySingleAsync<long?>("SELECT SUM(copied_rows) FROM copy_progress") ?? 0;
        }
        catch (System.Data.Common.DbException)
        {
            // It has not begun.
            return 0;
        }
    }

    /// <summary>Compares by SQLite's own means, not by the program's.</summary>
    private static async Task AssertSameAsync(ScratchDatabase one, ScratchDatabase other)
    {
        Assert.Empty(await other.FaultsAsync());
        await using var connection = await one.ConnectAsync();
        await connection.ExecuteAsync("ATTACH @File AS other", new { File = new SqliteConnectionStringBuilder(other.ConnectionString).DataSource });
        foreach (var table in await TablesAsync(one))
        {
            Assert.Equal(
                (0L, 0L, 0L),
                await connection.QuerySingleAsync<(long, long, long)>(
                    $"""
                    SELECT (SELECT COUNT(*) FROM (SELECT * FROM main.{table} EXCEPT SELECT * FROM other.{table})),
                           (SELECT COUNT(*) FROM (SELECT * FROM other.{table} EXCEPT SELECT * FROM main.{table})),
                           (SELECT COUNT(*) FROM main.{table}) - (SELECT COUNT(*) FROM other.{table})
                    """));
        }
    }

    /// <summary>All tables but the migration runner's, and those that an index of SQLite keeps for itself.</summary>
    private static async Task<IReadOnlyList<string>> TablesAsync(ScratchDatabase sqlite)
    {
        await using var connection = await sqlite.ConnectAsync();
        return (await connection.QueryAsync<string>(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT IN ('sqlite_schema', 'schema_journal')")).AsList();
    }
}

public sealed class CopyFromSqliteToSqlite(FilledDatabase filled) : CopyScenarios(new SqliteEngine(), new SqliteEngine(), filled);

public sealed class CopyFromSqliteToSqlServer(FilledDatabase filled) : CopyScenarios(new SqliteEngine(), new SqlServerEngine(), filled);

public sealed class CopyFromSqlServerToSqlite(FilledDatabase filled) : CopyScenarios(new SqlServerEngine(), new SqliteEngine(), filled);

public sealed class CopyFromSqlServerToSqlServer(FilledDatabase filled) : CopyScenarios(new SqlServerEngine(), new SqlServerEngine(), filled);
