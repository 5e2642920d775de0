using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence;
using Tracker.Persistence.Sqlite;

namespace Tracker.Integration.Tests.Engines;

/// <summary>SQLite: a database is a file in a folder of its own.</summary>
public sealed class SqliteEngine : DatabaseEngine
{
    public override Task<ScratchDatabase> CreateAsync() => Task.FromResult<ScratchDatabase>(new SqliteFile());

    private sealed class SqliteFile : ScratchDatabase
    {
        private readonly ScratchFolder _folder = new();

        public override string Provider => DatabaseProviders.Sqlite;

        public override string ConnectionString => $"Data Source={_folder.Combine("tracker.db")}";

        public override IReadOnlyList<string> Settings => [$"--ConnectionStrings:Tracker={ConnectionString}"];

        public override Database Open() => new SqliteDatabase(ConnectionString, new DatabaseOptions(), TimeProvider.System);

        public override async Task<DbConnection> ConnectAsync()
        {
            var connection = new SqliteConnection($"{ConnectionString};Pooling=False;Foreign Keys=True");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            return connection;
        }

        public override async Task<IReadOnlyList<string>> FaultsAsync()
        {
            await using var connection = await ConnectAsync();
            var faults = await connection.QueryAsync<string>("SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
            var broken = await connection.QueryAsync<string>("""SELECT "table" || ' -> ' || parent FROM pragma_foreign_key_check""");
            return [.. faults, .. broken];
        }

        public override async Task<IReadOnlyList<string>> DumpAsync()
        {
            await using var connection = await ConnectAsync();
            var rows = new List<string>();
            foreach (var table in (await connection.QueryAsync<string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")).AsList())
            {
                foreach (IDictionary<string, object?> row in await connection.QueryAsync($"SELECT * FROM {table}"))
                    rows.Add($"{table}: {string.Join('|', row.Values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value))}");
            }
            return [.. rows.Order(StringComparer.Ordinal)];
        }

        public override async Task WhileLockedAsync(Func<Task> action)
        {
            await using var connection = await ConnectAsync();
            await connection.ExecuteAsync("BEGIN IMMEDIATE");
            await action();
        }

        public override async Task MakeThemesEndlessAsync()
        {
            await using var connection = await ConnectAsync();
            await connection.ExecuteAsync(
                """
                ALTER TABLE commitment_theme RENAME TO commitment_theme_rows;
                CREATE VIEW commitment_theme AS
                WITH RECURSIVE endless(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless)
                SELECT 'water' AS theme, n AS commitment_key FROM endless WHERE n < 0;
                CREATE TRIGGER commitment_theme_insert INSTEAD OF INSERT ON commitment_theme BEGIN
                    INSERT INTO commitment_theme_rows (theme, commitment_key) VALUES (new.theme, new.commitment_key);
                END;
                """);
        }

        public override async Task EmptySearchAsync()
        {
            await using var connection = await ConnectAsync();
            await connection.ExecuteAsync("INSERT INTO commitment_search (commitment_search) VALUES ('delete-all')");
        }

        public override ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
