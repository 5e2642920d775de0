using Microsoft.Extensions.Options;
using Tracker.Api.Extraction;
using Tracker.Api.Problems;
using Tracker.Extraction;
using Tracker.Extraction.Documents;
using Tracker.Persistence.Documents;

namespace Tracker.Api.Documents;

/// <summary>Takes a source all the way in: bytes to text to commitments to the store.</summary>
public sealed class DocumentIntake(Extractor extractor, ExtractionTurns turns, DocumentIngest ingest, IOptions<DocumentOptions> options)
{
    /// <summary>Returns what became of it, or why it cannot be taken. A text that is stored already is not extracted again.</summary>
    public async Task<(IngestOutcome? Outcome, Failure? Failure)> TakeAsync(
        SourceFile source, PublicationFacts given, bool isSample, long principal, CancellationToken cancellationToken)
    {
        var maxBytes = options.Value.MaxTextBytes;
        if (!PlainTextReader.TryRead(source, maxBytes, out var text, out var failure))
            return (null, Describe(failure, source, maxBytes));
        if (await ingest.FindKnownAsync(text.Text, given, cancellationToken) is { } known)
            return (known, null);
        var hints = new DocumentHints(given.PublishedOn, given.Publisher);
        var extracted = await turns.TakeAsync(() => extractor.Extract(text.Text, hints, cancellationToken), cancellationToken);
        var document = new NewDocument(
            source.Name,
            text.MediaType,
            source.Content,
            text.Reader,
            text.ReaderVersion,
            text.Text,
            given,
            isSample,
            extracted,
            extractor.LexiconVersion);
        return (await ingest.StoreAsync(document, principal, cancellationToken), null);
    }

    /// <summary>Puts into words why a source cannot be read.</summary>
    public static Failure Describe(ReadFailure failure, SourceFile source, int maxBytes) => failure switch
    {
        ReadFailure.UnsupportedFormat => new UnsupportedMediaType(
            source.MediaType ?? Path.GetExtension(source.Name) ?? "", [.. PlainTextReader.MediaTypes, .. PlainTextReader.Extensions]),
        ReadFailure.TooLong => new BodyTooLarge(
            $"The text may take at most {maxBytes} bytes in UTF-8. Split the document, or raise Documents:MaxTextBytes."),
        ReadFailure.Undecodable => new UnreadableText("text", "undecodable",
            "This is not UTF-8 text: it has bytes or control characters that no text has. Save it as UTF-8 and send it again."),
        ReadFailure.Empty => new UnreadableText("text", "empty", "The text is empty. Send the text of a report."),
        ReadFailure.NotChinese => new UnreadableText("text", "notChinese", "The text has no Chinese character. Send a report in Chinese."),
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "This failure has no words yet."),
    };
}
