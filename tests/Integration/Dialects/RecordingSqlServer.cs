using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Persistence;
using Tracker.Persistence.SqlServer;

namespace Tracker.Integration.Tests.Dialects;

/// <summary>
/// A database that speaks SQL Server's dialect to the stores, notes every statement, and runs it on SQLite with the
/// dialect's fragments turned back. So all that the stores can say is heard without a server.
/// </summary>
internal sealed partial class RecordingSqlServer : Database
{
    private readonly Connection _connection;

    /// <param name="connectionString">Of a SQLite database that has been migrated.</param>
    public RecordingSqlServer(string connectionString)
    {
        _connection = new Connection($"{connectionString};Pooling=False");
        _connection.Open();
        _connection.CreateFunction("CHARINDEX", (string words, string text) => text.IndexOf(words, StringComparison.Ordinal) + 1);
        _connection.Execute(
            """
            CREATE TABLE IF NOT EXISTS search_posting (term INTEGER NOT NULL, commitment_key INTEGER NOT NULL, PRIMARY KEY (term, commitment_key)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS search_text (commitment_key INTEGER NOT NULL PRIMARY KEY, content TEXT NOT NULL);
            """);
        _connection.Statements.Clear();
    }

    public override SqlDialect Dialect => SqlServerDialect.Instance;

    /// <summary>Every statement that ran, each once.</summary>
    public IReadOnlyCollection<string> Statements => _connection.Statements;

    /// <summary>How many commands ran.</summary>
    public int Executions => _connection.Executions;

    public override Task<T> ReadAsync<T>(Func<Session, Task<T>> query, CancellationToken cancellationToken) =>
        query(new Session(_connection, null, Dialect, cancellationToken));

    public override async Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var transaction = await _connection.BeginTransactionAsync(cancellationToken);
        var result = await work(new Session(_connection, transaction, Dialect, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    public override Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    internal override Task<DbConnection> OpenExclusiveAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    internal override Task<DbConnection> OpenReadOnlyAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    internal override Exception? AsOutage(DbException exception) => null;

    private sealed class Connection(string connectionString) : SqliteConnection(connectionString)
    {
        public HashSet<string> Statements { get; } = new(StringComparer.Ordinal);

        public int Executions { get; private set; }

        public void Note(string statement)
        {
            Executions++;
            Statements.Add(statement);
        }

        public override SqliteCommand CreateCommand() => new Command(Note) { Connection = this, Transaction = Transaction };
    }

    private sealed partial class Command(Action<string> note) : SqliteCommand
    {
        private string _given = "";

        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string CommandText
        {
            get => _given;
            set => base.CommandText = Translated(_given = value ?? "");
        }

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            if (!IsTransaction().IsMatch(_given))
                note(_given);
            return base.ExecuteReader(behavior);
        }

        private static string Translated(string sql)
        {
            if (sql.Contains("sp_getapplock", StringComparison.Ordinal))
                return "SELECT @name";
            var dialect = SqlServerDialect.Instance;
            sql = FirstRows().Replace(sql, "LIMIT ${parameter}");
            sql = ByIndex().Replace(sql, "INDEXED BY ${index}");
            return sql.Replace(dialect.ForUpdate, "", StringComparison.Ordinal).Replace(dialect.InWrittenOrder, "", StringComparison.Ordinal);
        }

        // The driver's own.
        [GeneratedRegex("^(BEGIN|COMMIT|ROLLBACK)")]
        private static partial Regex IsTransaction();

        [GeneratedRegex(@"OFFSET 0 ROWS FETCH NEXT (?<parameter>@\w+) ROWS ONLY", RegexOptions.ExplicitCapture)]
        private static partial Regex FirstRows();

        [GeneratedRegex(@"WITH \(INDEX \((?<index>\w+)\)\)", RegexOptions.ExplicitCapture)]
        private static partial Regex ByIndex();
    }
}
