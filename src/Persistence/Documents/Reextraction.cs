using Tracker.Extraction.Documents;
using Tracker.Extraction.Regions;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Documents;

/// <summary>
/// Brings what is stored of a document in line with what the rules find now. Commitments keep their ids, nothing that a
/// person decided is changed, and what is no longer found becomes obsolete. One document is one transaction, so a run
/// that was cut off is completed by the next.
/// </summary>
public sealed class Reextraction(Database database, KeyAllocator keys, BusinessCalendar calendar, Gazetteer gazetteer)
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
            async session => Report(text, await MatchAsync(session, text.DocumentKey, found)),
            cancellationToken);

    public async Task<ReextractionReport> ApplyAsync(
        StoredText text, ExtractedDocument found, string lexiconVersion, long principal, CancellationToken cancellationToken)
    {
        var firstKey = await keys.TakeAsync(found.Articles.Count + (2 * found.Mentions.Count), cancellationToken);
        return await database.WriteAsync(
            async session =>
            {
                var matches = await MatchAsync(session, text.DocumentKey, found);
                var report = Report(text, matches);
                if (report.HasChanges)
                {
                    var now = calendar.Now;
                    await new ReextractionRows(session, text.DocumentKey, firstKey, lexiconVersion, principal, now, calendar, gazetteer)
                        .WriteAsync(found.Articles, matches);
                }
                return report;
            },
            cancellationToken);
    }

    private static async Task<IReadOnlyList<MentionMatch>> MatchAsync(Session session, long documentKey, ExtractedDocument found)
    {
        var stored = await session.QueryAsync<StoredMention>(
            $"""
            SELECT {MentionValues.Columns}, m.mention_key AS "Key", m.article_key AS ArticleKey, m.commitment_key AS CommitmentKey,
                   c.id AS CommitmentId, m.state AS State,
                   EXISTS (
                       SELECT 1
                       FROM journal j
                       WHERE j.subject_kind = @commitment AND j.subject_key = m.commitment_key AND j.kind NOT IN @byRules) AS IsDecided
            FROM mention m
            JOIN document d ON d.document_key = m.document_key
            JOIN commitment c ON c.commitment_key = m.commitment_key
            WHERE m.document_key = @documentKey AND m.text_key = d.current_text_key AND m.origin = @extractor
            ORDER BY m.start_at
            """,
            new
            {
                documentKey,
                commitment = SubjectKinds.Commitment,
                byRules = EventKinds.ByRules,
                extractor = MentionOrigins.Extractor,
            });
        return MentionMatching.Match(stored, [.. found.Mentions.Select(mention => (MentionValues.From(mention), mention.Article))]);
    }

    private static ReextractionReport Report(StoredText text, IReadOnlyList<MentionMatch> matches) =>
        new(text.DocumentId, text.FileName, [.. matches.Select(Difference).OfType<MentionDifference>()]);

    private static MentionDifference? Difference(MentionMatch match) => match switch
    {
        { Stored: null, Found: { } found } => new(MentionDifferenceKind.Appeared, found.Quote, null, []),
        { Stored: { State: MentionStates.Obsolete, IsDecided: false } stored, Found: not null } =>
            new(MentionDifferenceKind.Appeared, stored.Quote, stored.CommitmentId, []),
        { Stored: { State: MentionStates.Active } stored, Found: null } =>
            new(stored.IsDecided ? MentionDifferenceKind.Kept : MentionDifferenceKind.Vanished, stored.Quote, stored.CommitmentId, []),
        { Stored: { State: MentionStates.Active } stored, Found: { } found } when stored.Differences(found).ToList() is [_, ..] fields =>
            new(stored.IsDecided ? MentionDifferenceKind.Kept : MentionDifferenceKind.Changed, stored.Quote, stored.CommitmentId, fields),
        _ => null,
    };
}
