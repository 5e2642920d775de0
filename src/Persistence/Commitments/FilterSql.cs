using System.Globalization;
using Dapper;

namespace Tracker.Persistence.Commitments;

/// <summary>One filter as SQL: alternatives that each select a range of one index.</summary>
/// <param name="Table">Table the index is on; it has a <c>commitment_key</c>.</param>
internal sealed record FilterSql(string Table, IReadOnlyList<FilterAlternative> Alternatives)
{
    public const string Commitment = "commitment";

    /// <summary>The condition on a commitment <c>c</c> that some alternative holds for it.</summary>
    public string Predicate(DynamicParameters parameters, string prefix)
    {
        var own = Table == Commitment;
        var any = string.Join(" OR ", Alternatives.Select((alternative, index) =>
            alternative.Condition(own ? "c" : "f", $"{prefix}{index}", parameters)));
        return own ? $"({any})" : $"EXISTS (SELECT 1 FROM {Table} f WHERE f.commitment_key = c.commitment_key AND ({any}))";
    }
}

/// <summary>One value of a filter.</summary>
/// <param name="Match">A constant condition; <c>{0}</c> stands for the table's alias, <c>{1}</c> for the parameter's name.</param>
internal sealed record FilterAlternative(string Match, object Value)
{
    public string Condition(string alias, string parameter, DynamicParameters parameters)
    {
        parameters.Add(parameter, Value);
        return string.Format(CultureInfo.InvariantCulture, Match, alias, "@" + parameter);
    }
}
