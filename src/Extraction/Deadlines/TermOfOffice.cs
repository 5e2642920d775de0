namespace Tracker.Extraction.Deadlines;

/// <summary>Terms of office that follow each other: one begins on the first of a month, every so many years.</summary>
/// <param name="Year">A year in which one begins.</param>
/// <param name="IsEnd">The words mean its end: 到本届政府任期末.</param>
internal sealed record TermOfOffice(int Year, int Month, int Years, bool IsEnd)
{
    /// <summary>The term on that day, first day to last; unknown without a day.</summary>
    public Days DaysAt(DateOnly? published)
    {
        if (published is not { } day)
            return Days.Unknown;
        var months = ((day.Year - Year) * 12) + day.Month - Month;
        var begun = (int)Math.Floor(months / (12.0 * Years));
        var from = new DateOnly(Year, Month, 1).AddYears(begun * Years);
        var days = new Days(from, from.AddYears(Years).AddDays(-1), DuePrecisions.Period);
        return IsEnd ? days.Until() : days;
    }
}
