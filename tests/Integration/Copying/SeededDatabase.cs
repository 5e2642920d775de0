using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Integration.Tests.Copying;

/// <summary>Multiplies, within the database, what was read from one report: far quicker than reading so many.</summary>
internal static class SeededDatabase
{
    /// <param name="connection">A SQLite database with the document to multiply as its only one.</param>
    /// <param name="documents">How many more there shall be.</param>
    public static async Task MultiplyAsync(SqliteConnection connection, int documents)
    {
        // Keys of one document lie within this distance; ids keep their form and begin with the copy's number.
        const int Distance = 10_000;
        await connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        foreach (var (table, columns) in await ColumnsAsync(connection, transaction))
        {
            var values = columns.Select(column => column switch
            {
                "journal.sequence" => "sequence + n * (SELECT COUNT(*) FROM journal)",
                "repeat_band.band" or "journal.principal_key" => Name(column),
                "document_text.sha256" or "source.sha256" => "substr(sha256, 1, 56) || printf('%08d', n)",
                _ when Name(column) == "id" => "printf('%08x', n) || substr(id, 9)",
                _ when Name(column).EndsWith("_key", StringComparison.Ordinal) => $"{Name(column)} + n * {Distance}",
                _ => Name(column),
            });
            await connection.ExecuteAsync(
                $"""
                WITH RECURSIVE copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < @documents)
                INSERT INTO {table} ({string.Join(", ", columns.Select(Name))})
                SELECT {string.Join(", ", values)} FROM {table} CROSS JOIN copies
                """,
                new { documents },
                transaction);
        }
        await connection.ExecuteAsync(
            """
            UPDATE journal_head SET last_sequence = (SELECT MAX(sequence) FROM journal);
            UPDATE key_head SET next_key = next_key + (@documents + 1) * @Distance;
            """,
            new { documents, Distance },
            transaction);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }

    private static readonly string[] Tables =
    [
        "document", "source", "document_text", "article", "article_place", "commitment", "commitment_region", "commitment_theme", "mention",
        "repeat_band", "journal",
    ];

    private static async Task<IEnumerable<(string Table, List<string> Columns)>> ColumnsAsync(SqliteConnection connection, System.Data.Common.DbTransaction transaction)
    {
        var rows = await connection.QueryAsync<(string Table, string Column)>(
            "SELECT t.name, c.name FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c WHERE t.name IN @Tables", new { Tables }, transaction);
        return rows.GroupBy(row => row.Table, row => $"{row.Table}.{row.Column}", StringComparer.Ordinal).Select(table => (table.Key, table.ToList()));
    }

    private static string Name(string column) => column.Split('.')[1];
}
