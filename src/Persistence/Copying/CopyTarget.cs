using System.Data.Common;
using Dapper;

namespace Tracker.Persistence.Copying;

/// <summary>The database that is copied into. It keeps how far the copy has come, together with the rows.</summary>
internal sealed class CopyTarget(DbConnection connection, CopyDialect dialect) : IAsyncDisposable
{
    public Task<IReadOnlyList<CopiedTable>> TablesAsync(CancellationToken cancellationToken) => dialect.TablesAsync(connection, cancellationToken);

    /// <summary>Says whether a copy into it was begun and not finished.</summary>
    public Task<bool> IsUnfinishedAsync(CancellationToken cancellationToken) => IsUnfinishedAsync(null, cancellationToken);

    /// <summary>Empties the tables that an unfinished copy has filled; it stays unfinished, and begins anew.</summary>
    public async Task DiscardAsync(IReadOnlyList<CopiedTable> tables, CancellationToken cancellationToken)
    {
        await dialect.SuspendForeignKeysAsync(connection, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await EmptyAsync(tables, transaction, cancellationToken);
        await connection.ExecuteAsync(Command("DELETE FROM copy_progress", null, transaction, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Begins a copy, or goes on with one that was cut off.</summary>
    /// <returns>How many rows of each table are there already.</returns>
    /// <exception cref="CopyException">The target holds other data, or the source has changed since the copy began.</exception>
    public async Task<IReadOnlyDictionary<string, long>> BeginAsync(
        IReadOnlyList<CopiedTable> tables, long sequence, CancellationToken cancellationToken)
    {
        await dialect.SuspendForeignKeysAsync(connection, cancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            if (!await IsUnfinishedAsync(transaction, cancellationToken))
                await TakePossessionAsync(tables, transaction, cancellationToken);
            if ((await ProgressAsync(transaction, cancellationToken)).Count == 0)
                await NoteBeginningAsync(tables, sequence, transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        var progress = await ProgressAsync(null, cancellationToken);
        if (progress.Any(row => row.Sequence != sequence))
        {
            throw new CopyException(
                $"The source was written to since this copy began (its journal stood at {progress[0].Sequence}, now at {sequence}). Begin anew with --anew.");
        }
        return progress.Select(row => row.Table).Order(StringComparer.Ordinal).SequenceEqual(tables.Select(table => table.Name).Order(StringComparer.Ordinal))
            ? progress.ToDictionary(row => row.Table, row => row.Rows, StringComparer.Ordinal)
            : throw new CopyException("This copy was begun by a program with other tables. Begin anew with --anew.");
    }

    /// <summary>Writes further rows of a table, and that they are there, in one transaction.</summary>
    /// <exception cref="CopyException">Another process copies into the same database.</exception>
    public async Task AddAsync(CopiedTable table, long before, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var noted = await connection.ExecuteAsync(Command(
            "UPDATE copy_progress SET copied_rows = @after WHERE table_name = @name AND copied_rows = @before",
            new { name = table.Name, before, after = before + rows.Count },
            transaction,
            cancellationToken));
        if (noted != 1)
            throw new CopyException("Another copy into this database is under way.");
        await dialect.InsertAsync(connection, transaction, table, rows, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public IAsyncEnumerable<object?[]> RowsAsync(CopiedTable table, CancellationToken cancellationToken) =>
        TableReader.RowsAsync(connection, null, table, cancellationToken);

    public Task<IReadOnlyList<string>> RestoreForeignKeysAsync(IReadOnlyList<CopiedTable> tables, CancellationToken cancellationToken) =>
        dialect.RestoreForeignKeysAsync(connection, tables, cancellationToken);

    /// <summary>Makes it a database like any other, whose derived rows the next migration fills.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var backFill in CopiedTables.Derived.Values.Distinct(StringComparer.Ordinal))
        {
            await connection.ExecuteAsync(Command(
                "UPDATE schema_journal SET back_fill_cursor = 0, back_fill_done = 0 WHERE back_fill = @backFill", new { backFill }, transaction, cancellationToken));
        }
        await connection.ExecuteAsync(Command("DROP TABLE copy_progress", null, transaction, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<bool> IsUnfinishedAsync(DbTransaction? transaction, CancellationToken cancellationToken) =>
        await connection.QuerySingleAsync<long>(Command(dialect.HasProgress, null, transaction, cancellationToken)) == 1;

    /// <exception cref="CopyException">The database is somebody's already.</exception>
    private async Task TakePossessionAsync(IReadOnlyList<CopiedTable> tables, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (await OwnDataAsync(tables, transaction, cancellationToken) is { } owner)
            throw new CopyException($"The target has data of its own (in {owner}). Copy into a new database.");
        await connection.ExecuteAsync(Command(dialect.CreateProgress, null, transaction, cancellationToken));
        await EmptyAsync(tables, transaction, cancellationToken);
    }

    private async Task NoteBeginningAsync(
        IReadOnlyList<CopiedTable> tables, long sequence, DbTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (var table in tables)
        {
            await connection.ExecuteAsync(Command(
                "INSERT INTO copy_progress (table_name, copied_rows, source_sequence) VALUES (@Name, 0, @sequence)",
                new { table.Name, sequence },
                transaction,
                cancellationToken));
        }
    }

    private async Task<List<(string Table, long Rows, long Sequence)>> ProgressAsync(DbTransaction? transaction, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<(string, long, long)>(Command(
            "SELECT table_name, copied_rows, source_sequence FROM copy_progress", null, transaction, cancellationToken))).AsList();

    /// <returns>A table with rows that no migration made; null where the database is as it was made.</returns>
    private async Task<string?> OwnDataAsync(IReadOnlyList<CopiedTable> tables, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (await TableReader.SequenceAsync(connection, transaction, cancellationToken) > 0)
            return "journal";
        foreach (var table in tables.Where(table => !CopiedTables.Seeded.Contains(table.Name)))
        {
            if (await TableReader.CountAsync(connection, transaction, table, cancellationToken) > 0)
                return table.Name;
        }
        return null;
    }

    private async Task EmptyAsync(IReadOnlyList<CopiedTable> tables, DbTransaction transaction, CancellationToken cancellationToken)
    {
        // Those that refer to others first.
        foreach (var table in tables.Reverse())
            await connection.ExecuteAsync(Command(table.DeleteAll, null, transaction, cancellationToken));
    }

    private static CommandDefinition Command(string sql, object? parameters, DbTransaction? transaction, CancellationToken cancellationToken) =>
        new(sql, parameters, transaction, commandTimeout: 0, cancellationToken: cancellationToken);
}
