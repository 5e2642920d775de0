using Microsoft.Extensions.Options;
using Tracker.Api.Extraction;
using Tracker.Api.Problems;
using Tracker.Extraction;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Formats;
using Tracker.Persistence.Answers;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Principals;

namespace Tracker.Api.Documents;

/// <summary>Takes a source all the way in: bytes to text to commitments to the store.</summary>
public sealed class DocumentIntake(
    SourceReaders readers, Extractor extractor, ExtractionTurns turns, DocumentIngest ingest, IOptions<DocumentOptions> options)
{
    /// <summary>Returns what became of it, or why it cannot be taken. A text that is stored already is not extracted again.</summary>
    public async Task<(IngestOutcome? Outcome, Failure? Failure)> TakeAsync(
        SourceFile source, PublicationFacts given, bool isSample, Author author, Once<IngestOutcome>? once, CancellationToken cancellationToken)
    {
        var maxBytes = options.Value.MaxTextBytes;
        var (text, failure) = await readers.ReadAsync(source, maxBytes, cancellationToken);
        if (text is null)
            return (null, UnreadableSource.Describe(failure!, source, readers, maxBytes));
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
        return (await ingest.StoreAsync(document, author, once, cancellationToken), null);
    }
}
