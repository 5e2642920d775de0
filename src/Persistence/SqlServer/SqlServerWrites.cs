using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.SqlClient;

namespace Tracker.Persistence.SqlServer;

/// <summary>
/// Runs writes, so many at once, each in one transaction. What failed for a moment is run again from its beginning, once it
/// is certain that nothing of it was kept.
/// </summary>
internal sealed class SqlServerWrites : IDisposable
{
    private readonly SqlServerConnections _connections;
    private readonly DatabaseOptions _options;
    private readonly SemaphoreSlim _free;
    private readonly TransientRetry _retry;
    private readonly TransientRetry _look;
    private int _present;

    public SqlServerWrites(SqlServerConnections connections, DatabaseOptions options)
    {
        (_connections, _options) = (connections, options);
        _free = new SemaphoreSlim(options.Writers);
        _retry = new TransientRetry(connections.DropIdle, retriesDuplicates: true);
        _look = new TransientRetry(connections.DropIdle, retriesDuplicates: false);
    }

    public async Task<T> RunAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Increment(ref _present) > _options.Writers + _options.WriteQueueLength)
        {
            Interlocked.Decrement(ref _present);
            throw new DatabaseBusyException($"{_options.WriteQueueLength} writes are waiting already.");
        }
        try
        {
            await _free.WaitAsync(cancellationToken);
            try
            {
                return await _retry.RunAsync(_ => RunOnceAsync(work), CancellationToken.None);
            }
            finally
            {
                _free.Release();
            }
        }
        catch (Exception exception) when (SqlServerFailures.AsOutage(exception) is { } outage)
        {
            throw outage;
        }
        finally
        {
            Interlocked.Decrement(ref _present);
        }
    }

    public void Dispose() => _free.Dispose();

    private async Task<T> RunOnceAsync<T>(Func<Session, Task<T>> work)
    {
        var (session, result, uncertain) = await TryAsync(work);
        if (uncertain is null)
            return result;

        // The commit was sent and not answered. What appends no event may be written twice; what does is looked for.
        if (session.FirstEventId is not { } id)
            throw uncertain;
        if (await WasCommittedAsync(id, uncertain))
            return result;
        throw uncertain;
    }

    /// <returns>What the commit failed with, where its outcome is not known.</returns>
    private async Task<(Session Session, T Result, Exception? Uncertain)> TryAsync<T>(Func<Session, Task<T>> work)
    {
        SqlConnection? connection = null;
        SqlTransaction? transaction = null;
        try
        {
            connection = await _connections.OpenAsync(CancellationToken.None);
            transaction = (SqlTransaction)await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
            await WaitForLocksAsync(connection, transaction);
            var session = new Session(connection, transaction, SqlServerDialect.Instance, CancellationToken.None, LongestCommand);
            var result = await work(session);
            try
            {
                await transaction.CommitAsync();
                return (session, result, null);
            }
            catch (Exception exception) when (exception is SqlException or InvalidOperationException)
            {
                return (session, result, exception is SqlException ? exception : new ConnectionLostException(exception));
            }
        }
        catch (InvalidOperationException exception) when (SqlServerConnections.IsLost(connection))
        {
            throw new ConnectionLostException(exception);
        }
        finally
        {
            await SqlServerConnections.CloseAsync(connection, transaction);
        }
    }

    // A wait for a lock ends sooner than its command.
    private int LongestCommand => (int)_options.BusyTimeout.TotalSeconds + 30;

    private Task<int> WaitForLocksAsync(SqlConnection connection, SqlTransaction transaction) => connection.ExecuteAsync(
        string.Create(CultureInfo.InvariantCulture, $"SET LOCK_TIMEOUT {(long)_options.BusyTimeout.TotalMilliseconds}"), transaction: transaction);

    /// <summary>
    /// Looks for a write's first event. Reads with locks: where the server still has the transaction, this waits until it has
    /// been committed or rolled back.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">It cannot be told.</exception>
    private async Task<bool> WasCommittedAsync(Guid id, Exception uncertain)
    {
        try
        {
            return await _look.RunAsync(async _ =>
            {
                await using var connection = await _connections.OpenAsync(CancellationToken.None);
                return await connection.ExecuteScalarAsync<int>(
                    "SELECT COUNT(*) FROM journal WITH (READCOMMITTEDLOCK) WHERE id = @id", new { id }, commandTimeout: LongestCommand) == 1;
            }, CancellationToken.None);
        }
        catch (Exception exception) when (exception is SqlException or InvalidOperationException)
        {
            throw new DatabaseUnavailableException(
                "The connection to the database server was lost at the very end, and whether the write was kept cannot be told yet; look before you repeat it.",
                new AggregateException(uncertain, exception));
        }
    }
}
