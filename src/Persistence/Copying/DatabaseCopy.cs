using System.Data.Common;
using Tracker.Persistence.Migrations;

namespace Tracker.Persistence.Copying;

/// <summary>How far a copy is.</summary>
/// <param name="Table">The table at hand.</param>
/// <param name="Checking">Whether it is being compared rather than copied.</param>
/// <param name="Rows">Rows copied and compared so far, of all tables.</param>
/// <param name="Total">All rows, each of which is copied and compared.</param>
public sealed record CopyStep(string Table, bool Checking, long Rows, long Total);

/// <summary>A table as it now is on both sides.</summary>
/// <param name="Hash">SHA-256 over its rows in key order.</param>
public sealed record CopiedRows(string Table, long Rows, string Hash);

/// <summary>
/// Copies all that one database holds into another one, of the same engine or the other. It can be cut off at any time:
/// run again, it goes on where it stopped. Memory is bounded by one batch and one row.
/// </summary>
public sealed class DatabaseCopy(Database from, MigrationRunner fromMigrations, Database to, MigrationRunner toMigrations)
{
    private const int BatchRows = 5000;
    private const int BatchBytes = 8 * 1024 * 1024;

    /// <param name="anew">Whether to throw away what an unfinished copy left in the target.</param>
    /// <returns>Every table with its rows and hash, once both sides have turned out to be the same.</returns>
    /// <exception cref="CopyException">The copy cannot begin or go on, or has found a difference.</exception>
    /// <exception cref="DatabaseUnavailableException">One of the two cannot be reached or written any more.</exception>
    public async Task<IReadOnlyList<CopiedRows>> RunAsync(bool anew, Action<CopyStep> report, CancellationToken cancellationToken)
    {
        try
        {
            return await RunOnceAsync(anew, report, cancellationToken);
        }
        catch (DbException exception) when ((from.AsOutage(exception) ?? to.AsOutage(exception)) is { } outage)
        {
            throw outage;
        }
    }

    private async Task<IReadOnlyList<CopiedRows>> RunOnceAsync(bool anew, Action<CopyStep> report, CancellationToken cancellationToken)
    {
        if (from.IsMissing)
            throw new CopyException("There is no source: its file does not exist.");
        if (await fromMigrations.UnfinishedAsync(cancellationToken))
            throw new CopyException("The source has not the newest schema. Run 'tracker migrate' on it first.");
        await using var source = await CopySource.OpenAsync(from, cancellationToken);
        await using var target = new CopyTarget(await to.OpenExclusiveAsync(cancellationToken), to.Dialect.Copying);
        await PrepareAsync(target, anew, cancellationToken);

        var tables = CopiedTables.Common(source.Tables, await target.TablesAsync(cancellationToken));
        var there = await target.BeginAsync(tables, source.Sequence, cancellationToken);
        var total = 0L;
        foreach (var table in tables)
            total += 2 * await source.CountAsync(table, cancellationToken);

        var rows = 0L;
        var copied = new List<CopiedRows>();
        foreach (var table in tables)
            copied.Add(await CopyAsync(source, target, table, there[table.Name], () => report(new CopyStep(table.Name, false, rows, total)), () => rows++, cancellationToken));
        if (await source.HasChangedAsync(cancellationToken))
            throw new CopyException("The source was written to while it was copied. Stop what writes to it, and begin anew with --anew.");
        if (await target.RestoreForeignKeysAsync(tables, cancellationToken) is [_, ..] broken)
            throw new CopyException($"The copy has broken foreign keys: {string.Join("; ", broken.Take(5))}. Begin anew with --anew.");
        foreach (var (table, expected) in tables.Zip(copied))
            await CheckAsync(target, table, expected, () => report(new CopyStep(table.Name, true, rows, total)), () => rows++, cancellationToken);

        await target.FinishAsync(cancellationToken);
        await toMigrations.ApplyAsync(cancellationToken);
        return copied;
    }

    private async Task PrepareAsync(CopyTarget target, bool anew, CancellationToken cancellationToken)
    {
        if (await target.IsUnfinishedAsync(cancellationToken))
        {
            if (anew)
                await target.DiscardAsync(CopiedTables.WithRows(await target.TablesAsync(cancellationToken)), cancellationToken);
            else if (await toMigrations.UnfinishedAsync(cancellationToken))
                throw new CopyException("This copy was begun by an earlier version of the program. Begin anew with --anew.");
        }
        await toMigrations.ApplyAsync(intoCopy: true, cancellationToken);
    }

    /// <summary>Copies the rows of a table after the first so many, and hashes all of them.</summary>
    private static async Task<CopiedRows> CopyAsync(
        CopySource source, CopyTarget target, CopiedTable table, long there, Action report, Action count, CancellationToken cancellationToken)
    {
        using var hash = new TableHash();
        var batch = new List<object?[]>();
        var (rows, bytes) = (0L, 0L);
        report();
        await foreach (var row in source.RowsAsync(table, cancellationToken))
        {
            hash.Add(row);
            count();
            if (++rows <= there)
                continue;
            batch.Add(row);
            bytes += row.Sum(RowValues.Size);
            if (batch.Count < BatchRows && bytes < BatchBytes)
                continue;
            await FlushAsync();
        }
        if (batch.Count > 0)
            await FlushAsync();
        return new CopiedRows(table.Name, rows, hash.Finish());

        async Task FlushAsync()
        {
            await target.AddAsync(table, rows - batch.Count, batch, cancellationToken);
            batch.Clear();
            bytes = 0;
            report();
        }
    }

    private static async Task CheckAsync(
        CopyTarget target, CopiedTable table, CopiedRows expected, Action report, Action count, CancellationToken cancellationToken)
    {
        using var hash = new TableHash();
        var rows = 0L;
        report();
        await foreach (var row in target.RowsAsync(table, cancellationToken))
        {
            hash.Add(row);
            count();
            if (++rows % BatchRows == 0)
                report();
        }
        report();
        if (rows != expected.Rows || hash.Finish() != expected.Hash)
        {
            throw new CopyException(
                $"{table.Name} differs: {expected.Rows} rows were read and {rows} arrived, or not as they were. Begin anew with --anew.");
        }
    }
}
