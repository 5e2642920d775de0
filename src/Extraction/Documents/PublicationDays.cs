namespace Tracker.Extraction.Documents;

/// <summary>
/// The days on which a report can have come out. A date outside them is a mistake or a jest: no time is counted from it,
/// so that the calendar cannot run out, whatever the text says.
/// </summary>
public static class PublicationDays
{
    public static DateOnly Earliest { get; } = new(1900, 1, 1);

    public static DateOnly Latest { get; } = new(2200, 12, 31);

    public static bool Holds(DateOnly day) => day >= Earliest && day <= Latest;

    /// <summary>The day, where it is one of them.</summary>
    internal static DateOnly? Usable(DateOnly? day) => day is { } known && Holds(known) ? known : null;
}
