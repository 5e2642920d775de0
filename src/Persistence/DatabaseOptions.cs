namespace Tracker.Persistence;

/// <summary>Settings of the section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>Writes that may wait for the one writer; one more is refused with 503.</summary>
    public int WriteQueueLength { get; set; } = 1024;

    /// <summary>Reads that may run at once; more wait their turn.</summary>
    public int Readers { get; set; } = 8;

    /// <summary>Longest time a read may take.</summary>
    public TimeSpan QueryTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest wait for another process that is writing to the same file.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
