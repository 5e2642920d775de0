namespace Tracker.Persistence;

/// <summary>Tells which business date it is: the plain date in the configured zone.</summary>
public sealed class BusinessCalendar(TimeProvider time, TimeZoneInfo zone)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DateOf(Now);

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>A new public id, ordered by time.</summary>
    public Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
