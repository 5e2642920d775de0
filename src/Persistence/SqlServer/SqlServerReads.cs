using Microsoft.Data.SqlClient;

namespace Tracker.Persistence.SqlServer;

/// <summary>Runs reads, so many at once, each within the deadline, and again where one failed for a moment.</summary>
internal sealed class SqlServerReads(SqlServerConnections connections, DatabaseOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Readers);
    private readonly TransientRetry _retry = new(connections.DropIdle, retriesDuplicates: false);

    public async Task<T> RunAsync<T>(Func<Session, Task<T>> query, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.QueryTimeout, time);
        var connected = false;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await _free.WaitAsync(either.Token);
            try
            {
                return await _retry.RunAsync(token => RunOnceAsync(query, () => connected = true, token), either.Token);
            }
            finally
            {
                _free.Release();
            }
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw connected
                ? new QueryDeadlineException(options.QueryTimeout, exception)
                : new DatabaseUnavailableException("The database server does not answer.", exception);
        }
        catch (Exception exception) when (SqlServerFailures.AsOutage(exception) is { } outage)
        {
            throw outage;
        }
    }

    public void Dispose() => _free.Dispose();

    private async Task<T> RunOnceAsync<T>(Func<Session, Task<T>> query, Action onConnected, CancellationToken cancellationToken)
    {
        SqlConnection? connection = null;
        SqlTransaction? transaction = null;
        try
        {
            connection = await connections.OpenAsync(cancellationToken);
            onConnected();
            var isolation = await connections.ReadIsolationAsync(connection, cancellationToken);
            transaction = (SqlTransaction)await connection.BeginTransactionAsync(isolation, cancellationToken);
            return await query(new Session(connection, transaction, SqlServerDialect.Instance, cancellationToken, commandTimeout: 0));
        }
        catch (Exception exception) when (exception is SqlException or InvalidOperationException && cancellationToken.IsCancellationRequested)
        {
            // The driver says that the statement was cancelled in words of its own.
            throw new OperationCanceledException("The query was cancelled.", exception, cancellationToken);
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
}
