using Tracker.Extraction.Search;
using Tracker.Persistence.Commitments;

namespace Tracker.Persistence.Search;

/// <summary>The index over what commitments say, which each engine keeps in a way of its own.</summary>
internal abstract class TextSearch
{
    /// <summary>Puts what is now searched of commitments in the place of what was, if anything.</summary>
    public abstract Task WriteAsync(Session session, IReadOnlyList<SearchedCommitment> commitments);

    /// <summary>The commitments that hold every word, exactly those.</summary>
    public abstract FilterSql Filter(SearchQuery query);
}

/// <summary>What is searched of a commitment: its quotes.</summary>
internal sealed record SearchedCommitment(long Key, IReadOnlyList<string> Quotes);
