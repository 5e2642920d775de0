using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tracker.Persistence.Sqlite;

/// <summary>A bounded set of read-only connections. SQLite is synchronous inside, so each read takes a pool thread.</summary>
internal sealed class SqliteReaders(Func<SqliteConnection> open, DatabaseOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Readers);
    private readonly ConcurrentStack<SqliteConnection> _idle = new();

    public async Task<T> RunAsync<T>(Func<Session, Task<T>> query, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.QueryTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await _free.WaitAsync(either.Token);
            try
            {
                return await Task.Run(() => RunOnConnectionAsync(query, either.Token), either.Token);
            }
            finally
            {
                _free.Release();
            }
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new QueryDeadlineException(options.QueryTimeout, exception);
        }
    }

    public void Dispose()
    {
        DropIdle();
        _free.Dispose();
    }

    /// <summary>After an outage: the others are no better, and what comes back is to be opened anew.</summary>
    private void DropIdle()
    {
        while (_idle.TryPop(out var connection))
            connection.Dispose();
    }

    private async Task<T> RunOnConnectionAsync<T>(Func<Session, Task<T>> query, CancellationToken cancellationToken)
    {
        var connection = _idle.TryPop(out var idle) ? idle : null;
        var reusable = false;
        try
        {
            connection ??= open();

            // The interrupt must not reach a statement of the connection's next user.
            await using (cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle)))
            {
                var transaction = connection.BeginTransaction(deferred: true);
                await using (transaction)
                {
                    var result = await query(new Session(connection, transaction, SqliteDialect.Instance, cancellationToken));
                    reusable = true;
                    return result;
                }
            }
        }
        catch (SqliteException exception) when (SqliteFailures.IsInterrupt(exception))
        {
            throw new OperationCanceledException("The query was interrupted.", exception, cancellationToken);
        }
        catch (SqliteException exception) when (SqliteFailures.AsOutage(exception) is DatabaseBusyException busy)
        {
            throw busy;
        }
        catch (SqliteException exception) when (SqliteFailures.AsOutage(exception) is { } outage)
        {
            DropIdle();
            throw outage;
        }
        catch (DatabaseUnavailableException)
        {
            DropIdle();
            throw;
        }
        finally
        {
            if (reusable)
                _idle.Push(connection!);
            else
                connection?.Dispose();
        }
    }
}
