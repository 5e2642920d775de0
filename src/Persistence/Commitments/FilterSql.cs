using System.Globalization;
using Dapper;

namespace Tracker.Persistence.Commitments;

/// <summary>One filter as SQL: alternatives that each select a range of one index.</summary>
/// <param name="Source">Table the index is on, under the alias <c>f</c>.</param>
internal sealed record FilterSql(string Source, IReadOnlyList<FilterAlternative> Alternatives)
{
    /// <summary>The condition on a commitment <c>c</c> that some alternative holds for it.</summary>
    public string Predicate(DynamicParameters parameters, string prefix)
    {
        var any = string.Join(" OR ", Alternatives.Select((alternative, index) => alternative.Condition(parameters, $"{prefix}{index}")));
        return $"EXISTS (SELECT 1 FROM {Source} WHERE f.commitment_key = c.commitment_key AND ({any}))";
    }
}

/// <summary>One value of a filter.</summary>
/// <param name="Match">A constant condition on <c>f</c>; <c>{0}</c> stands where the parameter's name goes.</param>
internal sealed record FilterAlternative(string Match, object Value)
{
    public string Condition(DynamicParameters parameters, string name)
    {
        parameters.Add(name, Value);
        return string.Format(CultureInfo.InvariantCulture, Match, "@" + name);
    }
}
