using System.Text.Json.Serialization;
using Tracker.Api.Paging;
using Tracker.Extraction.Search;
using Tracker.Persistence.Commitments;

namespace Tracker.Api.Commitments;

/// <summary>One page of commitments.</summary>
/// <param name="RelevanceOver">Over which hits relevance was computed; absent where the order is another.</param>
public sealed record FoundCommitments(
    [property: JsonIgnore] Page<FoundCommitment> Page,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(1)] RelevanceOver? RelevanceOver)
    : Page<FoundCommitment>(Page);

/// <summary>Over which hits relevance was computed.</summary>
/// <param name="Hits">How many, at most the newest ten thousand.</param>
/// <param name="IsAll">Whether there are no more; else older ones were left out.</param>
public sealed record RelevanceOver(int Hits, bool IsAll);

/// <summary>A commitment in a list.</summary>
/// <param name="Highlights">Where the words of q stand, by mention; empty without q.</param>
public sealed record FoundCommitment(
    [property: JsonIgnore] CommitmentSummary Summary,
    [property: JsonPropertyOrder(1)] IReadOnlyList<Highlight> Highlights)
    : CommitmentSummary(Summary)
{
    /// <param name="search">What was searched for, if anything.</param>
    /// <param name="asOf">The day that pace is judged on.</param>
    public static FoundCommitment From(CommitmentRow row, SearchQuery? search, DateOnly asOf) => new(
        CommitmentSummary.From(row, asOf),
        search is null ? [] : [.. row.Searched.Select(quote => Highlight.In(quote, search)).Where(highlight => highlight.Ranges.Count > 0)]);
}

/// <summary>Where the words that were searched for stand in a mention.</summary>
/// <param name="MentionId">The mention.</param>
/// <param name="Quote">What it says; the list's own quote where it is the earliest mention.</param>
/// <param name="Ranges">In this quote, in order, apart from each other.</param>
public sealed record Highlight(Guid MentionId, string Quote, IReadOnlyList<HighlightRange> Ranges)
{
    internal static Highlight In(Persistence.Search.SearchedQuote quote, SearchQuery search) =>
        new(quote.MentionId, quote.Quote, [.. search.Find(quote.Quote).Select(range => new HighlightRange(range.Start, range.End))]);
}

/// <summary>A half-open range of UTF-16 units in the quote, from 0.</summary>
public sealed record HighlightRange(int Start, int End);
