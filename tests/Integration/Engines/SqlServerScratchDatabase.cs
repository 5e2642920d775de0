using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.SqlClient;
using Tracker.Persistence;
using Tracker.Persistence.SqlServer;

namespace Tracker.Integration.Tests.Engines;

internal sealed partial class SqlServerScratchDatabase(string server, string name) : ScratchDatabase
{
    public override string Provider => DatabaseProviders.SqlServer;

    public override string ConnectionString { get; } = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString;

    public override IReadOnlyList<string> Settings => [$"--ConnectionStrings:Tracker={ConnectionString}", $"--Database:Provider={DatabaseProviders.SqlServer}"];

    public override Database Open() => new SqlServerDatabase(ConnectionString, null, new DatabaseOptions(), TimeProvider.System);

    public override async Task<DbConnection> ConnectAsync()
    {
        var connection = new SqlConnection(ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public override string Translate(string sql) => Literal().Replace(sql, "N$0").Replace("AS BLOB)", "AS varbinary(max))", StringComparison.Ordinal);

    public override async Task<IReadOnlyList<string>> FaultsAsync()
    {
        await using var connection = await ConnectAsync();
        if (await connection.QuerySingleAsync<int>("SELECT COUNT(*) FROM sys.tables WHERE name = 'mention'") == 0)
            return [];

        // The two references that this engine cannot check before a transaction ends.
        return (await connection.QueryAsync<string>(
            """
            SELECT CONCAT('document ', d.id, ' has no text') FROM document d WHERE NOT EXISTS (SELECT 1 FROM document_text t WHERE t.text_key = d.current_text_key)
            UNION ALL
            SELECT CONCAT('commitment ', c.id, ' has no mention') FROM commitment c WHERE NOT EXISTS (SELECT 1 FROM mention m WHERE m.mention_key = c.first_mention_key)
            """)).AsList();
    }

    public override async Task<IReadOnlyList<string>> DumpAsync()
    {
        await using var connection = await ConnectAsync();
        var rows = new List<string>();
        foreach (var table in (await connection.QueryAsync<string>("SELECT name FROM sys.tables WHERE is_ms_shipped = 0")).AsList())
        {
            foreach (IDictionary<string, object?> row in await connection.QueryAsync($"SELECT * FROM {table}"))
                rows.Add($"{table}: {string.Join('|', row.Values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value))}");
        }
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    public override async Task WhileLockedAsync(Func<Task> action)
    {
        await using var connection = await ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            EXEC sp_getapplock @Resource = N'tracker migrations', @LockMode = 'Exclusive', @LockOwner = 'Transaction';
            IF OBJECT_ID(N'journal_head') IS NOT NULL
                UPDATE journal_head SET last_sequence = last_sequence;
            """,
            transaction: transaction);
        await action();
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
    }

    public override async Task MakeThemesEndlessAsync()
    {
        await using var connection = await ConnectAsync();
        foreach (var batch in new[]
        {
            "EXEC sp_rename N'commitment_theme', N'commitment_theme_rows'",
            """
            CREATE VIEW commitment_theme AS
            SELECT CAST(N'water' AS nvarchar(200)) COLLATE Latin1_General_100_BIN2 AS theme, CAST(a.column_id + b.column_id AS bigint) AS commitment_key
            FROM sys.all_columns a CROSS JOIN sys.all_columns b CROSS JOIN sys.all_columns c CROSS JOIN sys.all_columns d CROSS JOIN sys.all_columns e
            WHERE a.column_id % 7 + b.column_id % 7 + c.column_id % 7 + d.column_id % 7 + e.column_id % 7 > 1000
            """,
            """
            CREATE TRIGGER commitment_theme_insert ON commitment_theme INSTEAD OF INSERT AS
                INSERT INTO commitment_theme_rows (theme, commitment_key) SELECT theme, commitment_key FROM inserted
            """,
        })
        {
            await connection.ExecuteAsync(batch);
        }
    }

    public override async Task EmptySearchAsync()
    {
        await using var connection = await ConnectAsync();
        await connection.ExecuteAsync("DELETE FROM search_posting; DELETE FROM search_text");
    }

    public override async ValueTask DisposeAsync()
    {
        SqlConnection.ClearAllPools();
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync(CancellationToken.None);
        try
        {
            await connection.ExecuteAsync($"DROP DATABASE {name}");
        }
        catch (SqlException)
        {
            // What a killed process left open goes first.
            await connection.ExecuteAsync($"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name};");
        }
    }

    // 'as every engine knows it', which here is of the server's code page unless it begins with N.
    [GeneratedRegex("(?<![\\w'])'(?:[^']|'')*'", RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();
}
