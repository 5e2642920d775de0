using System.Globalization;
using Tracker.Extraction.Regions;
using Tracker.Persistence.Answers;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Repeats;

namespace Tracker.Persistence.Documents;

/// <summary>Stores a document with everything found in it, in one transaction.</summary>
public sealed class DocumentIngest(
    Database database, KeyAllocator keys, BusinessCalendar calendar, Gazetteer gazetteer, RepeatIntake repeats)
{
    /// <summary>Says whether this very text is stored already, so that extracting it again can be spared.</summary>
    /// <returns>Null where it is not.</returns>
    public Task<IngestOutcome?> FindKnownAsync(string text, PublicationFacts given, CancellationToken cancellationToken)
    {
        var hash = TextHash.Of(text);
        return database.ReadAsync(session => FindKnownAsync(session, hash, given), cancellationToken);
    }

    public async Task<IngestOutcome> StoreAsync(
        NewDocument document, Author author, Once<IngestOutcome>? once, CancellationToken cancellationToken)
    {
        var articles = document.Extracted.Articles;
        var mentions = document.Extracted.Mentions;
        var firstKey = await keys.TakeAsync(3 + articles.Count + (2 * mentions.Count), cancellationToken);
        var rows = new DocumentRows(document, firstKey, author, calendar, gazetteer);
        return await database.WriteOnceAsync(
            once,
            async session =>
            {
                if (await FindKnownAsync(session, rows.TextSha256, document.Given) is { } known)
                    return known;
                await rows.InsertAsync(session, repeats);
                return new IngestOutcome(rows.DocumentId, Created: true, mentions.Count, []);
            },
            cancellationToken);
    }

    private static async Task<IngestOutcome?> FindKnownAsync(Session session, string textSha256, PublicationFacts given)
    {
        var articles = await session.QueryAsync<KnownArticle>(
            """
            SELECT d.id AS DocumentId, d.state AS State, a.id AS ArticleId, a.published_on AS PublishedOn, a.publisher AS Publisher,
                   a.source_url AS SourceUrl
            FROM document_text t
            JOIN document d ON d.document_key = t.document_key
            LEFT JOIN article a ON a.document_key = d.document_key AND a.state = @current
            WHERE t.sha256 = @textSha256
            ORDER BY a.ordinal
            """,
            new { textSha256, current = ArticleStates.Active });
        if (articles.Count == 0)
            return null;
        var mentions = await session.SingleAsync<int>(
            """
            SELECT COUNT(*)
            FROM mention m
            JOIN document d ON d.document_key = m.document_key
            WHERE d.id = @DocumentId AND m.state = @current
            """,
            new { articles[0].DocumentId, current = MentionStates.Active });
        return new IngestOutcome(
            articles[0].DocumentId,
            Created: false,
            mentions,
            [.. articles.Where(article => article.ArticleId is not null).SelectMany(article => Differences(article, given))])
        {
            IsWithdrawn = articles[0].State == DocumentStates.Withdrawn,
        };
    }

    private static IEnumerable<FactDifference> Differences(KnownArticle stored, PublicationFacts given)
    {
        var pairs = new (string Field, string? Stored, string? Given)[]
        {
            ("publishedOn", IsoDate(stored.PublishedOn), IsoDate(given.PublishedOn)),
            ("publisher", stored.Publisher, given.Publisher),
            ("sourceUrl", stored.SourceUrl, given.SourceUrl),
        };
        return pairs
            .Where(pair => pair.Given is not null && pair.Given != pair.Stored)
            .Select(pair => new FactDifference(stored.ArticleId!.Value, pair.Field, pair.Stored, pair.Given!));
    }

    private static string? IsoDate(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record KnownArticle
    {
        public Guid DocumentId { get; init; }

        public required string State { get; init; }

        public Guid? ArticleId { get; init; }

        public DateOnly? PublishedOn { get; init; }

        public string? Publisher { get; init; }

        public string? SourceUrl { get; init; }
    }
}
