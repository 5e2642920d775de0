namespace Tracker.Persistence.Tracking;

/// <summary>
/// The days on which a commitment's pace turns, so that a filter by pace is a range of an index. A commitment that is
/// closed or has no due date has none.
/// </summary>
/// <param name="Schedule">A code of <see cref="Schedules"/>.</param>
/// <param name="AheadUntil">The last day on which its progress is ahead of the time gone by; null without a progress.</param>
/// <param name="BehindFrom">The first day on which it is behind; null without a progress.</param>
/// <param name="DueSoonFrom">Thirty days before it is due.</param>
/// <param name="OverdueFrom">The day after it is due.</param>
public sealed record TurningDates(
    string Schedule, DateOnly? AheadUntil, DateOnly? BehindFrom, DateOnly? DueSoonFrom, DateOnly? OverdueFrom)
{
    private const int SoonDays = 30;

    /// <summary>How many points of progress may differ from the time gone by.</summary>
    private const int Tolerance = 10;

    private static readonly TurningDates Closed = new(Schedules.Closed, null, null, null, null);
    private static readonly TurningDates Undated = new(Schedules.Undated, null, null, null, null);

    /// <param name="startOn">From when its time is counted; without it nothing is ahead or behind.</param>
    /// <param name="due">The latest day that its deadline means.</param>
    public static TurningDates Of(string status, DateOnly? startOn, DateOnly? due, int? progress)
    {
        if (Statuses.IsFinal(status))
            return Closed;
        if (due is not { } last)
            return Undated;
        var (ahead, behind) = (startOn, progress) is ({ } start, { } done) && last > start
            ? (Clamped(start, Share(start, last, done - Tolerance, Math.Floor)), Clamped(start, Share(start, last, done + Tolerance, Math.Ceiling)))
            : ((DateOnly?)null, (DateOnly?)null);
        return new TurningDates(Schedules.Dated, ahead, behind, Clamped(last, -SoonDays), Clamped(last, 1));
    }

    /// <summary>The pace on a day; a code of <see cref="Paces"/>.</summary>
    public string PaceOn(DateOnly day) => this switch
    {
        { Schedule: Schedules.Closed } => Paces.Closed,
        { Schedule: Schedules.Undated } => Paces.Unknown,
        _ when OverdueFrom <= day => Paces.Overdue,
        _ when BehindFrom <= day => Paces.Behind,
        _ when DueSoonFrom <= day => Paces.DueSoon,
        _ when AheadUntil >= day => Paces.Ahead,
        _ => Paces.OnTrack,
    };

    /// <summary>What is due soon on a day turns overdue by this one at the latest.</summary>
    public static DateOnly LastOverdueOfSoon(DateOnly day) => Clamped(day, SoonDays + 1);

    private static int Share(DateOnly start, DateOnly due, int percent, Func<decimal, decimal> round) =>
        (int)round((due.DayNumber - start.DayNumber) * percent / 100m);

    private static DateOnly Clamped(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
}

/// <summary>Whether pace can be told of a commitment.</summary>
public static class Schedules
{
    public const string Closed = "closed";
    public const string Undated = "undated";
    public const string Dated = "dated";
}
