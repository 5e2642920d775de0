using Dapper;
using Tracker.Persistence.Commitments;

namespace Tracker.Persistence.Repeats;

/// <summary>
/// Turns a filter into the statement that finds the keys of one page of pairs, newest first. The filter expected to
/// select least drives: each of its alternatives is a range of an index read in key order; the others are probed.
/// </summary>
internal static class RepeatPageSql
{
    private const string CommitmentKey = "(SELECT c.commitment_key FROM commitment c WHERE c.id = {1})";
    private const string DocumentKey = "(SELECT d.document_key FROM document d WHERE d.id = {1})";

    /// <param name="before">Only keys below this one; null for the first page.</param>
    public static (string Sql, DynamicParameters Parameters) Build(RepeatFilter filter, long? before, int rows, SqlDialect dialect)
    {
        var parameters = new DynamicParameters();
        parameters.Add("before", before ?? long.MaxValue);
        parameters.Add("rows", rows);

        var filters = Filters(filter).ToList();
        var rest = string.Concat(filters.Skip(1).Select((probe, index) =>
            $"\n  AND ({string.Join(" OR ", probe.Select((one, value) => one.Condition("r", $"p{index}_{value}", parameters)))})"));
        var ranges = filters[0].Select((alternative, index) =>
            $"""
            SELECT r.repeat_key
            FROM repeat_pair r
            WHERE {alternative.Condition("r", $"d{index}", parameters)}
              AND r.repeat_key < @before{rest}
            """);
        var sql = NewestFirst.Union("repeat_key", "r.repeat_key", ranges, dialect);
        return (sql, parameters);
    }

    private static IEnumerable<IReadOnlyList<FilterAlternative>> Filters(RepeatFilter filter)
    {
        if (filter.Commitments.Count > 0)
            yield return Sides("commitment", CommitmentKey, filter.Commitments);
        if (filter.Documents.Count > 0)
            yield return Sides("document", DocumentKey, filter.Documents);
        var states = filter.States.Count > 0 ? filter.States : [RepeatStates.Proposed];
        yield return [.. states.Select(state => new FilterAlternative("{0}.state = {1}", state))];
        if (filter.Kinds.Count > 0)
            yield return [.. filter.Kinds.Select(kind => new FilterAlternative("{0}.kind = {1}", kind))];
    }

    private static List<FilterAlternative> Sides(string name, string key, IReadOnlyList<Guid> ids) =>
    [
        .. ids.Select(id => new FilterAlternative($"{{0}}.left_{name}_key = {key}", id)),
        .. ids.Select(id => new FilterAlternative($"{{0}}.right_{name}_key = {key}", id)),
    ];
}
