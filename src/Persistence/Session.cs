using System.Data.Common;
using Dapper;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence;

/// <summary>An open connection with its transaction, if any, and the token that every statement heeds.</summary>
/// <param name="commandTimeout">Seconds that one command may take; 0 for as long as the token lets it, null for the driver's default.</param>
public sealed class Session(
    DbConnection connection, DbTransaction? transaction, SqlDialect dialect, CancellationToken cancellationToken, int? commandTimeout = null)
{
    public SqlDialect Dialect { get; } = dialect;

    /// <summary>
    /// The id of the first event that was appended to the journal, by which a commit of unknown outcome is looked up. Null
    /// where nothing was: then whatever was written may be written again.
    /// </summary>
    internal Guid? FirstEventId { get; private set; }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters = null) =>
        connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));

    public Task<T> SingleAsync<T>(string sql, object? parameters = null) =>
        connection.QuerySingleAsync<T>(Command(sql, parameters));

    /// <summary>Returns the number of rows changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        connection.ExecuteAsync(Command(sql, parameters));

    /// <summary>Runs a statement once for each row, in as few commands as the engine allows.</summary>
    /// <param name="sql">One statement; an INSERT ends with its one VALUES.</param>
    /// <param name="rows">Objects whose properties are the statement's parameters.</param>
    public async Task ExecuteEachAsync<T>(string sql, IEnumerable<T> rows)
        where T : notnull
    {
        var all = rows as IReadOnlyList<T> ?? [.. rows];
        if (all.Count == 0)
            return;
        foreach (var (command, parameters) in Dialect.Batches(sql, all))
            await connection.ExecuteAsync(Command(command, parameters));
    }

    /// <summary>
    /// Waits until no other write holds the lock, and holds it until this write ends. To be taken first, before any row is
    /// locked, so that no two writes wait for each other.
    /// </summary>
    public async Task LockAsync(string name)
    {
        if (Dialect.TakeLock.Length > 0)
            await connection.ExecuteAsync(Command(Dialect.TakeLock, new { name }));
    }

    /// <summary>Locks the rows that a SELECT reads <see cref="SqlDialect.ForUpdate"/>; nothing runs where a write has the database to itself.</summary>
    public async Task LockRowsAsync(string sql, object parameters)
    {
        if (Dialect.ForUpdate.Length > 0)
            await connection.ExecuteAsync(Command(sql, parameters));
    }

    internal void Note(IReadOnlyList<JournalEvent> appended) => FirstEventId ??= appended[0].Id;

    private CommandDefinition Command(string sql, object? parameters) =>
        new(sql, parameters, transaction, commandTimeout, cancellationToken: cancellationToken);
}
