using Tracker.Extraction.Documents;

namespace Tracker.Persistence.Documents;

/// <summary>A source that has been read and extracted, ready to be stored.</summary>
/// <param name="FileName">The name it came under, if any.</param>
/// <param name="Reader">Name of the reader that decoded it.</param>
/// <param name="Given">What the sender says of its publication.</param>
public sealed record NewDocument(
    string? FileName,
    string MediaType,
    ReadOnlyMemory<byte> Source,
    string Reader,
    int ReaderVersion,
    string Text,
    PublicationFacts Given,
    bool IsSample,
    ExtractedDocument Extracted,
    string LexiconVersion);

/// <summary>When, by whom and where an article was published; null where not known.</summary>
public sealed record PublicationFacts(DateOnly? PublishedOn, string? Publisher, string? SourceUrl)
{
    public static PublicationFacts None { get; } = new(null, null, null);
}

/// <summary>What became of an ingest.</summary>
/// <param name="Created">False where the same text was there already; nothing was written then.</param>
/// <param name="Differences">Where the given facts differ from the stored ones of a known text.</param>
public sealed record IngestOutcome(Guid DocumentId, bool Created, int Mentions, IReadOnlyList<FactDifference> Differences)
{
    /// <summary>Whether it is a known one that was withdrawn.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <summary>A publication fact on which the sender and the store differ.</summary>
/// <param name="Field"><c>publishedOn</c>, <c>publisher</c> or <c>sourceUrl</c>.</param>
public sealed record FactDifference(Guid ArticleId, string Field, string? Stored, string Given);
