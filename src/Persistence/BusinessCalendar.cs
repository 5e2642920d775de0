namespace Tracker.Persistence;

/// <summary>Tells which business date it is: the plain date in the configured zone.</summary>
public sealed class BusinessCalendar(TimeProvider time, TimeZoneInfo zone)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DateOf(Now);

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The moment at which a business date begins.</summary>
    public DateTimeOffset StartOf(DateOnly date)
    {
        var local = date.ToDateTime(TimeOnly.MinValue);

        // Where clocks are put forward at midnight, the day begins when they show one.
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>A new public id, ordered by time.</summary>
    public Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
