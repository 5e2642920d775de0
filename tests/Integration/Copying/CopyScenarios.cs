using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Copying;

/// <summary>
/// The verb that moves house, from one engine to another: a SQLite database goes over to the first engine, from there to
/// the second, and back to SQLite, where all rows are compared with what they were.
/// </summary>
public abstract class CopyScenarios(DatabaseEngine from, DatabaseEngine to) : IAsyncLifetime
{
    private readonly SqliteEngine _sqlite = new();
    private readonly List<ScratchDatabase> _databases = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases)
            await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Everything_arrives_as_it_was_and_the_copy_serves()
    {
        var original = await FilledAsync(TestDepth.Count(50, 2500));
        var source = await OnAsync(from, original);
        var target = await NewAsync(to);

        var copied = (await CopyAsync(source, target)).Expect(0).Output;

        Assert.Contains("are the same on both sides", copied, StringComparison.Ordinal);
        await AssertSameAsync(original, await OnAsync(_sqlite, target));
        foreach (var table in await TablesAsync(original))
            Assert.Contains($"{table} ", copied, StringComparison.Ordinal);

        await using var server = await TrackerServer.StartAsync(target, null);
        var before = (await server.Client.GetAsync("/api/v1/commitments?limit=1")).Expect(200).Items();
        (await server.Client.PostReportAsync(Reports.Numbered(77), null, ("X-Api-Key", _key!))).Expect(201);
        var after = (await server.Client.GetAsync("/api/v1/commitments?limit=1")).Expect(200).Items();
        Assert.NotEqual(before.Strings("id"), after.Strings("id"));
    }

    [Fact]
    public async Task Killed_in_the_middle_it_is_served_by_nobody_and_goes_on_where_it_stopped()
    {
        var original = await FilledAsync(TestDepth.Count(200, 2500));
        var source = await OnAsync(from, original);
        var target = await NewAsync(to);
        var rows = 0L;
        for (var round = 0; round < TestDepth.Count(2, 5); round++)
            rows = await KillAsync(source, target, beyond: rows);

        var served = await TrackerProcess.RunAsync(["serve", "--urls=http://127.0.0.1:0", .. Settings(target)]);
        Assert.Contains("tracker copy", served.Expect(2).Errors, StringComparison.Ordinal);

        (await CopyAsync(source, target)).Expect(0);
        await AssertSameAsync(original, await OnAsync(_sqlite, target));
    }

    [Fact]
    public async Task A_source_that_changed_meanwhile_is_told_and_begun_anew()
    {
        var source = await OnAsync(from, await FilledAsync(200));
        var target = await NewAsync(to);
        await KillAsync(source, target, beyond: 0);
        (await TrackerProcess.RunAsync(["keys", "create", "--name=later", "--role=reader", .. Settings(source)])).Expect(0);

        Assert.Contains("--anew", (await CopyAsync(source, target)).Expect(2).Errors, StringComparison.Ordinal);

        (await CopyAsync(source, target, "--anew")).Expect(0);
        await AssertSameAsync(await OnAsync(_sqlite, source), await OnAsync(_sqlite, target));
    }

    [Fact]
    public async Task A_row_that_arrived_otherwise_than_it_left_is_found()
    {
        var original = await FilledAsync(200);
        var source = await OnAsync(from, original);
        var target = await NewAsync(to);
        await KillAsync(source, target, beyond: 0);
        await using (var connection = await target.ConnectAsync())
            Assert.NotEqual(0, await connection.ExecuteAsync("UPDATE article SET ordinal = ordinal + 1000 WHERE article_key = (SELECT MIN(article_key) FROM article)"));

        Assert.Contains("article differs", (await CopyAsync(source, target)).Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("tracker copy", (await TrackerProcess.RunAsync(["migrate", .. Settings(target)])).Expect(2).Errors, StringComparison.Ordinal);

        (await CopyAsync(source, target, "--anew")).Expect(0);
        await AssertSameAsync(original, await OnAsync(_sqlite, target));
    }

    [Fact]
    public async Task A_target_with_data_of_its_own_is_left_as_it_is()
    {
        var source = await OnAsync(from, await FilledAsync(0));
        var target = await NewAsync(to);
        (await TrackerProcess.RunAsync(["keys", "create", "--name=own", "--role=reader", .. Settings(target)])).Expect(0);
        var before = await target.DumpAsync();

        var refused = await CopyAsync(source, target);
        var anew = await CopyAsync(source, target, "--anew");

        Assert.Contains("data of its own", refused.Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("data of its own", anew.Expect(2).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.All, StringComparison.Ordinal);
        Assert.Equal(before, await target.DumpAsync());
    }

    private string? _key;

    /// <summary>A SQLite database with a bit of everything, and so many more documents of 40 commitments each.</summary>
    private async Task<ScratchDatabase> FilledAsync(int documents)
    {
        var database = await NewAsync(_sqlite);
        using var folder = new ScratchFolder();
        (await TrackerProcess.RunAsync(["ingest", folder.Write("report.txt", Reports.Long(1, 40)), .. Settings(database)])).Expect(0);
        if (documents > 0)
        {
            await using var connection = (SqliteConnection)await database.ConnectAsync();
            await SeededDatabase.MultiplyAsync(connection, documents);
        }
        (await TrackerProcess.RunAsync(["ingest", Checkout.Combine("samples", "changzhou-work-report.txt"), Checkout.Combine("samples", "taihu-governance-jiangsu.md"), .. Settings(database)])).Expect(0);
        _key = (await TrackerProcess.RunAsync(["keys", "create", "--name=新华 𠮷", "--role=admin", .. Settings(database)])).Expect(0).Output.Trim();
        Assert.Empty(await database.FaultsAsync());
        return database;
    }

    private async Task<ScratchDatabase> NewAsync(DatabaseEngine engine)
    {
        var database = await engine.CreateAsync();
        _databases.Add(database);
        return database;
    }

    /// <summary>The same data on an engine: the database itself where it is one of it.</summary>
    private async Task<ScratchDatabase> OnAsync(DatabaseEngine engine, ScratchDatabase database)
    {
        if (engine is SqliteEngine && database.Provider == "sqlite")
            return database;
        var copy = await NewAsync(engine);
        (await CopyAsync(database, copy)).Expect(0);
        return copy;
    }

    private static Task<Finished> CopyAsync(ScratchDatabase source, ScratchDatabase target, params string[] options) =>
        TrackerProcess.RunAsync([.. Arguments(source, target), .. options]);

    private static string[] Arguments(ScratchDatabase source, ScratchDatabase target) =>
        ["copy", "--from", $"{source.Provider}:{source.ConnectionString}", "--to", $"{target.Provider}:{target.ConnectionString}"];

    private static string[] Settings(ScratchDatabase database) => [$"--ConnectionStrings:Tracker={database.ConnectionString}"];

    /// <summary>Lets a copy get somewhere, has it wait there, and kills it.</summary>
    /// <param name="beyond">How many rows it shall have at least.</param>
    /// <returns>How many rows are there.</returns>
    private static async Task<long> KillAsync(ScratchDatabase source, ScratchDatabase target, long beyond)
    {
        await using var process = TrackerProcess.Start(new ProcessSetup(), Arguments(source, target));
        while (await CopiedAsync(target) is var rows && rows <= beyond)
            process.AssertRuns();
        await target.WhileLockedAsync(async () =>
        {
            process.AssertRuns();
            await process.KillAsync();
        });
        return await CopiedAsync(target);
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

public sealed class CopyFromSqliteToSqlite() : CopyScenarios(new SqliteEngine(), new SqliteEngine());
