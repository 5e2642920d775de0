namespace Tracker.Extraction.Deadlines;

/// <summary>The days that a time means; null where the report's date would be needed and is unknown.</summary>
internal readonly record struct Days(DateOnly? From, DateOnly? To, string? Precision)
{
    public static Days Unknown => default;

    public static Days OfYears(int? first, int? last, string precision) =>
        first is { } from && last is { } to
            ? new Days(new DateOnly(from, 1, 1), new DateOnly(to, 12, 31), precision)
            : Unknown;

    public static Days OfMonths(int? year, int first, int last) =>
        year is { } known
            ? new Days(
                new DateOnly(known, first, 1),
                new DateOnly(known, last, DateTime.DaysInMonth(known, last)),
                (last - first) switch
                {
                    0 => DuePrecisions.Month,
                    2 => DuePrecisions.Quarter,
                    5 => DuePrecisions.HalfYear,
                    _ => DuePrecisions.Period,
                })
            : Unknown;

    /// <summary>一季度, 上半年 without a year: the first of that name that has not ended by the day of the report.</summary>
    public static Days OfComingMonths(DateOnly? published, int first, int last)
    {
        var days = OfMonths(published?.Year, first, last);
        return days.To < published ? OfMonths(published?.Year + 1, first, last) : days;
    }

    /// <summary>本季度, 下季度: so many quarters after the report's.</summary>
    public static Days OfQuarter(DateOnly? published, int distance)
    {
        if (published is not { } day)
            return Unknown;
        var first = new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1).AddMonths(3 * distance);
        return OfMonths(first.Year, first.Month, first.Month + 2);
    }

    /// <summary>本周, 下周: Monday to Sunday, so many weeks after the report's.</summary>
    public static Days OfWeek(DateOnly? published, int distance)
    {
        if (published is not { } day)
            return Unknown;
        var monday = day.AddDays((7 * distance) - (((int)day.DayOfWeek + 6) % 7));
        return new Days(monday, monday.AddDays(6), DuePrecisions.Week);
    }

    public static Days OfDays(int? year, int month, int first, int last)
    {
        if (year is not { } known)
            return Unknown;
        var length = DateTime.DaysInMonth(known, month);
        var (from, to) = (Math.Min(first, length), Math.Min(last, length));
        return new Days(
            new DateOnly(known, month, from),
            new DateOnly(known, month, to),
            from == to ? DuePrecisions.Day : DuePrecisions.Month);
    }

    /// <summary>Until then: 到2025年, 6月底前.</summary>
    public Days Until() => this with { From = null };

    /// <summary>Before it begins: 2030年前.</summary>
    public Days BeforeStart() => new(null, From?.AddDays(-1), Precision);

    /// <summary>From then on: 2026年起.</summary>
    public Days Onward() => this with { To = null };
}
