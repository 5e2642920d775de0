using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace Tracker.Persistence.SqlServer;

/// <summary>Opens connections to one server, each by the driver's pool.</summary>
internal sealed class SqlServerConnections
{
    private const int ConnectSeconds = 5;

    private readonly string _connectionString;
    private IsolationLevel? _readIsolation;

    /// <exception cref="ArgumentException">The connection string is not SQL Server's, or names no server or database.</exception>
    public SqlServerConnections(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var builder = new SqlConnectionStringBuilder(connectionString);
        if (string.IsNullOrWhiteSpace(builder.DataSource) || string.IsNullOrWhiteSpace(builder.InitialCatalog))
            throw new ArgumentException("it must name a server and a database, as in 'Server=db;Database=tracker;User ID=tracker;Password=…'");

        // Drivers differ in what they do where nothing is said.
        if (!given.ContainsKey("Encrypt"))
            builder.Encrypt = true;

        // It tries a server that refuses for as long as that.
        if (!given.ContainsKey("Connect Timeout") && !given.ContainsKey("Connection Timeout") && !given.ContainsKey("Timeout"))
            builder.ConnectTimeout = ConnectSeconds;

        // Retrying is ours: the driver would wait ten seconds first, and then refuse for a minute without trying.
        if (!given.ContainsKey("ConnectRetryCount") && !given.ContainsKey("Connect Retry Count"))
            builder.ConnectRetryCount = 0;
        builder.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
        if (!given.ContainsKey("Application Name") && !given.ContainsKey("App"))
            builder.ApplicationName = "Tracker";
        builder.MultipleActiveResultSets = false;
        builder.Enlist = false;
        _connectionString = builder.ConnectionString;
    }

    /// <exception cref="SqlException">The server cannot be reached, or refuses.</exception>
    public async Task<SqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether the driver has found a connection closed that was open.</summary>
    public static bool IsLost(SqlConnection? connection) => connection is { State: not ConnectionState.Open };

    /// <summary>Rolls back what was not committed, and gives the connection back.</summary>
    public static async Task CloseAsync(SqlConnection? connection, SqlTransaction? transaction)
    {
        try
        {
            if (transaction is not null)
                await transaction.DisposeAsync();
        }
        catch (Exception exception) when (exception is SqlException or InvalidOperationException)
        {
            // The connection is gone, and the transaction with it. What happened before says more.
        }
        if (connection is not null)
            await connection.DisposeAsync();
    }

    /// <summary>Drops the idle connections: after an outage the others are no better.</summary>
    public void DropIdle()
    {
        using var connection = new SqlConnection(_connectionString);
        SqlConnection.ClearPool(connection);
    }

    /// <summary>One view of the database through several statements, where the database offers it; else one for each statement.</summary>
    public async Task<IsolationLevel> ReadIsolationAsync(SqlConnection connection, CancellationToken cancellationToken)
    {
        if (_readIsolation is { } known)
            return known;
        var (snapshot, _) = await VersioningAsync(connection, cancellationToken);
        return (_readIsolation = snapshot ? IsolationLevel.Snapshot : IsolationLevel.ReadCommitted).Value;
    }

    /// <summary>Whether snapshots may be asked for, and whether each statement reads one anyway.</summary>
    public static async Task<(bool Snapshot, bool CommittedSnapshot)> VersioningAsync(SqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT snapshot_isolation_state, is_read_committed_snapshot_on FROM sys.databases WHERE name = DB_NAME()";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (Convert.ToInt32(reader.GetValue(0), null) == 1, Convert.ToBoolean(reader.GetValue(1), null))
            : (false, false);
    }
}
