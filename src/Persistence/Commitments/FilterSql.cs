using Dapper;

namespace Tracker.Persistence.Commitments;

/// <summary>
/// One filter as SQL. Each fragment is a constant over one index; <c>{0}</c> stands where its parameter's name goes.
/// </summary>
/// <param name="Source">Table the index is on, under the alias <c>f</c>.</param>
/// <param name="Match">Condition on <c>f</c> that one value selects by.</param>
/// <param name="Values">The alternatives, each a parameter.</param>
internal sealed record FilterSql(string Source, string Match, IReadOnlyList<object> Values)
{
    /// <summary>The condition on a commitment <c>c</c> that some value holds for it.</summary>
    public string Predicate(DynamicParameters parameters, string prefix)
    {
        var any = string.Join(" OR ", Values.Select((value, index) => Condition(parameters, $"{prefix}{index}", value)));
        return $"EXISTS (SELECT 1 FROM {Source} WHERE f.commitment_key = c.commitment_key AND ({any}))";
    }

    /// <summary>The condition on <c>f</c> that one value holds.</summary>
    public string Condition(DynamicParameters parameters, string name, object value)
    {
        parameters.Add(name, value);
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, Match, "@" + name);
    }
}
