using System.Data.Common;

namespace Tracker.Persistence;

/// <summary>
/// The seam between the stores and an engine. Both methods run the given work on an open connection and may throw
/// <see cref="DatabaseBusyException"/>, <see cref="DatabaseUnavailableException"/> or <see cref="QueryDeadlineException"/>.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    static Database() => StorageForms.Register();

    public abstract SqlDialect Dialect { get; }

    /// <summary>Runs a read, cancelled by the token or at the configured deadline. It sees every write that was acknowledged.</summary>
    /// <remarks>A read that failed for a moment may run again from its beginning.</remarks>
    public abstract Task<T> ReadAsync<T>(Func<Session, Task<T>> query, CancellationToken cancellationToken);

    /// <summary>The same, on a replica where one is configured, which may lag behind: for lists, search and statistics.</summary>
    public virtual Task<T> ReadReplicaAsync<T>(Func<Session, Task<T>> query, CancellationToken cancellationToken) =>
        ReadAsync(query, cancellationToken);

    /// <summary>Runs a write in one transaction: whole when the task completes, not there when it throws.</summary>
    /// <remarks>
    /// The token is heeded until the work begins; work that has begun is finished. Work may run again from its beginning
    /// where nothing of it was kept, so it changes nothing but the database. On some engines other writes run meanwhile:
    /// read what decides <see cref="SqlDialect.ForUpdate"/>, or take a lock of <see cref="WriteLocks"/> first, and append
    /// to the journal last.
    /// </remarks>
    public abstract Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Says whether there is no database yet, so that a look at it need not make one.</summary>
    internal virtual bool IsMissing => false;

    /// <summary>Reads a row that every migrated database has.</summary>
    /// <exception cref="DatabaseUnavailableException">The database is away, or is not the one that was migrated.</exception>
    public abstract Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Writes all of it, as it is now, into one file that can be put in its place; others may write meanwhile.</summary>
    /// <param name="file">A file that is not there yet.</param>
    /// <param name="report">Is told how many parts of how many are written.</param>
    /// <exception cref="BackupException">It was not written; the message says why.</exception>
    public virtual Task BackUpAsync(string file, Action<long, long> report, CancellationToken cancellationToken) =>
        throw new BackupException("Only the embedded database is backed up by the program; a server makes its own backups, as docs/operations.md says.");

    /// <summary>What whoever runs the database should change about it; null for nothing.</summary>
    public virtual Task<string?> AdviceAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Opens a connection of its own, for migrations; an embedded engine makes the database where there is none.</summary>
    internal abstract Task<DbConnection> OpenExclusiveAsync(CancellationToken cancellationToken);

    /// <summary>Opens a connection of its own that changes nothing, not even how the database is kept.</summary>
    internal abstract Task<DbConnection> OpenReadOnlyAsync(CancellationToken cancellationToken);

    /// <summary>The outage that an engine's exception stands for; null where it is a bug.</summary>
    internal abstract Exception? AsOutage(DbException exception);

    public abstract ValueTask DisposeAsync();
}
