using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Tracker.Persistence.Sqlite;

/// <summary>The embedded engine: one file, many readers, one writer.</summary>
public sealed class SqliteDatabase : Database
{
    private readonly string _connectionString;
    private readonly DatabaseOptions _options;
    private readonly SqliteReaders _readers;
    private readonly SqliteWriter _writer;

    /// <param name="connectionString">Names the file by <c>Data Source</c>, relative to the caller's directory.</param>
    /// <exception cref="ArgumentException">The connection string is not SQLite's or names no file.</exception>
    public SqliteDatabase(string connectionString, DatabaseOptions options, TimeProvider time)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        if (string.IsNullOrWhiteSpace(builder.DataSource)
            || builder.DataSource == ":memory:"
            || builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || builder.Mode == SqliteOpenMode.Memory)
        {
            throw new ArgumentException("it must name a file, as in 'Data Source=data/tracker.db'");
        }
        builder.DataSource = File = Path.GetFullPath(builder.DataSource);
        builder.ForeignKeys = true;

        // Connections are held by the readers and the writer themselves.
        builder.Pooling = false;
        builder.DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds);
        _connectionString = builder.ConnectionString;
        _options = options;
        _readers = new SqliteReaders(OpenReader, options, time);
        _writer = new SqliteWriter(() => OpenWriter(create: false), options.WriteQueueLength);
    }

    /// <summary>Full path of the database file.</summary>
    public string File { get; }

    public override SqlDialect Dialect => SqliteDialect.Instance;

    internal override bool IsMissing => !System.IO.File.Exists(File);

    public override Task<T> ReadAsync<T>(Func<Session, Task<T>> query, CancellationToken cancellationToken) =>
        _readers.RunAsync(ExistingOnly(query), cancellationToken);

    public override Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) =>
        _writer.RunAsync(ExistingOnly(work), cancellationToken);

    public override async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(session => session.SingleAsync<long>("SELECT last_sequence FROM journal_head WHERE singleton = 1"), cancellationToken);
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException)
        {
            throw new DatabaseUnavailableException($"{File} is not the database that was migrated at the start: {exception.Message}", exception);
        }
    }

    public override async Task BackUpAsync(string file, Action<long, long> report, CancellationToken cancellationToken)
    {
        if (IsMissing)
            throw new BackupException($"There is no database {File}.");
        await using var connection = await OpenReadOnlyAsync(cancellationToken);
        SqliteBackup.Write((SqliteConnection)connection, Path.GetFullPath(file), report, cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _readers.Dispose();
    }

    internal override Task<DbConnection> OpenExclusiveAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<DbConnection>(OpenWriter(create: true));
    }

    internal override Task<DbConnection> OpenReadOnlyAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult<DbConnection>(OpenReader());
        }
        catch (SqliteException exception) when (AsOutage(exception) is { } outage)
        {
            throw outage;
        }
    }

    internal override Exception? AsOutage(DbException exception) =>
        exception is SqliteException sqlite ? SqliteFailures.AsOutage(sqlite) : null;

    // A connection that is open goes on in a file that was removed, where nobody would find again what it writes.
    private Func<Session, Task<T>> ExistingOnly<T>(Func<Session, Task<T>> work) => session =>
        IsMissing ? throw new DatabaseUnavailableException($"The database file {File} is not there any more.") : work(session);

    private SqliteConnection OpenReader()
    {
        // Not opened as read-only, since the last connection to close could then not put the log into the file.
        var connection = new SqliteConnection(Existing());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA query_only = ON;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection OpenWriter(bool create)
    {
        SqliteConnection? connection = null;
        try
        {
            if (create)
                Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            connection = new SqliteConnection(create ? _connectionString : Existing());
            connection.Open();
            Set(connection, "busy_timeout", ((long)_options.BusyTimeout.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture));
            Set(connection, "journal_mode", "wal");

            // An acknowledged write must outlive a power cut, which NORMAL does not promise in WAL mode.
            Set(connection, "synchronous", "2");
            Set(connection, "foreign_keys", "1");
            return connection;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw new DatabaseUnavailableException($"The database file {File} cannot be created: {exception.Message}", exception);
        }
        catch (SqliteException exception)
        {
            connection?.Dispose();
            throw SqliteFailures.AsOutage(exception) switch
            {
                DatabaseUnavailableException outage => new DatabaseUnavailableException($"{File}: {outage.Message}", exception),
                var other => other ?? exception,
            };
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>The connection string for a file that is there: only migrations make one.</summary>
    private string Existing()
    {
        var builder = new SqliteConnectionStringBuilder(_connectionString);
        if (builder.Mode == SqliteOpenMode.ReadWriteCreate)
            builder.Mode = SqliteOpenMode.ReadWrite;
        return builder.ConnectionString;
    }

    /// <summary>Sets a pragma and reads it back: SQLite ignores what it cannot do without a word.</summary>
    private void Set(SqliteConnection connection, string pragma, string value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma} = {value};";
        command.ExecuteNonQuery();
        command.CommandText = $"PRAGMA {pragma};";
        var now = Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        if (now != value)
            throw new DatabaseUnavailableException($"The database {File} does not take {pragma} = {value} (it says {now}); is it on a network share?");
    }
}
