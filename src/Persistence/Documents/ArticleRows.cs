using Tracker.Extraction.Documents;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Documents;

/// <summary>The articles of a document whose text is read anew: matched by their place among the others.</summary>
internal sealed class ArticleRows(Session session, long documentKey, long textKey)
{
    /// <summary>
    /// Moves known articles to where they now stand, adds new ones and marks those that are gone. What a person gave
    /// or corrected stays with its article.
    /// </summary>
    /// <returns>The key of each article by its ordinal.</returns>
    public async Task<IReadOnlyDictionary<int, long>> BringInLineAsync(
        IReadOnlyList<ExtractedArticle> articles, Func<long> nextKey, BusinessCalendar calendar)
    {
        var keys = (await session.QueryAsync<(int Ordinal, long Key)>(
            "SELECT ordinal, article_key FROM article WHERE document_key = @documentKey", new { documentKey }))
            .ToDictionary(row => row.Ordinal, row => row.Key);
        foreach (var article in articles)
        {
            if (keys.TryGetValue(article.Ordinal, out var key))
                await MoveAsync(key, article);
            else
                keys[article.Ordinal] = await InsertAsync(nextKey(), calendar.NewId(), article);
        }
        await session.ExecuteAsync(
            "UPDATE article SET state = @obsolete WHERE document_key = @documentKey AND ordinal >= @Count",
            new { obsolete = ArticleStates.Obsolete, documentKey, articles.Count });
        return keys;
    }

    private async Task MoveAsync(long key, ExtractedArticle article)
    {
        await session.ExecuteAsync(
            """
            UPDATE article_place
            SET title = @Title, start_at = @Start, end_at = @End
            WHERE article_key = @key AND text_key = @textKey
            """,
            new { key, textKey, article.Title, article.Span.Start, article.Span.End });
        await session.ExecuteAsync(
            "UPDATE article SET state = @active WHERE article_key = @key", new { active = ArticleStates.Active, key });
        await session.ExecuteAsync(
            """
            UPDATE article
            SET published_on = CASE published_on_basis WHEN @given THEN published_on ELSE @PublishedOn END,
                published_on_basis = CASE published_on_basis WHEN @given THEN @given ELSE @publishedOnBasis END,
                publisher = CASE publisher_basis WHEN @given THEN publisher ELSE @Publisher END,
                publisher_basis = CASE publisher_basis WHEN @given THEN @given ELSE @publisherBasis END
            WHERE article_key = @key
              AND NOT EXISTS (SELECT 1 FROM journal WHERE subject_kind = @subject AND subject_key = @key)
            """,
            new
            {
                key,
                article.PublishedOn,
                publishedOnBasis = Basis(article.PublishedOn is not null),
                article.Publisher,
                publisherBasis = Basis(article.Publisher is not null),
                given = FactBases.Given,
                subject = SubjectKinds.Article,
            });
    }

    private async Task<long> InsertAsync(long key, Guid id, ExtractedArticle article)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO article (article_key, id, document_key, ordinal, version, state, published_on, published_on_basis, publisher,
                                 publisher_basis, source_url, source_url_basis)
            VALUES (@key, @id, @documentKey, @Ordinal, 1, @State, @PublishedOn, @PublishedOnBasis, @Publisher,
                    @PublisherBasis, NULL, @SourceUrlBasis)
            """,
            new
            {
                key,
                id,
                documentKey,
                article.Ordinal,
                State = ArticleStates.Active,
                article.PublishedOn,
                PublishedOnBasis = Basis(article.PublishedOn is not null),
                article.Publisher,
                PublisherBasis = Basis(article.Publisher is not null),
                SourceUrlBasis = FactBases.Unknown,
            });
        await session.ExecuteAsync(
            "INSERT INTO article_place (text_key, article_key, title, start_at, end_at) VALUES (@textKey, @key, @Title, @Start, @End)",
            new { textKey, key, article.Title, article.Span.Start, article.Span.End });
        return key;
    }

    private static string Basis(bool read) => read ? FactBases.Dateline : FactBases.Unknown;
}
