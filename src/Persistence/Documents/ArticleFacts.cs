namespace Tracker.Persistence.Documents;

/// <summary>All of an article that can ever change, as the journal keeps it.</summary>
internal sealed record ArticleFacts(
    int Version,
    string State,
    string? Title,
    int Start,
    int End,
    DateOnly? PublishedOn,
    string PublishedOnBasis,
    string? Publisher,
    string PublisherBasis,
    string? SourceUrl,
    string SourceUrlBasis)
{
    public static ArticleFacts Of(ArticleRow article) => new(
        article.Version,
        article.State,
        article.Title,
        article.Start,
        article.End,
        article.PublishedOn,
        article.PublishedOnBasis,
        article.Publisher,
        article.PublisherBasis,
        article.SourceUrl,
        article.SourceUrlBasis);

    /// <summary>The names of the facts in which the two differ, the version aside.</summary>
    public IEnumerable<string> Differences(ArticleFacts other)
    {
        if (State != other.State)
            yield return "state";
        if (Title != other.Title)
            yield return "title";
        if ((Start, End) != (other.Start, other.End))
            yield return "place";
        if ((PublishedOn, PublishedOnBasis) != (other.PublishedOn, other.PublishedOnBasis))
            yield return "publishedOn";
        if ((Publisher, PublisherBasis) != (other.Publisher, other.PublisherBasis))
            yield return "publisher";
        if ((SourceUrl, SourceUrlBasis) != (other.SourceUrl, other.SourceUrlBasis))
            yield return "sourceUrl";
    }
}
