using Tracker.Extraction.Documents;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Repeats;

namespace Tracker.Persistence.Documents;

/// <summary>What is stored of a document beside what the rules now find in it.</summary>
/// <param name="OldSignatures">The mentions that another version of the program signed, or none.</param>
internal sealed record DocumentMatch(
    IReadOnlyList<ArticleMatch> Articles, IReadOnlyList<MentionMatch> Mentions, IReadOnlyList<long> OldSignatures)
{
    private readonly Dictionary<int, long> _articleKeys = Articles.Select(match => match.Stored).OfType<ArticleRow>()
        .ToDictionary(article => article.Ordinal, article => article.Key);

    public static async Task<DocumentMatch> FindAsync(
        Session session, long documentKey, ExtractedDocument found, RepeatIntake repeats)
    {
        var stored = await session.QueryAsync<StoredMention>(
            $"""
            SELECT {MentionValues.Columns}, m.mention_key AS "Key", m.article_key AS ArticleKey, m.commitment_key AS CommitmentKey,
                   c.id AS CommitmentId, m.state AS State,
                   CASE WHEN EXISTS (
                       SELECT 1
                       FROM journal j
                       WHERE j.subject_kind = @commitment AND j.subject_key = m.commitment_key AND j.kind NOT IN @byRules)
                   THEN 1 ELSE 0 END AS IsDecided
            FROM mention m
            JOIN document d ON d.document_key = m.document_key
            JOIN commitment c ON c.commitment_key = m.commitment_key
            WHERE m.document_key = @documentKey AND m.text_key = d.current_text_key AND m.origin = @extractor
            """,
            new
            {
                documentKey,
                commitment = SubjectKinds.Commitment,
                byRules = EventKinds.ByRules,
                extractor = MentionOrigins.Extractor,
            });
        var oldSignatures = await session.QueryAsync<long>(
            """
            SELECT m.mention_key
            FROM mention m
            WHERE m.document_key = @documentKey AND m.state = @active AND m.signature_version <> @SignatureVersion
            ORDER BY m.start_at
            """,
            new { documentKey, active = MentionStates.Active, repeats.SignatureVersion });
        return new DocumentMatch(
            await ArticleMatching.MatchAsync(session, documentKey, found.Articles),
            MentionMatching.Match(stored, [.. found.Mentions.Select(mention => (MentionValues.From(mention), mention.Article))]),
            oldSignatures);
    }

    public ReextractionReport Report(StoredText text) => new(
        text.DocumentId,
        text.FileName,
        [.. Articles.Select(match => match.Difference()).OfType<ArticleDifference>()],
        [.. Mentions.Select(Difference).OfType<MentionDifference>()],
        OldSignatures.Count > 0);

    /// <summary>Whether rules may write what they find over what is stored, and it is not the same.</summary>
    public bool IsChange(MentionMatch match) =>
        match is { Stored: { IsDecided: false } stored, Found: not null }
        && (stored.State == MentionStates.Obsolete || Changes(match).Any());

    private MentionDifference? Difference(MentionMatch match) => match switch
    {
        { Stored: null, Found: { } found } => new(DifferenceKind.Appeared, found.Quote, null, []),
        { Stored: { State: MentionStates.Obsolete, IsDecided: false } stored, Found: not null } =>
            new(DifferenceKind.Appeared, stored.Quote, stored.CommitmentId, []),
        { Stored: { State: MentionStates.Active } stored, Found: null } =>
            new(stored.IsDecided ? DifferenceKind.Kept : DifferenceKind.Vanished, stored.Quote, stored.CommitmentId, []),
        { Stored: { State: MentionStates.Active } stored, Found: not null } when Changes(match).ToList() is [_, ..] fields =>
            new(stored.IsDecided ? DifferenceKind.Kept : DifferenceKind.Changed, stored.Quote, stored.CommitmentId, fields),
        _ => null,
    };

    private IEnumerable<string> Changes(MentionMatch match) =>
        match.Stored!.Differences(match.Found!, _articleKeys.TryGetValue(match.Article, out var key) ? key : null);
}
