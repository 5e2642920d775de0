using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tracker.Persistence.Sqlite;

/// <summary>Tells outages, which callers may meet, from bugs, which stay as they are.</summary>
internal static class SqliteFailures
{
    public static bool IsInterrupt(SqliteException exception) => exception.SqliteErrorCode == raw.SQLITE_INTERRUPT;

    public static Exception? AsOutage(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            new DatabaseBusyException("Another process is writing to the database; try again shortly.", exception),
        raw.SQLITE_FULL =>
            new DatabaseUnavailableException("The disk that holds the database is full.", exception),
        raw.SQLITE_READONLY =>
            new DatabaseUnavailableException("The database file cannot be written.", exception),
        raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_PERM =>
            new DatabaseUnavailableException($"The database file cannot be used: {exception.Message}", exception),
        _ => null,
    };
}
