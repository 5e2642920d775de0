using System.Globalization;
using Dapper;

namespace Tracker.Persistence.Commitments;

/// <summary>One filter as SQL: alternatives that each select a range of one index.</summary>
/// <param name="Table">Table the index is on; it has a <c>commitment_key</c>.</param>
/// <param name="Index">The index, where its table has others that find a commitment's row sooner but not its answer.</param>
internal sealed record FilterSql(string Table, string? Index, IReadOnlyList<FilterAlternative> Alternatives)
{
    /// <summary>The column that holds the commitment's key; that table's rows have no other name for it.</summary>
    public string Key { get; init; } = "commitment_key";

    /// <summary>Nearly the same alternatives, of index entries alone, where telling them exactly takes more; for estimates.</summary>
    public IReadOnlyList<FilterAlternative>? Roughly { get; init; }

    /// <summary>Whether an alternative never gives a commitment twice.</summary>
    public bool GivesEachOnce { get; init; }

    /// <summary>Whether nearly every commitment passes, so that its own row is soon enough to tell.</summary>
    public bool PassesMost { get; init; }

    /// <summary>Whether some alternative is a range of values, which no index holds in the order of keys.</summary>
    public bool IsRange => Alternatives.Any(alternative => alternative.RangeIndex is not null);

    /// <summary>Whether it is decided by the commitment's own row.</summary>
    public bool IsOnRow => PassesMost || IsRange;

    /// <summary>The condition on a commitment <c>c</c> that some alternative holds for it.</summary>
    public string OnRow(DynamicParameters parameters, string prefix) =>
        Any((alternative, parameter) => alternative.Condition("c", parameter, parameters), prefix);

    /// <summary>The same for the key of a row <c>f</c>, decided by the index without the commitment's own row.</summary>
    /// <param name="found">That key, as the statement names it.</param>
    public string OnKey(DynamicParameters parameters, string prefix, string found, SqlDialect dialect)
    {
        var table = Index is null ? $"{Table} x" : $"{Table} x {dialect.ByIndex(Index)}";
        return Any(
            (alternative, parameter) =>
                $"EXISTS (SELECT 1 FROM {table} WHERE x.{Key} = {found} AND {alternative.Condition("x", parameter, parameters)})",
            prefix);
    }

    /// <summary>The table <c>f</c> that an alternative is read from.</summary>
    public string From(FilterAlternative alternative, SqlDialect dialect) =>
        alternative.RangeIndex is null ? $"{Table} f" : $"{Table} f {dialect.ByIndex(alternative.RangeIndex)}";

    private string Any(Func<FilterAlternative, string, string> condition, string prefix) =>
        $"({string.Join(" OR ", Alternatives.Select((alternative, index) => $"({condition(alternative, $"{prefix}{index}")})"))})";
}

/// <summary>One value of a filter, or what else is found by one range of an index.</summary>
/// <param name="Match">A constant condition; <c>{0}</c> stands for the table's alias, <c>{1}</c> and on for the parameters' names.</param>
/// <param name="Values">The parameters.</param>
internal sealed record FilterAlternative(string Match, params IReadOnlyList<object> Values)
{
    /// <summary>The index of which it is a range of values; null where it is all keys of one value.</summary>
    public string? RangeIndex { get; init; }

    public string Condition(string alias, string parameter, DynamicParameters parameters)
    {
        var names = Values.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"{parameter}_{index}")).ToList();
        foreach (var (name, value) in names.Zip(Values))
            parameters.Add(name, value);
        return string.Format(CultureInfo.InvariantCulture, Match, [alias, .. names.Select(name => "@" + name)]);
    }
}
