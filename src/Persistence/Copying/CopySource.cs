using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace Tracker.Persistence.Copying;

/// <summary>The database that is copied, read in one transaction.</summary>
internal sealed class CopySource : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    private CopySource(DbConnection connection, DbTransaction transaction, IReadOnlyList<CopiedTable> tables, long sequence) =>
        (_connection, _transaction, Tables, Sequence) = (connection, transaction, tables, sequence);

    public IReadOnlyList<CopiedTable> Tables { get; }

    /// <summary>The journal's last sequence when the copy began: every write raises it.</summary>
    public long Sequence { get; }

    public static async Task<CopySource> OpenAsync(Database database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenReadOnlyAsync(cancellationToken);
        try
        {
            var tables = await database.Dialect.Copying.TablesAsync(connection, cancellationToken);
            var transaction = await database.Dialect.Copying.BeginReadAsync(connection, cancellationToken);
            return new CopySource(connection, transaction, tables, await TableReader.SequenceAsync(connection, transaction, cancellationToken));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task<long> CountAsync(CopiedTable table, CancellationToken cancellationToken) =>
        TableReader.CountAsync(_connection, _transaction, table, cancellationToken);

    public IAsyncEnumerable<object?[]> RowsAsync(CopiedTable table, CancellationToken cancellationToken) =>
        TableReader.RowsAsync(_connection, _transaction, table, cancellationToken);

    /// <summary>Where the engine gave no lasting view of the database: whether it was written to since the copy began.</summary>
    public async Task<bool> HasChangedAsync(CancellationToken cancellationToken) =>
        await TableReader.SequenceAsync(_connection, _transaction, cancellationToken) != Sequence;

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

/// <summary>Reads the rows of any table.</summary>
internal static class TableReader
{
    /// <summary>In key order, one after the other.</summary>
    public static async IAsyncEnumerable<object?[]> RowsAsync(
        DbConnection connection, DbTransaction? transaction, CopiedTable table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (table.SelectInKeyOrder, transaction, 0);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = RowValues.Normalise(reader.GetValue(i), table.Columns[i].Kind);
            yield return row;
        }
    }

    public static Task<long> CountAsync(DbConnection connection, DbTransaction? transaction, CopiedTable table, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<long>(new CommandDefinition(table.Count, null, transaction, 0, cancellationToken: cancellationToken));

    public static Task<long> SequenceAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<long>(new CommandDefinition(
            "SELECT last_sequence FROM journal_head WHERE singleton = 1", null, transaction, 0, cancellationToken: cancellationToken));
}
