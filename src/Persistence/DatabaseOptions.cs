namespace Tracker.Persistence;

/// <summary>Settings of the section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>A code of <see cref="DatabaseProviders"/>.</summary>
    public string Provider { get; set; } = DatabaseProviders.Sqlite;

    /// <summary>Writes that may wait for their turn; one more is refused with 503.</summary>
    public int WriteQueueLength { get; set; } = 1024;

    /// <summary>Writes of this process that may run at once on SQL Server; SQLite has one writer.</summary>
    public int Writers { get; set; } = 16;

    /// <summary>Reads that may run at once; more wait their turn.</summary>
    public int Readers { get; set; } = 8;

    /// <summary>Longest time a read may take.</summary>
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest wait for another write, of whatever process, to let go of what it has locked.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

public static class DatabaseProviders
{
    public const string Sqlite = "sqlite";
    public const string SqlServer = "sqlserver";

    public static IReadOnlyList<string> All { get; } = [Sqlite, SqlServer];
}
