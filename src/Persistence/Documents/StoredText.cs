using Tracker.Extraction.Documents;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Documents;

/// <summary>A stored text, with what is known of it beside, to extract from again.</summary>
/// <param name="Hints">What its articles were given, and what people corrected.</param>
public sealed record StoredText(long DocumentKey, long TextKey, Guid DocumentId, string? FileName, string Text, DocumentHints Hints);

internal static class StoredTexts
{
    /// <summary>A document's current text.</summary>
    public static async Task<StoredText> FindAsync(Session session, long documentKey)
    {
        var row = await session.SingleAsync<TextRow>(
            """
            SELECT d.id AS DocumentId, t.text_key AS TextKey, d.file_name AS FileName, t.content AS Text
            FROM document d
            JOIN document_text t ON t.text_key = d.current_text_key
            WHERE d.document_key = @documentKey
            """,
            new { documentKey });
        return new StoredText(documentKey, row.TextKey, row.DocumentId, row.FileName, row.Text, await HintsAsync(session, documentKey));
    }

    // A date that was given or corrected, be it to unknown, goes before what the text states.
    private static async Task<DocumentHints> HintsAsync(Session session, long documentKey)
    {
        var articles = await session.QueryAsync<ArticleFacts>(
            """
            SELECT a.ordinal AS Ordinal, a.published_on AS PublishedOn, a.published_on_basis AS PublishedOnBasis,
                   a.publisher AS Publisher, a.publisher_basis AS PublisherBasis,
                   CASE WHEN EXISTS (
                       SELECT 1
                       FROM journal j
                       WHERE j.subject_kind = @article AND j.subject_key = a.article_key AND j.kind NOT IN @byRules)
                   THEN 1 ELSE 0 END AS IsCorrected
            FROM article a
            WHERE a.document_key = @documentKey
            """,
            new { documentKey, article = SubjectKinds.Article, byRules = EventKinds.ByRules });
        var publishers = articles.Select(article => article.PublisherBasis == FactBases.Given ? article.Publisher : null).Distinct().ToList();
        return new DocumentHints(null, publishers is [var publisher] ? publisher : null)
        {
            ArticleDates = articles
                .Where(article => article.IsCorrected || article.PublishedOnBasis == FactBases.Given)
                .ToDictionary(article => article.Ordinal, article => article.PublishedOn),
        };
    }

    private sealed record TextRow
    {
        public Guid DocumentId { get; init; }

        public long TextKey { get; init; }

        public string? FileName { get; init; }

        public required string Text { get; init; }
    }

    private sealed record ArticleFacts
    {
        public int Ordinal { get; init; }

        public DateOnly? PublishedOn { get; init; }

        public required string PublishedOnBasis { get; init; }

        public string? Publisher { get; init; }

        public required string PublisherBasis { get; init; }

        public bool IsCorrected { get; init; }
    }
}
