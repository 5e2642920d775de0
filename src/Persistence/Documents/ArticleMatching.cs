using Tracker.Extraction.Documents;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Documents;

/// <summary>A stored article and what the rules now find in its place; one of them may be missing.</summary>
/// <param name="IsCorrected">Whether a person has corrected it, be it to unknown.</param>
internal sealed record ArticleMatch(ArticleRow? Stored, ExtractedArticle? Found, bool IsCorrected)
{
    /// <summary>The stored article as it is to be; what a person gave or corrected stays with it.</summary>
    public ArticleRow Next()
    {
        if (Found is null)
            return Stored! with { State = ArticleStates.Obsolete };
        var next = Stored! with { State = ArticleStates.Active, Title = Found.Title, Start = Found.Span.Start, End = Found.Span.End };
        if (!IsCorrected && next.PublishedOnBasis != FactBases.Given)
            next = next with { PublishedOn = Found.PublishedOn, PublishedOnBasis = Basis(Found.PublishedOn is not null) };
        if (!IsCorrected && next.PublisherBasis != FactBases.Given)
            next = next with { Publisher = Found.Publisher, PublisherBasis = Basis(Found.Publisher is not null) };
        return next;
    }

    /// <summary>The names of the facts that will change; none for an article that is new.</summary>
    public IReadOnlyList<string> Changes() =>
        Stored is null ? [] : [.. ArticleFacts.Of(Stored).Differences(ArticleFacts.Of(Next()))];

    public ArticleDifference? Difference() => (Stored, Found) switch
    {
        (null, { } found) => new(DifferenceKind.Appeared, found.Title, null, []),
        ({ State: ArticleStates.Obsolete } stored, not null) => new(DifferenceKind.Appeared, stored.Title, stored.Id, Changes()),
        ({ State: ArticleStates.Active } stored, null) => new(DifferenceKind.Vanished, stored.Title, stored.Id, Changes()),
        ({ } stored, not null) when Changes() is [_, ..] fields => new(DifferenceKind.Changed, stored.Title, stored.Id, fields),
        _ => null,
    };

    public static string Basis(bool read) => read ? FactBases.Dateline : FactBases.Unknown;
}

/// <summary>Matches a document's articles with those its text is now read to have, by their place among the others.</summary>
internal static class ArticleMatching
{
    public static async Task<IReadOnlyList<ArticleMatch>> MatchAsync(Session session, long documentKey, IReadOnlyList<ExtractedArticle> found)
    {
        var stored = await session.QueryAsync<ArticleRow>(
            $"SELECT {ArticleRow.Columns} FROM {ArticleRow.Tables} WHERE d.document_key = @documentKey ORDER BY a.ordinal", new { documentKey });
        var corrected = (await session.QueryAsync<long>(
            """
            SELECT a.article_key
            FROM article a
            WHERE a.document_key = @documentKey
              AND EXISTS (
                  SELECT 1
                  FROM journal j
                  WHERE j.subject_kind = @article AND j.subject_key = a.article_key AND j.kind NOT IN @byRules)
            """,
            new { documentKey, article = SubjectKinds.Article, byRules = EventKinds.ByRules })).ToHashSet();
        var byOrdinal = found.ToDictionary(article => article.Ordinal);
        var known = stored.Select(article => article.Ordinal).ToHashSet();
        return
        [
            .. stored.Select(article => new ArticleMatch(article, byOrdinal.GetValueOrDefault(article.Ordinal), corrected.Contains(article.Key))),
            .. found.Where(article => !known.Contains(article.Ordinal)).Select(article => new ArticleMatch(null, article, IsCorrected: false)),
        ];
    }
}
