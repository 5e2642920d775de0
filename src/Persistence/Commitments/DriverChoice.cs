using Dapper;

namespace Tracker.Persistence.Commitments;

/// <summary>Chooses which filter drives the search for a page: the one that selects least.</summary>
internal static class DriverChoice
{
    /// <summary>
    /// How far a filter is counted: so many index entries take a millisecond or two. How much a filter that has more
    /// selects is judged by how far back these newest ones reach, since keys grow with time. A range of dates that has more
    /// never drives: all of it would have to be sorted.
    /// </summary>
    private const int MostCounted = 10_000;

    /// <summary>Returns the filters with the driver first.</summary>
    public static async Task<IReadOnlyList<FilterSql>> OrderAsync(Session session, IReadOnlyList<FilterSql> filters, long? before)
    {
        var candidates = filters.Where(filter => !filter.PassesMost).ToList();
        if (candidates.Count <= 1)
            return filters;
        var counted = new List<(FilterSql Filter, double Rows)>();
        foreach (var filter in candidates)
            counted.Add((filter, await EstimateAsync(session, filter, before)));
        return [.. counted.OrderBy(candidate => candidate.Rows).Select(candidate => candidate.Filter), .. filters.Where(filter => filter.PassesMost)];
    }

    private static async Task<double> EstimateAsync(Session session, FilterSql filter, long? before)
    {
        var alternatives = filter.Roughly ?? filter.Alternatives;
        var most = MostCounted / alternatives.Count;
        var parameters = new DynamicParameters();
        parameters.Add("before", before ?? long.MaxValue);
        parameters.Add("rows", most);
        var counts = alternatives.Select((alternative, index) =>
            $"""
            SELECT COUNT(*) AS Rows, MIN(commitment_key) AS Oldest, MAX(commitment_key) AS Newest FROM (
            SELECT f.{filter.Key} AS commitment_key
            FROM {filter.From(alternative, session.Dialect)}
            WHERE {alternative.Condition("f", $"d{index}", parameters)}
              AND f.{filter.Key} < @before
            {(alternative.RangeIndex is null ? $"ORDER BY f.{filter.Key} DESC" : $"ORDER BY f.{RangeColumn(alternative)}")}
            {session.Dialect.FirstRows("@rows")}
            ) b{index}
            """);
        var reaches = await session.QueryAsync<Reach>(string.Join("\nUNION ALL\n", counts), parameters);
        if (filter.IsRange && reaches.Any(reach => reach.Rows >= most))
            return double.MaxValue;
        return reaches.Sum(reach => reach.Rows < most ? reach.Rows : reach.Rows * (double)reach.Newest / (reach.Newest - reach.Oldest + 1));
    }

    /// <summary>The column that a range is of, first in its index: counted in its order, it is not sorted.</summary>
    private static string RangeColumn(FilterAlternative alternative) => alternative.RangeIndex switch
    {
        "commitment_overdue" => "overdue_from",
        "commitment_behind" => "behind_from",
        _ => "touched_at",
    };

    /// <summary>How many of a filter's newest rows were counted, and the keys of the ends.</summary>
    private sealed record Reach
    {
        public long Rows { get; init; }

        public long Oldest { get; init; }

        public long Newest { get; init; }
    }
}
