namespace Tracker.Persistence;

/// <summary>More writes are waiting than the queue may hold; trying again a little later is safe.</summary>
public sealed class DatabaseBusyException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The database cannot be reached or cannot write (disk full, file read-only, damaged).</summary>
public sealed class DatabaseUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A query ran longer than the configured deadline and was stopped.</summary>
public sealed class QueryDeadlineException(TimeSpan deadline, Exception? inner = null)
    : Exception($"The query was stopped after {deadline.TotalSeconds:0.#} seconds.", inner)
{
    public TimeSpan Deadline { get; } = deadline;
}
