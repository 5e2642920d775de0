using System.Text.Json.Serialization;
using Tracker.Api.Articles;
using Tracker.Persistence.Documents;

namespace Tracker.Api.Documents;

/// <summary>A source document and its decoded text.</summary>
/// <param name="Id">Public id.</param>
/// <param name="Version">Counts the document's changes, from 1: its articles corrected, its text extracted anew.</param>
/// <param name="State">active or withdrawn; open vocabulary.</param>
/// <param name="IsSample">True for the samples that come with the program.</param>
/// <param name="FileName">The name it came under.</param>
/// <param name="MediaType">Format of the source.</param>
/// <param name="SourceLength">Bytes of the source.</param>
/// <param name="SourceSha256">SHA-256 of the source's bytes, lower-case hexadecimal.</param>
/// <param name="TextVersion">Counts the readings of the source, from 1.</param>
/// <param name="TextLength">UTF-16 units of the text, in which all offsets are counted.</param>
/// <param name="TextSha256">SHA-256 of the text in UTF-8; it decides whether two uploads are the same.</param>
/// <param name="Reader">What decoded the source.</param>
/// <param name="ReaderVersion">Version of the reader.</param>
/// <param name="ArticleCount">Articles in the text.</param>
/// <param name="MentionCount">Mentions of commitments found in the text.</param>
/// <param name="CreatedAt">When it was stored.</param>
public record DocumentSummary(
    Guid Id,
    int Version,
    string State,
    bool IsSample,
    string? FileName,
    string MediaType,
    int SourceLength,
    string SourceSha256,
    int TextVersion,
    int TextLength,
    string TextSha256,
    string Reader,
    int ReaderVersion,
    int ArticleCount,
    int MentionCount,
    DateTimeOffset CreatedAt)
{
    public static DocumentSummary From(DocumentRow row) => new(
        row.Id,
        row.Version,
        row.State,
        row.IsSample,
        row.FileName,
        row.MediaType,
        row.SourceLength,
        row.SourceSha256,
        row.TextVersion,
        row.TextLength,
        row.TextSha256,
        row.Reader,
        row.ReaderVersion,
        row.ArticleCount,
        row.MentionCount,
        row.CreatedAt);
}

/// <summary>A document with its articles.</summary>
/// <param name="Summary">The document's facts.</param>
/// <param name="Articles">In text order.</param>
public sealed record Document(DocumentSummary Summary, [property: JsonPropertyOrder(1)] IReadOnlyList<Article> Articles)
    : DocumentSummary(Summary)
{
    [JsonIgnore]
    public DocumentSummary Summary { get; } = Summary;

    public static Document From(DocumentRow row, IReadOnlyList<ArticleRow> articles) =>
        new(DocumentSummary.From(row), [.. articles.Select(Article.From)]);
}

/// <summary>What became of a posted document.</summary>
/// <param name="DocumentId">The document that holds the text, new or known.</param>
/// <param name="Created">False where the same text was stored already; nothing was written then.</param>
/// <param name="MentionCount">Mentions of commitments found in it.</param>
/// <param name="CommitmentsPath">Where they can be read.</param>
/// <param name="Differences">Where the facts that were sent differ from the stored ones; correct the article to change them.</param>
public sealed record IngestReport(
    Guid DocumentId, bool Created, int MentionCount, string CommitmentsPath, IReadOnlyList<FactDifference> Differences)
{
    public static IngestReport From(IngestOutcome outcome) => new(
        outcome.DocumentId,
        outcome.Created,
        outcome.Mentions,
        $"{ApiRoot.Path}/documents/{outcome.DocumentId}/commitments",
        outcome.Differences);
}
