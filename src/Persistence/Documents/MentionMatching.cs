using Tracker.Persistence.Commitments;

namespace Tracker.Persistence.Documents;

/// <summary>A mention that is stored, with what decides whether rules may still change it.</summary>
internal sealed record StoredMention : MentionValues
{
    public long Key { get; init; }

    public long ArticleKey { get; init; }

    public long CommitmentKey { get; init; }

    public Guid CommitmentId { get; init; }

    public required string State { get; init; }

    /// <summary>Whether a person has done anything to its commitment.</summary>
    public bool IsDecided { get; init; }

    /// <summary>The names of the fields in which it differs from what is found now, its article among them.</summary>
    /// <param name="articleKey">The article that it is found in now; null for one that is yet to be stored.</param>
    public IEnumerable<string> Differences(MentionValues found, long? articleKey) =>
        ArticleKey == articleKey ? Differences(found) : Differences(found).Prepend("article");
}

/// <summary>A stored mention and what the rules now find in its place; one of them may be missing.</summary>
internal readonly record struct MentionMatch(StoredMention? Stored, MentionValues? Found, int Article);

/// <summary>Matches stored mentions with found ones by their place in the text.</summary>
internal static class MentionMatching
{
    /// <summary>
    /// Pairs mentions whose spans share at least half of the longer one. Ones that are obsolete are tried after all
    /// others, so that a mention that comes back keeps its commitment.
    /// </summary>
    /// <param name="found">In text order, spans not overlapping.</param>
    public static IReadOnlyList<MentionMatch> Match(IReadOnlyList<StoredMention> stored, IReadOnlyList<(MentionValues Values, int Article)> found)
    {
        var matches = new List<MentionMatch>();
        var open = found.ToList();
        foreach (var group in stored.GroupBy(mention => mention.State == MentionStates.Obsolete).OrderBy(group => group.Key))
            open = Sweep([.. group.OrderBy(mention => mention.Start)], open, matches);
        matches.AddRange(open.Select(rest => new MentionMatch(null, rest.Values, rest.Article)));
        return matches;
    }

    /// <summary>One pass over both lists; returns what was found and matched nothing.</summary>
    private static List<(MentionValues Values, int Article)> Sweep(
        List<StoredMention> stored, List<(MentionValues Values, int Article)> found, List<MentionMatch> matches)
    {
        var unmatched = new List<(MentionValues, int)>();
        var next = 0;
        foreach (var mention in stored)
        {
            while (next < found.Count && found[next].Values.End <= mention.Start)
                unmatched.Add(found[next++]);

            // Of the found ones that overlap, at most one can share half of the longer span.
            var candidate = next;
            while (candidate < found.Count && found[candidate].Values.Start < mention.End && !IsSame(mention, found[candidate].Values))
                candidate++;
            if (candidate < found.Count && found[candidate].Values.Start < mention.End)
            {
                while (next < candidate)
                    unmatched.Add(found[next++]);
                matches.Add(new MentionMatch(mention, found[next].Values, found[next].Article));
                next++;
            }
            else
            {
                matches.Add(new MentionMatch(mention, null, 0));
            }
        }
        unmatched.AddRange(found.Skip(next));
        return unmatched;
    }

    private static bool IsSame(MentionValues one, MentionValues other)
    {
        var shared = Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);
        return 2 * shared >= Math.Max(one.End - one.Start, other.End - other.Start);
    }
}
