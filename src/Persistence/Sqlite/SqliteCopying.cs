using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Persistence.Copying;

namespace Tracker.Persistence.Sqlite;

internal sealed class SqliteCopying : CopyDialect
{
    public static SqliteCopying Instance { get; } = new();

    public override async Task<IReadOnlyList<CopiedTable>> TablesAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // Virtual tables and those in which they keep their rows have types of their own here.
        var rows = await connection.QueryAsync<(string Table, string Column, string Type, long Key)>(new CommandDefinition(
            """
            SELECT t.name, c.name, c.type, c.pk
            FROM pragma_table_list AS t
            JOIN pragma_table_info(t.name) AS c
            WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'
            """,
            cancellationToken: cancellationToken));
        var references = (await connection.QueryAsync<(string Table, string Other)>(new CommandDefinition(
            """SELECT t.name, f."table" FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS f WHERE t.schema = 'main'""",
            cancellationToken: cancellationToken))).ToLookup(row => row.Table, row => row.Other, StringComparer.Ordinal);
        return [.. rows.GroupBy(row => row.Table, StringComparer.Ordinal).Select(table => new CopiedTable(
            table.Key,
            [.. table.OrderBy(row => row.Column, StringComparer.Ordinal).Select(row => new CopiedColumn(row.Column, KindOf(row.Table, row.Column, row.Type)))],
            [.. table.Where(row => row.Key > 0).OrderBy(row => row.Key).Select(row => row.Column)],
            [.. references[table.Key].Distinct(StringComparer.Ordinal)]))];
    }

    public override Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override string CreateProgress => """
        CREATE TABLE copy_progress (
            table_name TEXT NOT NULL PRIMARY KEY,
            copied_rows INTEGER NOT NULL,
            source_sequence INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """;

    public override string HasProgress => "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'copy_progress'";

    public override Task SuspendForeignKeysAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition("PRAGMA foreign_keys = OFF", cancellationToken: cancellationToken));

    public override Task InsertAsync(
        DbConnection connection, DbTransaction transaction, CopiedTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        using var insert = ((SqliteConnection)connection).CreateCommand();
        insert.Transaction = (SqliteTransaction)transaction;
        var names = table.Columns.Select((_, index) => $"@p{index}").ToList();
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", names)})";
        var parameters = names.ConvertAll(name => insert.Parameters.AddWithValue(name, DBNull.Value));
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < row.Length; i++)
                parameters[i].Value = row[i] ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    public override async Task<IReadOnlyList<string>> RestoreForeignKeysAsync(
        DbConnection connection, IReadOnlyList<CopiedTable> tables, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition("PRAGMA foreign_keys = ON", cancellationToken: cancellationToken));
        return (await connection.QueryAsync<string>(new CommandDefinition(
            SqliteDialect.Instance.BrokenForeignKeys, cancellationToken: cancellationToken))).AsList();
    }

    private static ValueKind KindOf(string table, string column, string type) => type switch
    {
        "INTEGER" => ValueKind.Integer,
        "REAL" => ValueKind.Real,
        "TEXT" => ValueKind.Text,
        "BLOB" => ValueKind.Bytes,
        _ => throw new CopyException($"{table}.{column} has the type {type}, which no copy knows."),
    };
}
