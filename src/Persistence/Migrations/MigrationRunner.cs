using System.Data.Common;
using Dapper;

namespace Tracker.Persistence.Migrations;

/// <summary>Brings a database to the newest schema: each script once, in order, in a transaction of its own.</summary>
public sealed class MigrationRunner(Database database, IReadOnlyList<Migration> migrations, IReadOnlyList<BackFill> backFills, TimeProvider time)
{
    /// <summary>The built-in scripts of the database's engine.</summary>
    public MigrationRunner(Database database, IReadOnlyList<BackFill> backFills, TimeProvider time)
        : this(database, Migration.BuiltIn(database.Dialect), backFills, time)
    {
    }

    /// <summary>The scripts as one file to be run by hand. Looks at no database.</summary>
    public string Script() => database.Dialect.Script(migrations);

    /// <summary>What <see cref="ApplyAsync(CancellationToken)"/> would run now.</summary>
    /// <exception cref="MigrationException">As for <see cref="ApplyAsync(CancellationToken)"/>.</exception>
    public async Task<IReadOnlyList<Migration>> PendingAsync(CancellationToken cancellationToken)
    {
        if (database.IsMissing)
            return Pending([]);
        try
        {
            await using var connection = await database.OpenReadOnlyAsync(cancellationToken);
            var applied = await HasJournalAsync(connection, cancellationToken)
                ? await AppliedAsync(connection, null, cancellationToken)
                : [];
            return Pending(applied);
        }
        catch (DbException exception) when (database.AsOutage(exception) is { } outage)
        {
            throw outage;
        }
    }

    /// <summary>Says whether <see cref="ApplyAsync(CancellationToken)"/> would have anything to do, a back-fill that was cut off included.</summary>
    internal async Task<bool> UnfinishedAsync(CancellationToken cancellationToken)
    {
        if ((await PendingAsync(cancellationToken)).Count > 0)
            return true;
        await using var connection = await database.OpenReadOnlyAsync(cancellationToken);
        return (await AppliedAsync(connection, null, cancellationToken)).Any(script => !script.BackFillDone);
    }

    /// <summary>Applies what is pending and returns it. Safe to call from several processes at once.</summary>
    /// <exception cref="MigrationException">
    /// A script failed (file and line are named; nothing of it is kept), changed after it ran, the database has scripts
    /// or back-fills this program does not know, or a copy into it was not finished.
    /// </exception>
    /// <exception cref="DatabaseBusyException">Another process holds the lock for longer than the busy timeout.</exception>
    /// <exception cref="DatabaseUnavailableException">The database cannot be opened or written.</exception>
    public Task<IReadOnlyList<Migration>> ApplyAsync(CancellationToken cancellationToken) => ApplyAsync(intoCopy: false, cancellationToken);

    /// <param name="intoCopy">Whether the database may be one that a copy has not filled yet.</param>
    /// <param name="cancellationToken">Heeded between scripts.</param>
    internal async Task<IReadOnlyList<Migration>> ApplyAsync(bool intoCopy, CancellationToken cancellationToken)
    {
        try
        {
            return await ApplyPendingAsync(intoCopy, cancellationToken);
        }
        catch (DbException exception) when (database.AsOutage(exception) is { } outage)
        {
            throw outage;
        }
    }

    private async Task<IReadOnlyList<Migration>> ApplyPendingAsync(bool intoCopy, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenExclusiveAsync(cancellationToken);
        if (!intoCopy && await connection.QuerySingleAsync<long>(new CommandDefinition(database.Dialect.Copying.HasProgress, cancellationToken: cancellationToken)) == 1)
            throw new MigrationException("A copy into this database was not finished. Run the same 'tracker copy' again, which goes on where it stopped.");
        await ExecuteAsync(connection, null, database.Dialect.CreateSchemaJournal, null, cancellationToken);
        var pending = Pending(await AppliedAsync(connection, null, cancellationToken));
        var done = new List<Migration>();

        // A script may rely on what the ones before it filled, so each is whole before the next begins.
        await FinishBackFillsAsync(connection, cancellationToken);
        foreach (var migration in pending)
        {
            if (await ApplyOneAsync(connection, migration, cancellationToken))
                done.Add(migration);
            await FinishBackFillsAsync(connection, cancellationToken);
        }
        return done;
    }

    private List<Migration> Pending(IReadOnlyList<AppliedScript> applied)
    {
        var known = migrations.ToDictionary(migration => migration.Name, StringComparer.Ordinal);
        foreach (var script in applied)
        {
            if (!known.TryGetValue(script.Script, out var migration))
            {
                throw new MigrationException(
                    $"The database was migrated by a newer program: it has {script.Script}, which this one does not know. Run the newer program.");
            }
            if (migration.Hash != script.Hash)
            {
                throw new MigrationException(
                    $"{script.Script} was changed after it had been applied to this database. Restore the file and put the change into a new one.");
            }
        }
        var last = applied.Select(script => script.Script).Max(StringComparer.Ordinal);
        var pending = migrations.Where(migration => applied.All(script => script.Script != migration.Name)).ToList();
        foreach (var script in applied.Where(script => !script.BackFillDone))
            BackFillOf(script.Script, script.BackFill);
        foreach (var migration in pending.Where(migration => migration.BackFill is not null))
            BackFillOf(migration.Name, migration.BackFill);
        return last is not null && pending.Find(migration => StringComparer.Ordinal.Compare(migration.Name, last) < 0) is { } late
            ? throw new MigrationException($"{late.Name} comes before {last}, which this database already has. Give the new file a later date.")
            : pending;
    }

    private async Task<bool> ApplyOneAsync(DbConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        var (before, after) = database.Dialect.AroundMigration;
        await ExecuteAsync(connection, null, before, null, cancellationToken);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ExecuteAsync(connection, transaction, database.Dialect.LockMigrations, null, cancellationToken);

            // Another process may have applied it while this one waited for the lock.
            var applied = await AppliedAsync(connection, transaction, cancellationToken);
            if (applied.Any(script => script.Script == migration.Name))
                return false;

            foreach (var (line, sql) in database.Dialect.Statements(migration.Sql))
                await ExecuteStatementAsync(connection, transaction, migration, line, sql, cancellationToken);
            await CheckForeignKeysAsync(connection, transaction, migration, cancellationToken);
            await ExecuteAsync(
                connection,
                transaction,
                """
                INSERT INTO schema_journal (script, hash, applied_at, back_fill, back_fill_cursor, back_fill_done)
                VALUES (@Name, @Hash, @AppliedAt, @BackFill, 0, @Done)
                """,
                new { migration.Name, migration.Hash, AppliedAt = time.GetUtcNow(), migration.BackFill, Done = migration.BackFill is null ? 1 : 0 },
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        finally
        {
            await ExecuteAsync(connection, null, after, null, CancellationToken.None);
        }
    }

    private async Task ExecuteStatementAsync(
        DbConnection connection, DbTransaction transaction, Migration migration, int line, string sql, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(connection, transaction, sql, null, cancellationToken);
        }
        catch (DbException exception)
        {
            throw new MigrationException($"{migration.Name}, line {database.Dialect.LineOf(exception, line)}: {exception.Message}", exception);
        }
    }

    private async Task CheckForeignKeysAsync(
        DbConnection connection, DbTransaction transaction, Migration migration, CancellationToken cancellationToken)
    {
        var broken = (await connection.QueryAsync<string>(new CommandDefinition(
            database.Dialect.BrokenForeignKeys, transaction: transaction, cancellationToken: cancellationToken))).Take(5).ToList();
        if (broken.Count > 0)
            throw new MigrationException($"{migration.Name} leaves broken foreign keys: {string.Join("; ", broken)}.");
    }

    private async Task FinishBackFillsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        foreach (var script in (await AppliedAsync(connection, null, cancellationToken)).Where(script => !script.BackFillDone))
        {
            var backFill = BackFillOf(script.Script, script.BackFill);
            while (await RunBatchAsync(connection, script.Script, backFill, cancellationToken))
                cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private BackFill BackFillOf(string script, string? name) =>
        backFills.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw new MigrationException($"{script} names the back-fill {name}, which this program does not have.");

    private async Task<bool> RunBatchAsync(DbConnection connection, string script, BackFill backFill, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, transaction, database.Dialect.LockMigrations, null, cancellationToken);
        var row = (await AppliedAsync(connection, transaction, cancellationToken)).Single(applied => applied.Script == script);
        if (row.BackFillDone)
            return false;
        var next = await backFill.RunBatchAsync(new Session(
            connection, transaction, database.Dialect, cancellationToken, database.Dialect.MigrationTimeout), row.BackFillCursor);
        await ExecuteAsync(
            connection,
            transaction,
            "UPDATE schema_journal SET back_fill_cursor = @Cursor, back_fill_done = @Done WHERE script = @script",
            new { Cursor = next ?? row.BackFillCursor, Done = next is null ? 1 : 0, script },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return next is not null;
    }

    private async Task<bool> HasJournalAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.QuerySingleAsync<long>(new CommandDefinition(
            database.Dialect.HasSchemaJournal, cancellationToken: cancellationToken)) == 1;

    private static async Task<IReadOnlyList<AppliedScript>> AppliedAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<AppliedScript>(new CommandDefinition(
            """
            SELECT script AS Script, hash AS Hash, back_fill AS BackFill, back_fill_cursor AS BackFillCursor,
                   back_fill_done AS BackFillDone
            FROM schema_journal
            ORDER BY script
            """,
            transaction: transaction,
            cancellationToken: cancellationToken))).AsList();

    private async Task ExecuteAsync(
        DbConnection connection, DbTransaction? transaction, string sql, object? parameters, CancellationToken cancellationToken)
    {
        if (sql.Length > 0)
            await connection.ExecuteAsync(new CommandDefinition(
                sql, parameters, transaction, database.Dialect.MigrationTimeout, cancellationToken: cancellationToken));
    }

    private sealed record AppliedScript
    {
        public string Script { get; init; } = "";

        public string Hash { get; init; } = "";

        public string? BackFill { get; init; }

        public long BackFillCursor { get; init; }

        public bool BackFillDone { get; init; }
    }
}
