namespace Tracker.Persistence.Copying;

/// <summary>
/// Which tables a copy takes along: all that both engines' catalogues list, so that one which a later migration adds cannot
/// be forgotten. Only those named here are left out.
/// </summary>
internal static class CopiedTables
{
    public const string SchemaJournal = "schema_journal";
    public const string Progress = "copy_progress";

    /// <summary>Rows of an engine's own making, with the back-fill that makes them anew out of the others.</summary>
    public static IReadOnlyDictionary<string, string> Derived { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["search_posting"] = "search",
        ["search_text"] = "search",
    };

    /// <summary>Tables in which a migrated database has rows before anybody has written.</summary>
    public static IReadOnlyList<string> Seeded { get; } = ["key_head", "journal_head", "principal"];

    /// <summary>The target's tables to copy, each after those that it refers to, without what is derived or an engine's own.</summary>
    /// <exception cref="CopyException">The two databases have not the same tables and columns.</exception>
    public static IReadOnlyList<CopiedTable> Common(IReadOnlyList<CopiedTable> source, IReadOnlyList<CopiedTable> target)
    {
        var (from, to) = (ByName(source), ByName(target));
        if (from.Keys.Except(to.Keys).Concat(to.Keys.Except(from.Keys)).FirstOrDefault() is { } lonely)
            throw new CopyException($"Only one of the two databases has a table {lonely}; a copy would not be whole.");
        foreach (var (name, table) in from)
        {
            if (table.DifferenceFrom(to[name]) is { } difference)
                throw new CopyException($"{difference}; a copy would not be whole.");
        }
        return InOrder([.. to.Values]);
    }

    /// <summary>Those whose rows a copy moves, each after those that it refers to.</summary>
    public static IReadOnlyList<CopiedTable> WithRows(IReadOnlyList<CopiedTable> tables) => InOrder([.. ByName(tables).Values]);

    private static Dictionary<string, CopiedTable> ByName(IReadOnlyList<CopiedTable> tables) => tables
        .Where(table => table.Name is not (SchemaJournal or Progress) && !Derived.ContainsKey(table.Name))
        .ToDictionary(table => table.Name, StringComparer.Ordinal);

    // Where some refer to each other, any of them comes first: an engine that allows this checks only at the end.
    private static List<CopiedTable> InOrder(List<CopiedTable> tables)
    {
        var left = tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<CopiedTable>(left.Count);
        while (left.Count > 0)
        {
            var next = left.Find(table => !left.Exists(other => other != table && table.RefersTo.Contains(other.Name))) ?? left[0];
            ordered.Add(next);
            left.Remove(next);
        }
        return ordered;
    }
}

/// <summary>A copy that was not begun or not finished; the message says why and what to do.</summary>
public sealed class CopyException(string message, Exception? inner = null) : Exception(message, inner);
