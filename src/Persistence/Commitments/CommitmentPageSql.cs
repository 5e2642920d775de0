using Dapper;

namespace Tracker.Persistence.Commitments;

/// <summary>
/// Turns filters into the statement that finds the keys of one page, newest first. One filter drives: each of its
/// alternatives is a range of an index read in key order. The others are probed by key, those that an index answers
/// before the commitment's own row is fetched. So the cost depends on the page and on what the driver selects. A range of
/// dates is no range of keys: it drives where it is short, or alone, and is sorted then.
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
        var found = $"f.{driver.Key}";
        var select = driver.GivesEachOnce ? "SELECT" : "SELECT DISTINCT";
        var byKey = string.Concat(filters.Skip(1).Where(probe => !probe.IsOnRow)
            .Select((probe, index) => $"\n  AND {probe.OnKey(parameters, $"p{index}_", found, dialect)}"));
        var byRow = string.Concat(filters.Skip(1).Where(probe => probe.IsOnRow)
            .Select((probe, index) => $"\n  AND {probe.OnRow(parameters, $"r{index}_")}"));
        if (hideRejected)
        {
            parameters.Add("rejected", Reviews.Rejected);
            byRow += "\n  AND c.review <> @rejected";
        }

        var ranges = driver.Alternatives.Select((alternative, index) =>
            $"""
            {select} {found} AS commitment_key
            FROM {driver.From(alternative, dialect)}
            CROSS JOIN commitment c
            WHERE {alternative.Condition("f", $"d{index}", parameters)}
              AND {found} < @before{byKey}
              AND c.commitment_key = {found}{byRow}
            """);
        var sql = NewestFirst.Union("commitment_key", found, ranges, dialect);
        return (sql, parameters);
    }

    /// <summary>The filters in force, at least one; where nothing tells them apart, the first selects least.</summary>
    public static IEnumerable<FilterSql> Filters(CommitmentFilter filter, SqlDialect dialect)
    {
        if (filter.Documents.Count > 0)
            yield return Any("mention", null, OfDocument(filter.States), filter.Documents);
        if (filter.Search is { } search)
            yield return dialect.Search.Filter(search);
        if (filter.Actors.Count > 0)
            yield return Own("actor", filter.Actors);
        if (filter.Regions.Count > 0)
        {
            yield return new FilterSql("commitment_region", null,
            [
                .. filter.Regions.Select(region => new FilterAlternative("{0}.region = {1}", region)),
                .. filter.ContainingRegions.Select(region => new FilterAlternative("{0}.region = {1} AND {0}.direct = 1", region)),
            ]);
        }
        if (filter.Themes.Count > 0)
            yield return Any("commitment_theme", null, "{0}.theme = {1}", filter.Themes);
        if (filter.Assignees.Count > 0)
        {
            yield return Any(
                "commitment", "commitment_assignee", "{0}.assignee_key = (SELECT p.principal_key FROM principal p WHERE p.id = {1})", filter.Assignees);
        }
        if (filter.Statuses.Count > 0)
            yield return Own("status", filter.Statuses);
        if (filter.Strengths.Count > 0)
            yield return Own("strength", filter.Strengths);
        if (filter.Reviews.Count > 0)
            yield return Own("review", filter.Reviews);
        if (filter.Kinds.Count > 0)
            yield return Own("kind", filter.Kinds);
        if (filter.Paces.Count > 0)
            yield return PaceFilter.Of(filter.Paces, filter.AsOf);
        if (filter.UntouchedSince is { } since)
        {
            yield return new FilterSql(
                "commitment", null, [new FilterAlternative("{0}.touched_at < {1}", since) { RangeIndex = "commitment_touched" }]);
        }
        yield return filter.States.Count > 0
            ? Own("state", filter.States)
            : Own("state", [CommitmentStates.Active]) with { PassesMost = true };
    }

    /// <summary>What a document no longer mentions is not of it, but for who asks for commitments that are no longer found.</summary>
    private static string OfDocument(IReadOnlyList<string> states)
    {
        const string Match = "{0}.document_key = (SELECT d.document_key FROM document d WHERE d.id = {1})";
        return states is [] or [CommitmentStates.Active] ? $"{Match} AND {{0}}.state = '{MentionStates.Active}'" : Match;
    }

    /// <summary>On a column of the commitment itself, each of which has an index that ends in the key.</summary>
    private static FilterSql Own(string column, IReadOnlyList<string> values) =>
        Any("commitment", $"commitment_{column}", $"{{0}}.{column} = {{1}}", values);

    private static FilterSql Any<T>(string table, string? index, string match, IReadOnlyList<T> values)
        where T : notnull =>
        new(table, index, [.. values.Select(value => new FilterAlternative(match, value))]);
}
