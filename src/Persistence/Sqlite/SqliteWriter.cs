using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Tracker.Persistence.Sqlite;

/// <summary>The process's one writer: a bounded queue before one thread with one connection, a transaction each write.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly Channel<IPendingWrite> _queue;
    private readonly Func<SqliteConnection> _open;
    private readonly int _capacity;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteConnection? _connection;

    public SqliteWriter(Func<SqliteConnection> open, int capacity)
    {
        _open = open;
        _capacity = capacity;
        _queue = Channel.CreateBounded<IPendingWrite>(new BoundedChannelOptions(capacity) { SingleReader = true });
        new Thread(Run) { Name = "sqlite writer", IsBackground = true }.Start();
    }

    public Task<T> RunAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        var write = new PendingWrite<T>(work, cancellationToken);
        return _queue.Writer.TryWrite(write)
            ? write.Result
            : Task.FromException<T>(_stopped.Task.IsCompleted || _queue.Reader.Completion.IsCompleted
                ? new DatabaseUnavailableException("The database is closing.")
                : new DatabaseBusyException($"{_capacity} writes are waiting already."));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stopped.Task;
    }

    private void Run()
    {
        try
        {
            // A thread of its own: blocking here costs no pool thread.
            while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (_queue.Reader.TryRead(out var write))
                    RunOne(write);
            }
        }
        finally
        {
            _connection?.Dispose();
            _stopped.SetResult();
        }
    }

    private void RunOne(IPendingWrite write)
    {
        if (write.TryCancel())
            return;
        try
        {
            _connection ??= _open();
            using var transaction = _connection.BeginTransaction(deferred: false);
            write.Work(new Session(_connection, transaction, SqliteDialect.Instance, CancellationToken.None));
            transaction.Commit();
        }
#pragma warning disable CA1031 // Whatever a write throws is its caller's to hear; the writer goes on to the next.
        catch (Exception exception)
        {
            var failure = exception is SqliteException sqlite ? SqliteFailures.AsOutage(sqlite) ?? exception : exception;
            if (failure is DatabaseUnavailableException)
            {
                _connection?.Dispose();
                _connection = null;
            }
            write.Fail(failure);
            return;
        }
#pragma warning restore CA1031
        write.Succeed();
    }

    private interface IPendingWrite
    {
        bool TryCancel();

        void Work(Session session);

        void Succeed();

        void Fail(Exception exception);
    }

    private sealed class PendingWrite<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) : IPendingWrite
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Result => _completion.Task;

        public bool TryCancel() => cancellationToken.IsCancellationRequested && _completion.TrySetCanceled(cancellationToken);

        // The provider completes every call synchronously, so this never blocks on another thread.
        public void Work(Session session) => _result = work(session).GetAwaiter().GetResult();

        public void Succeed() => _completion.SetResult(_result);

        public void Fail(Exception exception) => _completion.SetException(exception);
    }
}
