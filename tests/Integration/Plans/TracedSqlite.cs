using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tracker.Persistence;
using Tracker.Persistence.Sqlite;

namespace Tracker.Integration.Tests.Plans;

/// <summary>A SQLite database that notes every statement that runs on it, with its values put in.</summary>
internal sealed class TracedSqlite : Database
{
    /// <summary>Stands in a line of a plan between a step and what is part of it.</summary>
    public const string StepWithin = " / ";

    private static readonly string[] Searching = ["SELECT", "UPDATE", "DELETE"];

    private readonly SqliteConnection _connection;
    private readonly List<string> _statements = [];

    public TracedSqlite(string connectionString)
    {
        _connection = new SqliteConnection($"{connectionString};Pooling=False");
        _connection.Open();
        raw.sqlite3_trace(_connection.Handle, (_, statement) => _statements.Add(statement), null);
    }

    public override SqlDialect Dialect => SqliteDialect.Instance;

    /// <summary>How SQLite would run what ran since the last call: the lines of EXPLAIN QUERY PLAN of each statement.</summary>
    public IReadOnlyList<(string Sql, IReadOnlyList<string> Plan)> TakePlans()
    {
        var selects = _statements.Where(statement => Searching.Any(verb => statement.StartsWith(verb, StringComparison.OrdinalIgnoreCase))).ToList();
        var plans = selects.Select(statement => (statement, (IReadOnlyList<string>)Explain(statement))).ToList();
        _statements.Clear();
        return plans;
    }

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

    private List<string> Explain(string statement)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {statement}";
        using var reader = command.ExecuteReader();
        var steps = new Dictionary<int, string>();
        while (reader.Read())
        {
            var within = steps.GetValueOrDefault(reader.GetInt32(1));
            steps.Add(reader.GetInt32(0), within is null ? reader.GetString(3) : $"{within}{StepWithin}{reader.GetString(3)}");
        }
        return [.. steps.Values];
    }
}
