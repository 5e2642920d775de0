using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence;
using Tracker.Persistence.Migrations;

namespace Tracker.Integration.Tests.Migrations;

public abstract class BackFillScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const int Rows = 1000;
    private const int BatchLength = 100;

    private static readonly Migration Towns = Migration.Parse(
        "2026-01-01_01_towns.sql",
        $"""
        CREATE TABLE town (id INTEGER NOT NULL PRIMARY KEY, population INTEGER NULL, fills INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE digit (d INTEGER NOT NULL);
        INSERT INTO digit (d) VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
        INSERT INTO town (id) SELECT 1 + x.d + 10 * y.d + 100 * z.d FROM digit x CROSS JOIN digit y CROSS JOIN digit z;
        """);

    private static readonly Migration Fill = Migration.Parse(
        "2026-01-02_01_fill.sql", "-- back-fill: count-people\nCREATE INDEX town_population ON town (population);\n");

    [Fact]
    public async Task It_runs_in_batches_after_its_script_and_once()
    {
        var batches = await ApplyAsync(dieIn: null);

        Assert.Equal(Rows / BatchLength, batches);
        Assert.Equal(Rows, await CountAsync("town WHERE population = id * 10 AND fills = 1"));
        Assert.Equal(0, await ApplyAsync(dieIn: null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task After_a_crash_in_the_middle_it_goes_on_where_it_stopped(int batch)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => ApplyAsync(dieIn: batch));
        Assert.Equal(batch * BatchLength, await CountAsync("town WHERE fills = 1"));
        Assert.Equal([0], await RowsAsync<int>("SELECT back_fill_done FROM schema_journal WHERE back_fill IS NOT NULL"));

        Assert.Equal((Rows / BatchLength) - batch, await ApplyAsync(dieIn: null));

        Assert.Equal(Rows, await CountAsync("town WHERE population = id * 10 AND fills = 1"));
        Assert.Equal([1], await RowsAsync<int>("SELECT back_fill_done FROM schema_journal WHERE back_fill IS NOT NULL"));
    }

    [Fact]
    public async Task Several_programs_at_once_fill_every_row_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => ApplyAsync(dieIn: null))));

        Assert.Equal(Rows, await CountAsync("town WHERE fills = 1"));
    }

    [Fact]
    public async Task A_back_fill_that_the_program_does_not_have_is_named()
    {
        await using var database = Database.Open();
        var runner = new MigrationRunner(database, [Towns, Fill], [], TimeProvider.System);

        var refused = await Assert.ThrowsAsync<MigrationException>(() => runner.ApplyAsync(TestContext.Current.CancellationToken));

        Assert.Contains("count-people", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("schema_journal"));
        await Assert.ThrowsAsync<MigrationException>(() => runner.PendingAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_is_whole_before_the_next_script_begins()
    {
        var strict = Migration.Parse(
            "2026-01-03_01_strict.sql",
            """
            CREATE TABLE town_new (id INTEGER NOT NULL PRIMARY KEY, population INTEGER NOT NULL, fills INTEGER NOT NULL);
            INSERT INTO town_new (id, population, fills) SELECT id, population, fills FROM town;
            DELETE FROM town;
            DROP TABLE town;
            CREATE TABLE town (id INTEGER NOT NULL PRIMARY KEY, population INTEGER NOT NULL, fills INTEGER NOT NULL);
            INSERT INTO town (id, population, fills) SELECT id, population, fills FROM town_new;
            """);

        Assert.Equal(Rows / BatchLength, await ApplyAsync(dieIn: null, strict));

        Assert.Equal(Rows, await CountAsync("town WHERE population = id * 10"));
    }

    [Fact]
    public async Task After_a_crash_the_next_script_waits_for_it()
    {
        var next = Migration.Parse("2026-01-03_01_next.sql", "CREATE TABLE filled (n INTEGER);\nINSERT INTO filled (n) SELECT COUNT(population) FROM town;");
        await Assert.ThrowsAsync<InvalidOperationException>(() => ApplyAsync(dieIn: 4, next));

        await ApplyAsync(dieIn: null, next);

        Assert.Equal([Rows], await RowsAsync<int>("SELECT n FROM filled"));
    }

    /// <returns>How many batches ran.</returns>
    private async Task<int> ApplyAsync(int? dieIn, params Migration[] further)
    {
        var batches = 0;
        await using var database = Database.Open();
        var backFill = new BackFill("count-people", RunBatchAsync);
        await new MigrationRunner(database, [Towns, Fill, .. further], [backFill], TimeProvider.System).ApplyAsync(TestContext.Current.CancellationToken);
        return batches;

        async Task<long?> RunBatchAsync(Session session, long cursor)
        {
            await session.ExecuteAsync(
                "UPDATE town SET population = id * 10, fills = fills + 1 WHERE id > @cursor AND id <= @end", new { cursor, end = cursor + BatchLength });
            if (cursor == dieIn * BatchLength)
                throw new InvalidOperationException("The power went out.");
            batches++;
            return cursor + BatchLength < Rows ? cursor + BatchLength : null;
        }
    }
}

public sealed class BackFillsOnSqlite() : BackFillScenarios(new SqliteEngine());

public sealed class BackFillsOnSqlServer() : BackFillScenarios(new SqlServerEngine());
