using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Tracker.Extraction;
using Tracker.Persistence;
using Tracker.Persistence.Migrations;
using Tracker.Persistence.Search;
using Tracker.Persistence.Sqlite;

namespace Tracker.Bench.Listing;

/// <summary>
/// Makes a database of invented mentions: rows in bulk, then the indexes, then what the program itself fills. Of one that is
/// there only the last is completed.
/// </summary>
internal static class Seeder
{
    private const int OfTransaction = 100_000;
    private const int BatchesOfTransaction = 50;

    public static async Task SeedAsync(string path, long mentions, TextWriter log, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await MigrateAsync(path, cancellationToken);
            WriteRows(path, mentions, log, cancellationToken);
        }
        var clock = Stopwatch.StartNew();
        await IndexWordsAsync(path, cancellationToken);
        WriteSizes(path, mentions, clock.Elapsed, log);
    }

    private static void WriteRows(string path, long mentions, TextWriter log, CancellationToken cancellationToken)
    {
        var indexes = new List<string>();
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA temp_store = FILE;");
        Timed(log, "rows", () =>
        {
            indexes = DropIndexes(connection);
            Fill(connection, mentions, cancellationToken);
        });
        Timed(log, "indexes", () => indexes.ForEach(index => Execute(connection, index)));
        Execute(connection, "ANALYZE; PRAGMA journal_mode = WAL;");
    }

    private static async Task MigrateAsync(string path, CancellationToken cancellationToken)
    {
        await using var database = Open(path);
        var migrations = Migration.BuiltIn(database.Dialect);
        var nothing = migrations.Select(migration => migration.BackFill).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(name => new BackFill(name, (_, _) => Task.FromResult<long?>(null)));
        await new MigrationRunner(database, migrations, [.. nothing], TimeProvider.System).ApplyAsync(cancellationToken);
    }

    private static SqliteDatabase Open(string path) => new($"Data Source={path}", new DatabaseOptions(), TimeProvider.System);

    private static List<string> DropIndexes(SqliteConnection connection)
    {
        var indexes = new List<(string Name, string Sql)>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                indexes.Add((reader.GetString(0), reader.GetString(1)));
        }
        foreach (var (name, _) in indexes)
            Execute(connection, $"DROP INDEX {name}");
        return [.. indexes.Select(index => index.Sql)];
    }

    private static void Fill(SqliteConnection connection, long mentions, CancellationToken cancellationToken)
    {
        var draw = new Draw(20261122);
        var key = 1000L;
        for (var done = 0L; done < mentions;)
        {
            using var transaction = connection.BeginTransaction();
            using (var rows = new SeededRows(connection, transaction, Extractor.Default.Gazetteer, draw))
            {
                var end = Math.Min(mentions, done + OfTransaction);
                for (; done < end; done += SeededRows.OfDocument)
                    key = rows.AddDocument(key);
            }
            transaction.Commit();
            cancellationToken.ThrowIfCancellationRequested();
        }
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE key_head SET next_key = {key}"));
    }

    /// <summary>By the program's own back-fill, so that the index is as it would have grown; on from where it was cut off.</summary>
    private static async Task IndexWordsAsync(string path, CancellationToken cancellationToken)
    {
        await using var database = Open(path);
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        Execute(connection, "PRAGMA synchronous = OFF; PRAGMA cache_size = -500000;");
        var backFill = SearchBackFill.Create();
        long? cursor = await new Session(connection, null, database.Dialect, cancellationToken)
            .SingleAsync<long>("SELECT COALESCE(MAX(id), 0) FROM commitment_search_docsize");
        while (cursor is not null)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var session = new Session(connection, transaction, database.Dialect, cancellationToken);
            for (var batch = 0; batch < BatchesOfTransaction && cursor is { } from; batch++)
                cursor = await backFill.RunBatchAsync(session, from);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private static void WriteSizes(string path, long mentions, TimeSpan indexing, TextWriter log)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT SUM(LENGTH(block)) / 1e6 FROM commitment_search_data";
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  words indexed in {indexing.TotalSeconds:n0} s"));
        log.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{mentions:n0} mentions: {new FileInfo(path).Length / 1e9:n2} GB, of it the words {command.ExecuteScalar():n0} MB"));
    }

    private static void Timed(TextWriter log, string what, Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what} in {clock.Elapsed.TotalSeconds:n0} s"));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
