using Tracker.Extraction.Documents;
using Tracker.Extraction.Regions;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Repeats;

namespace Tracker.Persistence.Documents;

/// <summary>
/// Brings what is stored of a document in line with what the rules find now. Commitments keep their ids, nothing that a
/// person decided is changed, and what is no longer found becomes obsolete. One document is one transaction, so a run
/// that was cut off is completed by the next.
/// </summary>
public sealed class Reextraction(
    Database database, KeyAllocator keys, BusinessCalendar calendar, Gazetteer gazetteer, RepeatIntake repeats)
{
    /// <summary>Returns the document that comes next after a key, 0 for the first; null behind the last.</summary>
    public Task<StoredText?> NextTextAsync(long after, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                var key = await session.FirstOrDefaultAsync<long?>(
                    $"""
                    SELECT d.document_key
                    FROM document d
                    WHERE d.document_key > @after AND d.state = @active
                    ORDER BY d.document_key
                    {session.Dialect.FirstRows("@rows")}
                    """,
                    new { after, active = DocumentStates.Active, rows = 1 });
                return key is { } next ? await StoredTexts.FindAsync(session, next) : null;
            },
            cancellationToken);

    /// <summary>Tells what applying would do, and does nothing.</summary>
    public Task<ReextractionReport> CompareAsync(StoredText text, ExtractedDocument found, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => (await DocumentMatch.FindAsync(session, text.DocumentKey, found, repeats)).Report(text),
            cancellationToken);

    public async Task<ReextractionReport> ApplyAsync(
        StoredText text, ExtractedDocument found, string lexiconVersion, long principal, CancellationToken cancellationToken)
    {
        var firstKey = await keys.TakeAsync(found.Articles.Count + (2 * found.Mentions.Count), cancellationToken);
        var stamp = WriteStamp.Make(calendar, principal);
        return await database.WriteAsync(
            async session =>
            {
                // What people decide meanwhile waits, or has been seen.
                await session.LockAsync(WriteLocks.Mentions);
                await StoredCommitment.LockOfDocumentAsync(session, text.DocumentKey);
                await ArticleRow.LockOfDocumentAsync(session, text.DocumentKey);
                var match = await DocumentMatch.FindAsync(session, text.DocumentKey, found, repeats);
                var report = match.Report(text);
                if (report.HasChanges)
                    await new ReextractionRows(session, text, firstKey, lexiconVersion, stamp, calendar, gazetteer, repeats).WriteAsync(match);
                return report;
            },
            cancellationToken);
    }
}
