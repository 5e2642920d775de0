using Dapper;

namespace Tracker.Persistence.Commitments;

/// <summary>
/// Turns filters into the statement that finds the keys of one page, newest first. One filter drives: each of its
/// alternatives is a range of an index read in key order. The others are probed by key, those that an index answers
/// before the commitment's own row is fetched. So the cost depends on the page and on what the driver selects.
/// </summary>
internal static class CommitmentPageSql
{
    /// <param name="filters">As <see cref="Filters"/> gives them, the driver first.</param>
    /// <param name="hideRejected">Whether those that a reviewer rejected are left out.</param>
    /// <param name="before">Only keys below this one; null for the first page.</param>
    public static (string Sql, DynamicParameters Parameters) Build(
        IReadOnlyList<FilterSql> filters, bool hideRejected, long? before, int rows, SqlDialect dialect)
    {
        var parameters = new DynamicParameters();
        parameters.Add("before", before ?? long.MaxValue);
        parameters.Add("rows", rows);

        var driver = filters[0];
        var probes = filters.Skip(1)
            .OrderBy(probe => probe.IsOwn)
            .Select((probe, index) => (probe.IsOwn, Sql: $"\n  AND {probe.Predicate(parameters, $"p{index}_")}"))
            .ToList();
        var byIndex = string.Concat(probes.Where(probe => !probe.IsOwn).Select(probe => probe.Sql));
        var byRow = string.Concat(probes.Where(probe => probe.IsOwn).Select(probe => probe.Sql));
        if (hideRejected)
        {
            parameters.Add("rejected", Reviews.Rejected);
            byRow += "\n  AND c.review <> @rejected";
        }

        // A page is the first rows of the union of each alternative's first rows.
        var branches = driver.Alternatives.Select((alternative, index) =>
            $"""
            SELECT commitment_key FROM (
            SELECT DISTINCT f.commitment_key
            FROM {driver.Table} f
            CROSS JOIN commitment c
            WHERE {alternative.Condition("f", $"d{index}", parameters)}
              AND f.commitment_key < @before{byIndex}
              AND c.commitment_key = f.commitment_key{byRow}
            ORDER BY f.commitment_key DESC
            {dialect.FirstRows("@rows")}
            ) b{index}
            """);
        var sql =
            $"""
            SELECT commitment_key FROM (
            {string.Join("\nUNION\n", branches)}
            ) page
            ORDER BY commitment_key DESC
            {dialect.FirstRows("@rows")}
            """;
        return (sql, parameters);
    }

    /// <summary>The filters in force, the one expected to select least first; the last is always there.</summary>
    public static IEnumerable<FilterSql> Filters(CommitmentFilter filter)
    {
        IReadOnlyList<string> states = filter.States.Count > 0 ? filter.States : [CommitmentStates.Active];
        if (filter.Documents.Count > 0)
            yield return Any("mention", OfDocument(states), filter.Documents);
        if (filter.Actors.Count > 0)
            yield return Any(FilterSql.Commitment, "{0}.actor = {1}", filter.Actors);
        if (filter.Regions.Count > 0)
        {
            yield return new FilterSql("commitment_region",
            [
                .. filter.Regions.Select(region => new FilterAlternative("{0}.region = {1}", region)),
                .. filter.ContainingRegions.Select(region => new FilterAlternative("{0}.region = {1} AND {0}.direct = 1", region)),
            ]);
        }
        if (filter.Themes.Count > 0)
            yield return Any("commitment_theme", "{0}.theme = {1}", filter.Themes);
        if (filter.Statuses.Count > 0)
            yield return Any(FilterSql.Commitment, "{0}.status = {1}", filter.Statuses);
        if (filter.Strengths.Count > 0)
            yield return Any(FilterSql.Commitment, "{0}.strength = {1}", filter.Strengths);
        if (filter.Reviews.Count > 0)
            yield return Any(FilterSql.Commitment, "{0}.review = {1}", filter.Reviews);
        if (filter.Kinds.Count > 0)
            yield return Any(FilterSql.Commitment, "{0}.kind = {1}", filter.Kinds);
        yield return Any(FilterSql.Commitment, "{0}.state = {1}", states);
    }

    /// <summary>What a document no longer mentions is not of it, but for who asks for commitments that are no longer found.</summary>
    private static string OfDocument(IReadOnlyList<string> states)
    {
        const string Match = "{0}.document_key = (SELECT d.document_key FROM document d WHERE d.id = {1})";
        return states is [CommitmentStates.Active] ? $"{Match} AND {{0}}.state = '{MentionStates.Active}'" : Match;
    }

    private static FilterSql Any<T>(string table, string match, IReadOnlyList<T> values)
        where T : notnull =>
        new(table, [.. values.Select(value => new FilterAlternative(match, value))]);
}
