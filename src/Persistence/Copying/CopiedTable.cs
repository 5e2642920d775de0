namespace Tracker.Persistence.Copying;

/// <summary>How a column's values are written and hashed; the same on every engine.</summary>
internal enum ValueKind
{
    Integer,
    Real,
    Text,
    Bytes,
}

internal sealed record CopiedColumn(string Name, ValueKind Kind);

/// <summary>A table as an engine's own catalogue describes it.</summary>
/// <param name="Columns">In the order of their names, since engines may have them in different orders.</param>
/// <param name="Key">The columns of the primary key, in its order.</param>
/// <param name="RefersTo">The other tables that its foreign keys name.</param>
internal sealed record CopiedTable(string Name, IReadOnlyList<CopiedColumn> Columns, IReadOnlyList<string> Key, IReadOnlyList<string> RefersTo)
{
    /// <summary>Names in double quotes are names on every engine.</summary>
    public string ColumnList { get; } = string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

    public string SelectInKeyOrder => $"SELECT {ColumnList} FROM \"{Name}\" ORDER BY {string.Join(", ", Key.Select(column => $"\"{column}\""))}";

    public string Count => $"SELECT COUNT(*) FROM \"{Name}\"";

    public string DeleteAll => $"DELETE FROM \"{Name}\"";

    /// <summary>What differs from another engine's table of the same name; null where nothing that a copy would lose.</summary>
    public string? DifferenceFrom(CopiedTable other)
    {
        if (Columns.Except(other.Columns).Concat(other.Columns.Except(Columns)).Select(column => column.Name).FirstOrDefault() is { } name)
            return $"{Name}.{name} is not the same on both";
        return Key.SequenceEqual(other.Key) ? null : $"{Name} has another primary key";
    }
}
