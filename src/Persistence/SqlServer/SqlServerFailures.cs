using Microsoft.Data.SqlClient;

namespace Tracker.Persistence.SqlServer;

/// <summary>Tells failures that pass from outages that last, and both from bugs, which stay as they are.</summary>
internal static class SqlServerFailures
{
    private const int LockTimeout = 1222;
    private const int Deadlock = 1205;
    private const int CommandTimeout = -2;

    // https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors
    private static readonly HashSet<int> Passing =
    [
        Deadlock,

        // Too busy for the moment: 701 memory, 8645 memory grant, 8651 threads, 3960 and 3961 snapshot overtaken.
        701, 8645, 8651, 3960, 3961,

        // The database moves, starts or is throttled (availability groups, Azure SQL): 615 and 926 it is being moved, 904,
        // 922 recovering, 976, 978, 983 replica not ready, 3906 and 3908 read-only for a moment, 4060 and 4221 cannot be opened yet.
        615, 904, 922, 926, 976, 978, 983, 3906, 3908, 4060, 4221,
        10928, 10929, 10936, 18401, 40020, 40143, 40166, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920,

        // The server stops or a failover ends the session.
        596, 6005, 6006, 17142, 17143,
    ];

    // The connection was refused, cut or never answered: numbers of the network layer, of Windows and of Linux.
    private static readonly HashSet<int> Network =
    [
        -1, 0, 2, 20, 26, 53, 64, 109, 121, 232, 233, 258, 1225, 1231, 10050, 10051, 10053, 10054, 10058, 10060, 10061, 10065,
        11001, 32, 35, 40, 103, 104, 107, 110, 111, 113,
    ];

    /// <summary>Whether the same may succeed a moment later, given that nothing of it was kept.</summary>
    public static bool IsPassing(Exception exception) => exception switch
    {
        SqlException { Number: LockTimeout or CommandTimeout or SqlServerDialect.LockNotTaken } => false,
        SqlException failure => IsConnectionLost(failure) || failure.Errors.Cast<SqlError>().Any(error => Passing.Contains(error.Number)),
        ConnectionLostException => true,
        _ => false,
    };

    /// <summary>Whether the connection is gone, and others to the same server probably with it.</summary>
    public static bool IsConnectionLost(Exception exception) =>
        exception is ConnectionLostException || (exception is SqlException failure && (failure.Class >= 20 || Network.Contains(failure.Number)));

    /// <summary>Whether another write has just written a row that must be there once: a second try sees it.</summary>
    public static bool IsDuplicate(Exception exception) => exception is SqlException { Number: 2601 or 2627 };

    public static Exception? AsOutage(Exception exception) => exception switch
    {
        ConnectionLostException => new DatabaseUnavailableException("The connection to the database server was lost.", exception),
        SqlException failure => AsOutage(failure),
        _ => null,
    };

    private static Exception? AsOutage(SqlException failure) => failure.Number switch
    {
        LockTimeout or SqlServerDialect.LockNotTaken =>
            new DatabaseBusyException("Another write holds what this one needs; try again shortly.", failure),
        Deadlock or 701 or 8645 or 8651 or 3960 or 3961 or 10928 or 10929 or 10936 or 40501 or 49918 or 49919 or 49920 =>
            new DatabaseBusyException($"The database server is too busy (error {failure.Number}); try again shortly.", failure),
        CommandTimeout =>
            new DatabaseUnavailableException("The database server did not answer in time.", failure),
        1105 or 9002 =>
            new DatabaseUnavailableException("The disk or the quota that holds the database is full.", failure),
        4060 =>
            new DatabaseUnavailableException("The database server has no such database, or does not let this login use it.", failure),
        18456 =>
            new DatabaseUnavailableException("The database server does not accept the login.", failure),
        229 or 262 or 297 or 300 =>
            new DatabaseUnavailableException($"The login may not do that in the database (error {failure.Number}).", failure),
        _ when IsPassing(failure) =>
            new DatabaseUnavailableException($"The database server cannot be reached (error {failure.Number}).", failure),
        _ => null,
    };
}
