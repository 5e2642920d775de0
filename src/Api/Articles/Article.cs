using Tracker.Persistence.Documents;

namespace Tracker.Api.Articles;

/// <summary>One report within a document.</summary>
/// <param name="Id">Public id; stays with the article when the document is read anew.</param>
/// <param name="DocumentId">The document it stands in.</param>
/// <param name="Version">Counts its changes, from 1; If-Match takes it in quotation marks.</param>
/// <param name="State">active, or obsolete where a later reading no longer tells it apart; open vocabulary.</param>
/// <param name="Ordinal">Its place among the document's articles, from 0.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="PublishedOn">Date of publication.</param>
/// <param name="PublishedOnBasis">given, dateline or unknown.</param>
/// <param name="Publisher">Newspaper, agency or site.</param>
/// <param name="PublisherBasis">given, dateline or unknown.</param>
/// <param name="SourceUrl">Where it was published.</param>
/// <param name="SourceUrlBasis">given or unknown.</param>
public sealed record Article(
    Guid Id,
    Guid DocumentId,
    int Version,
    string State,
    int Ordinal,
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
    public static Article From(ArticleRow row) => new(
        row.Id,
        row.DocumentId,
        row.Version,
        row.State,
        row.Ordinal,
        row.Title,
        row.Start,
        row.End,
        row.PublishedOn,
        row.PublishedOnBasis,
        row.Publisher,
        row.PublisherBasis,
        row.SourceUrl,
        row.SourceUrlBasis);
}
