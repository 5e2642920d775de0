using Tracker.Extraction;
using Tracker.Extraction.Documents;
using Tracker.Persistence.Answers;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Principals;

namespace Tracker.Persistence.Documents;

/// <summary>What a correction sets; a field that is not part of it stays as it is.</summary>
public sealed record ArticleCorrection(Correction<DateOnly?>? PublishedOn, Correction<string?>? Publisher, Correction<string?>? SourceUrl);

/// <summary>A new value; null says that the fact is not known.</summary>
public sealed record Correction<T>(T Value);

/// <summary>What became of a correction: the article as it now is, unless it was missing or changed meanwhile.</summary>
public sealed record CorrectionOutcome(ArticleRow? Article, bool Stale);

/// <summary>Corrects when, by whom and where an article was published. What is due counts from the corrected date.</summary>
public sealed class ArticleCorrections(Database database, BusinessCalendar calendar, Extractor extractor)
{
    public Task<ArticleRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindAsync(session, id), cancellationToken);

    /// <param name="versions">The versions the caller accepts; null to correct whatever is there.</param>
    public async Task<CorrectionOutcome> ApplyAsync(
        Guid id, IReadOnlyList<int>? versions, ArticleCorrection correction, Author author, Once<CorrectionOutcome>? once, CancellationToken cancellationToken)
    {
        // A text never changes, so it is read before the writer is taken.
        var read = correction.PublishedOn is { Value: var date } ? await ReadAnewAsync(id, date, cancellationToken) : null;
        var stamp = WriteStamp.Make(calendar, author.Principal, author.Role);
        return await database.WriteOnceAsync(
            once,
            async session =>
            {
                if (read is not null)
                    await session.LockAsync(WriteLocks.Mentions);
                await ArticleRow.LockAsync(session, id);
                var before = await FindAsync(session, id);
                if (before is null)
                    return new CorrectionOutcome(null, Stale: false);
                if (versions?.Contains(before.Version) == false)
                    return new CorrectionOutcome(before, Stale: true);
                var after = Corrected(before, correction);
                if (after == before)
                    return new CorrectionOutcome(before, Stale: false);
                after = after with { Version = before.Version + 1 };
                await UpdateAsync(session, after);
                await DocumentRows.CountChangeAsync(session, after.DocumentId);
                var events = new EventList(stamp);
                events.Add(SubjectKinds.Article, after.Key, EventKinds.ArticleCorrected, ArticleFacts.Of(before), ArticleFacts.Of(after));
                if (read is { } text && after.PublishedOn != before.PublishedOn)
                    await new DueDates(extractor, after, text).WriteAsync(session, events);
                await events.AppendAsync(session);
                return new CorrectionOutcome(after, Stale: false);
            },
            cancellationToken);
    }

    /// <summary>What the rules find in the article's document, were it published on that day; null where there is no such article.</summary>
    private async Task<(long TextKey, ExtractedDocument Found)?> ReadAnewAsync(Guid id, DateOnly? date, CancellationToken cancellationToken)
    {
        var stored = await database.ReadAsync<(StoredText Text, int Ordinal)?>(
            async session => await session.FirstOrDefaultAsync<ArticlePlace>(
                "SELECT document_key AS DocumentKey, ordinal AS Ordinal FROM article WHERE id = @id", new { id }) is { } place
                ? (await StoredTexts.FindAsync(session, place.DocumentKey), place.Ordinal)
                : null,
            cancellationToken);
        if (stored is not var (text, ordinal))
            return null;
        var dates = new Dictionary<int, DateOnly?>(text.Hints.ArticleDates) { [ordinal] = date };
        return (text.TextKey, extractor.Extract(text.Text, text.Hints with { ArticleDates = dates }, cancellationToken));
    }

    private static Task<ArticleRow?> FindAsync(Session session, Guid id) =>
        session.FirstOrDefaultAsync<ArticleRow>(
            $"SELECT {ArticleRow.Columns} FROM {ArticleRow.Tables} WHERE a.id = @id", new { id });

    private static ArticleRow Corrected(ArticleRow article, ArticleCorrection correction)
    {
        if (correction.PublishedOn is { Value: var publishedOn })
            article = article with { PublishedOn = publishedOn, PublishedOnBasis = Basis(publishedOn is not null) };
        if (correction.Publisher is { Value: var publisher })
            article = article with { Publisher = publisher, PublisherBasis = Basis(publisher is not null) };
        if (correction.SourceUrl is { Value: var sourceUrl })
            article = article with { SourceUrl = sourceUrl, SourceUrlBasis = Basis(sourceUrl is not null) };
        return article;
    }

    private static string Basis(bool known) => known ? FactBases.Given : FactBases.Unknown;

    private static Task<int> UpdateAsync(Session session, ArticleRow article) =>
        session.ExecuteAsync(
            """
            UPDATE article
            SET version = @Version, published_on = @PublishedOn, published_on_basis = @PublishedOnBasis, publisher = @Publisher,
                publisher_basis = @PublisherBasis, source_url = @SourceUrl, source_url_basis = @SourceUrlBasis
            WHERE article_key = @Key
            """,
            article);

    private sealed record ArticlePlace
    {
        public long DocumentKey { get; init; }

        public int Ordinal { get; init; }
    }
}
