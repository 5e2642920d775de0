using System.Globalization;
using Dapper;

namespace Tracker.Persistence.Commitments;

/// <summary>One filter as SQL: alternatives that each select a range of one index.</summary>
/// <param name="Table">Table the index is on; it has a <c>commitment_key</c>.</param>
internal sealed record FilterSql(string Table, IReadOnlyList<FilterAlternative> Alternatives)
{
    public const string Commitment = "commitment";

    /// <summary>Whether it is on a column of the commitment's own row.</summary>
    public bool IsOwn => Table == Commitment;

    /// <summary>
    /// The condition that some alternative holds: on a commitment <c>c</c>, or on a row of <c>f</c> that has its key, so
    /// that an index decides it before the commitment is fetched.
    /// </summary>
    public string Predicate(DynamicParameters parameters, string prefix)
    {
        var any = string.Join(" OR ", Alternatives.Select((alternative, index) =>
            $"({alternative.Condition(IsOwn ? "c" : "x", $"{prefix}{index}", parameters)})"));
        return IsOwn ? $"({any})" : $"EXISTS (SELECT 1 FROM {Table} x WHERE x.commitment_key = f.commitment_key AND ({any}))";
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
