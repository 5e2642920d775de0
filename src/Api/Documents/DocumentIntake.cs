using Microsoft.Extensions.Options;
using Tracker.Api.Problems;
using Tracker.Extraction;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Formats;
using Tracker.Persistence.Documents;

namespace Tracker.Api.Documents;

/// <summary>Takes a source all the way in: bytes to text to commitments to the store.</summary>
public sealed class DocumentIntake(SourceReaders readers, Extractor extractor, DocumentIngest ingest, IOptions<DocumentOptions> options)
{
    /// <summary>Returns what became of it, or why it cannot be taken. A text that is stored already is not extracted again.</summary>
    public async Task<(IngestOutcome? Outcome, Failure? Failure)> TakeAsync(
        SourceFile source, PublicationFacts given, bool isSample, long principal, CancellationToken cancellationToken)
    {
        var maxBytes = options.Value.MaxTextBytes;
        var (text, failure) = await readers.ReadAsync(source, maxBytes, cancellationToken);
        if (text is null)
            return (null, UnreadableSource.Describe(failure!, source, readers, maxBytes));
        if (await ingest.FindKnownAsync(text.Text, given, cancellationToken) is { } known)
            return (known, null);
        var document = new NewDocument(
            source.Name,
            text.MediaType,
            source.Content,
            text.Reader,
            text.ReaderVersion,
            text.Text,
            given,
            isSample,
            extractor.Extract(text.Text, new DocumentHints(given.PublishedOn, given.Publisher)),
            extractor.LexiconVersion);
        return (await ingest.StoreAsync(document, principal, cancellationToken), null);
    }
}
