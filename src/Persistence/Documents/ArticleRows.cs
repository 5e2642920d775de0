using Tracker.Extraction.Documents;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Documents;

/// <summary>Writes the articles of a document whose text is read anew, each change with its version and its event.</summary>
internal sealed class ArticleRows(Session session, long documentKey, long textKey, EventList events)
{
    /// <returns>The key of each article by its ordinal.</returns>
    public async Task<IReadOnlyDictionary<int, long>> WriteAsync(
        IReadOnlyList<ArticleMatch> matches, Func<long> nextKey, BusinessCalendar calendar)
    {
        var keys = new Dictionary<int, long>();
        foreach (var match in matches)
        {
            var article = match.Stored is null ? New(match.Found!, nextKey(), calendar.NewId()) : match.Next();
            keys[article.Ordinal] = article.Key;
            if (match.Stored is null)
                await InsertAsync(article);
            else if (match.Changes().Count > 0)
                await UpdateAsync(match.Stored, article with { Version = article.Version + 1 });
        }
        return keys;
    }

    private static ArticleRow New(ExtractedArticle found, long key, Guid id) => new()
    {
        Key = key,
        Id = id,
        Version = 1,
        State = ArticleStates.Active,
        Ordinal = found.Ordinal,
        Title = found.Title,
        Start = found.Span.Start,
        End = found.Span.End,
        PublishedOn = found.PublishedOn,
        PublishedOnBasis = ArticleMatch.Basis(found.PublishedOn is not null),
        Publisher = found.Publisher,
        PublisherBasis = ArticleMatch.Basis(found.Publisher is not null),
        SourceUrlBasis = FactBases.Unknown,
    };

    private async Task UpdateAsync(ArticleRow before, ArticleRow after)
    {
        await session.ExecuteAsync(
            """
            UPDATE article
            SET version = @Version, state = @State, published_on = @PublishedOn, published_on_basis = @PublishedOnBasis,
                publisher = @Publisher, publisher_basis = @PublisherBasis
            WHERE article_key = @Key
            """,
            after);
        await session.ExecuteAsync(
            """
            UPDATE article_place
            SET title = @Title, start_at = @Start, end_at = @End
            WHERE article_key = @Key AND text_key = @textKey
            """,
            new { after.Key, textKey, after.Title, after.Start, after.End });
        events.Add(SubjectKinds.Article, after.Key, EventKinds.ArticleReextracted, ArticleFacts.Of(before), ArticleFacts.Of(after));
    }

    private async Task InsertAsync(ArticleRow article)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO article (article_key, id, document_key, ordinal, version, state, published_on, published_on_basis, publisher,
                                 publisher_basis, source_url, source_url_basis)
            VALUES (@Key, @Id, @documentKey, @Ordinal, @Version, @State, @PublishedOn, @PublishedOnBasis, @Publisher,
                    @PublisherBasis, @SourceUrl, @SourceUrlBasis)
            """,
            new
            {
                article.Key,
                article.Id,
                documentKey,
                article.Ordinal,
                article.Version,
                article.State,
                article.PublishedOn,
                article.PublishedOnBasis,
                article.Publisher,
                article.PublisherBasis,
                article.SourceUrl,
                article.SourceUrlBasis,
            });
        await session.ExecuteAsync(
            "INSERT INTO article_place (text_key, article_key, title, start_at, end_at) VALUES (@textKey, @Key, @Title, @Start, @End)",
            new { textKey, article.Key, article.Title, article.Start, article.End });
        events.Add(SubjectKinds.Article, article.Key, EventKinds.ArticleReextracted, null, ArticleFacts.Of(article));
    }
}
