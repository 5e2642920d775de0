using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace Tracker.Persistence.SqlServer;

/// <summary>SQL Server, Azure SQL and what speaks like them: many instances of the program on one database.</summary>
public sealed class SqlServerDatabase : Database
{
    private readonly SqlServerConnections _connections;
    private readonly SqlServerReads _reads;
    private readonly SqlServerReads _replica;
    private readonly SqlServerWrites _writes;
    private readonly TimeSpan _busyTimeout;

    /// <param name="connectionString">Names server and database; without <c>Encrypt</c> the connection is encrypted.</param>
    /// <param name="replica">The same for a replica that lists may be read from; null where there is none.</param>
    /// <exception cref="ArgumentException">A connection string is not SQL Server's, or names no server or database.</exception>
    public SqlServerDatabase(string connectionString, string? replica, DatabaseOptions options, TimeProvider time)
    {
        _busyTimeout = options.BusyTimeout;
        _connections = new SqlServerConnections(connectionString);
        _reads = new SqlServerReads(_connections, options, time);
        _replica = replica is null ? _reads : new SqlServerReads(new SqlServerConnections(replica), options, time);
        _writes = new SqlServerWrites(_connections, options);
    }

    public override SqlDialect Dialect => SqlServerDialect.Instance;

    public override Task<T> ReadAsync<T>(Func<Session, Task<T>> query, CancellationToken cancellationToken) =>
        _reads.RunAsync(query, cancellationToken);

    public override Task<T> ReadReplicaAsync<T>(Func<Session, Task<T>> query, CancellationToken cancellationToken) =>
        _replica.RunAsync(query, cancellationToken);

    public override Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) =>
        _writes.RunAsync(work, cancellationToken);

    public override async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(session => session.SingleAsync<long>("SELECT last_sequence FROM journal_head WHERE singleton = 1"), cancellationToken);
        }
        catch (Exception exception) when (exception is SqlException or InvalidOperationException)
        {
            throw new DatabaseUnavailableException("The database is not the one that was migrated at the start.", exception);
        }
    }

    public override async Task<string?> AdviceAsync(CancellationToken cancellationToken)
    {
        await using var connection = (SqlConnection)await OpenReadOnlyAsync(cancellationToken);
        var (_, committedSnapshot) = await SqlServerConnections.VersioningAsync(connection, cancellationToken);
        return committedSnapshot
            ? null
            : "Readers and writers wait for each other in this database: ALTER DATABASE ... SET READ_COMMITTED_SNAPSHOT ON spares them that.";
    }

    public override ValueTask DisposeAsync()
    {
        _reads.Dispose();
        _replica.Dispose();
        _writes.Dispose();
        return ValueTask.CompletedTask;
    }

    internal override async Task<DbConnection> OpenExclusiveAsync(CancellationToken cancellationToken)
    {
        var connection = await _connections.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SET LOCK_TIMEOUT {(long)_busyTimeout.TotalMilliseconds}";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    internal override async Task<DbConnection> OpenReadOnlyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _connections.OpenAsync(cancellationToken);
        }
        catch (SqlException exception) when (AsOutage(exception) is { } outage)
        {
            throw outage;
        }
    }

    internal override Exception? AsOutage(DbException exception) => SqlServerFailures.AsOutage(exception);
}
