using System.Collections.ObjectModel;
using Tracker.Extraction.Commitments;

namespace Tracker.Extraction.Documents;

/// <summary>Everything the rules found in one text: its articles in reading order, and the mentions in them.</summary>
public sealed record ExtractedDocument(IReadOnlyList<ExtractedArticle> Articles, IReadOnlyList<ExtractedMention> Mentions);

/// <summary>One report within a document.</summary>
/// <param name="Ordinal">Its place among the document's articles, from 0.</param>
/// <param name="Span">From its title to the end of its last paragraph.</param>
/// <param name="Title">Its heading without markup, where it has one.</param>
/// <param name="PublishedOn">The date its dateline states in full.</param>
/// <param name="Publisher">The newspaper, agency or site its dateline names.</param>
public sealed record ExtractedArticle(int Ordinal, TextSpan Span, string? Title, DateOnly? PublishedOn, string? Publisher);

/// <summary>What the caller knows of a document beside its text; the rules prefer it to what they read.</summary>
public sealed record DocumentHints(DateOnly? PublishedOn, string? Publisher)
{
    /// <summary>
    /// By ordinal, when single articles were published; preferred to all else. Null says that it is not known,
    /// whatever the text states.
    /// </summary>
    public IReadOnlyDictionary<int, DateOnly?> ArticleDates { get; init; } = ReadOnlyDictionary<int, DateOnly?>.Empty;

    public static DocumentHints None { get; } = new(null, null);

    /// <summary>The day from which the article's 今年 and 下月 count.</summary>
    internal DateOnly? DateOf(Article article) =>
        Plausible(ArticleDates.TryGetValue(article.Ordinal, out var date) ? date : PublishedOn ?? article.PublishedOn);

    /// <summary>A day from which one can count years without leaving the calendar.</summary>
    internal static DateOnly? Plausible(DateOnly? day) => day is { Year: > 1900 and < 2200 } ? day : null;
}
