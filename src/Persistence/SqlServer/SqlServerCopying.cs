using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Tracker.Persistence.Copying;

namespace Tracker.Persistence.SqlServer;

internal sealed class SqlServerCopying : CopyDialect
{
    // A row does not agree with a constraint that is to hold from now on.
    private const int BrokenConstraint = 547;

    public static SqlServerCopying Instance { get; } = new();

    public override async Task<IReadOnlyList<CopiedTable>> TablesAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<(string Table, string Column, string Type, int Key)>(new CommandDefinition(
            """
            SELECT t.name, c.name, y.name, COALESCE(k.key_ordinal, 0)
            FROM sys.tables t
            JOIN sys.columns c ON c.object_id = t.object_id AND c.is_computed = 0
            JOIN sys.types y ON y.user_type_id = c.user_type_id
            LEFT JOIN sys.indexes i ON i.object_id = t.object_id AND i.is_primary_key = 1
            LEFT JOIN sys.index_columns k ON k.object_id = i.object_id AND k.index_id = i.index_id AND k.column_id = c.column_id
            WHERE t.is_ms_shipped = 0
            """,
            cancellationToken: cancellationToken));
        var references = (await connection.QueryAsync<(string Table, string Other)>(new CommandDefinition(
            "SELECT OBJECT_NAME(parent_object_id), OBJECT_NAME(referenced_object_id) FROM sys.foreign_keys",
            cancellationToken: cancellationToken))).ToLookup(row => row.Table, row => row.Other, StringComparer.Ordinal);
        return [.. rows.GroupBy(row => row.Table, StringComparer.Ordinal).Select(table => new CopiedTable(
            table.Key,
            [.. table.OrderBy(row => row.Column, StringComparer.Ordinal).Select(row => new CopiedColumn(row.Column, KindOf(row.Table, row.Column, row.Type)))],
            [.. table.Where(row => row.Key > 0).OrderBy(row => row.Key).Select(row => row.Column)],
            [.. references[table.Key].Distinct(StringComparer.Ordinal)]))];
    }

    public override async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var (snapshot, _) = await SqlServerConnections.VersioningAsync((SqlConnection)connection, cancellationToken);
        return await connection.BeginTransactionAsync(snapshot ? IsolationLevel.Snapshot : IsolationLevel.ReadCommitted, cancellationToken);
    }

    public override string CreateProgress => """
        CREATE TABLE copy_progress (
            table_name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT copy_progress_pk PRIMARY KEY,
            copied_rows bigint NOT NULL,
            source_sequence bigint NOT NULL
        )
        """;

    public override string HasProgress => "SELECT COUNT(*) FROM sys.tables WHERE object_id = OBJECT_ID(N'copy_progress')";

    // A bulk copy does not look at constraints, which are then not trusted any more.
    public override Task SuspendForeignKeysAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    public override async Task InsertAsync(
        DbConnection connection, DbTransaction transaction, CopiedTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        using var batch = new DataTable();
        foreach (var column in table.Columns)
            batch.Columns.Add(column.Name, TypeOf(column.Kind));
        foreach (var row in rows)
            batch.Rows.Add(row);

        // Without the first option a null would become the column's default.
        using var bulk = new SqlBulkCopy((SqlConnection)connection, SqlBulkCopyOptions.KeepNulls | SqlBulkCopyOptions.TableLock, (SqlTransaction)transaction)
        {
            DestinationTableName = $"[{table.Name}]",
            BulkCopyTimeout = 0,
        };
        foreach (var column in table.Columns)
            bulk.ColumnMappings.Add(column.Name, column.Name);
        await bulk.WriteToServerAsync(batch, cancellationToken);
    }

    public override async Task<IReadOnlyList<string>> RestoreForeignKeysAsync(
        DbConnection connection, IReadOnlyList<CopiedTable> tables, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var table in tables)
            {
                await connection.ExecuteAsync(new CommandDefinition(
                    $"ALTER TABLE [{table.Name}] WITH CHECK CHECK CONSTRAINT ALL", commandTimeout: 0, cancellationToken: cancellationToken));
            }
        }
        catch (SqlException exception) when (exception.Number == BrokenConstraint)
        {
            return [exception.Message];
        }
        return (await connection.QueryAsync<string>(new CommandDefinition(
            SqlServerDialect.Instance.BrokenForeignKeys, cancellationToken: cancellationToken))).AsList();
    }

    private static ValueKind KindOf(string table, string column, string type) => type switch
    {
        "bigint" or "int" or "smallint" or "tinyint" or "bit" => ValueKind.Integer,
        "float" or "real" => ValueKind.Real,
        "varchar" or "nvarchar" or "char" or "nchar" => ValueKind.Text,
        "varbinary" or "binary" => ValueKind.Bytes,
        _ => throw new CopyException($"{table}.{column} has the type {type}, which no copy knows."),
    };

    private static Type TypeOf(ValueKind kind) => kind switch
    {
        ValueKind.Integer => typeof(long),
        ValueKind.Real => typeof(double),
        ValueKind.Text => typeof(string),
        _ => typeof(byte[]),
    };
}
