using Dapper;

namespace Tracker.Persistence.Commitments;

/// <summary>Chooses which filter drives the search for a page: the one that selects least.</summary>
internal static class DriverChoice
{
    /// <summary>
    /// How far a filter is counted. So many index entries are counted in a millisecond or two; filters that all select
    /// more keep their order.
    /// </summary>
    private const int MostCounted = 10_000;

    /// <summary>Returns the filters with the driver first. The last one, which is always there, drives only where it is alone.</summary>
    public static async Task<IReadOnlyList<FilterSql>> OrderAsync(Session session, IReadOnlyList<FilterSql> filters, long? before)
    {
        if (filters.Count <= 2)
            return filters;
        var counted = new List<(FilterSql Filter, long Rows)>();
        foreach (var filter in filters.SkipLast(1))
            counted.Add((filter, await CountAsync(session, filter, before)));
        return [.. counted.OrderBy(candidate => candidate.Rows).Select(candidate => candidate.Filter), filters[^1]];
    }

    private static Task<long> CountAsync(Session session, FilterSql filter, long? before)
    {
        var parameters = new DynamicParameters();
        parameters.Add("before", before ?? long.MaxValue);
        parameters.Add("rows", MostCounted / filter.Alternatives.Count);
        var counts = filter.Alternatives.Select((alternative, index) =>
            $"""
            (SELECT COUNT(*) FROM (
            SELECT f.commitment_key
            FROM {filter.Table} f
            WHERE {alternative.Condition("f", $"d{index}", parameters)}
              AND f.commitment_key < @before
            ORDER BY f.commitment_key DESC
            {session.Dialect.FirstRows("@rows")}
            ) b{index})
            """);
        return session.SingleAsync<long>($"SELECT {string.Join("\n+ ", counts)}", parameters);
    }
}
