using Tracker.Persistence.Tracking;

namespace Tracker.Persistence.Commitments;

/// <summary>Pace as conditions on the stored days on which it turns; one for each code of <see cref="Paces"/>.</summary>
internal static class PaceFilter
{
    private const string Overdue = "commitment_overdue";
    private const string Behind = "commitment_behind";
    private const string IsOpen = "{0}.overdue_from > {1}";
    private const string IsNotBehind = "({0}.behind_from IS NULL OR {0}.behind_from > {1})";

    /// <param name="asOf">The day that pace is judged on.</param>
    public static FilterSql Of(IReadOnlyList<string> paces, DateOnly asOf) =>
        new("commitment", "commitment_schedule", [.. paces.Select(pace => Of(pace, asOf))]);

    private static FilterAlternative Of(string pace, DateOnly asOf) => pace switch
    {
        Paces.Closed => new FilterAlternative("{0}.schedule = {1}", Schedules.Closed),
        Paces.Unknown => new FilterAlternative("{0}.schedule = {1}", Schedules.Undated),
        Paces.Overdue => new FilterAlternative("{0}.overdue_from <= {1}", asOf) { RangeIndex = Overdue },
        Paces.Behind => new FilterAlternative("{0}.behind_from <= {1} AND " + IsOpen, asOf) { RangeIndex = Behind },

        // What is due soon turns overdue within a known number of days: both ends of the range are given.
        Paces.DueSoon => Dated(IsOpen + " AND {0}.overdue_from <= {2} AND " + IsNotBehind, asOf),
        Paces.Ahead => Dated("{0}.overdue_from > {2} AND " + IsNotBehind + " AND {0}.ahead_until >= {1}", asOf),
        Paces.OnTrack => Dated("{0}.overdue_from > {2} AND " + IsNotBehind + " AND ({0}.ahead_until IS NULL OR {0}.ahead_until < {1})", asOf),
        _ => throw new ArgumentOutOfRangeException(nameof(pace), pace, "No such pace."),
    };

    private static FilterAlternative Dated(string match, DateOnly asOf) =>
        new(match, asOf, TurningDates.LastOverdueOfSoon(asOf)) { RangeIndex = Overdue };
}
