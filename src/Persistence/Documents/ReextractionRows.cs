using Tracker.Extraction.Documents;
using Tracker.Extraction.Regions;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Documents;

/// <summary>Writes what a re-extraction changes in one document, within its transaction.</summary>
internal sealed class ReextractionRows(
    Session session,
    long documentKey,
    long firstKey,
    string lexiconVersion,
    long principal,
    DateTimeOffset now,
    BusinessCalendar calendar,
    Gazetteer gazetteer)
{
    private readonly List<JournalEvent> _events = [];
    private long _nextKey = firstKey;

    public async Task WriteAsync(IReadOnlyList<ExtractedArticle> articles, IReadOnlyList<MentionMatch> matches)
    {
        var text = await session.SingleAsync<long>(
            "SELECT current_text_key FROM document WHERE document_key = @documentKey", new { documentKey });
        var articleKeys = await new ArticleRows(session, documentKey, text).BringInLineAsync(articles, () => _nextKey++, calendar);

        var open = matches.Where(match => match.Stored is not { IsDecided: true }).ToList();
        var found = open.Where(match => match is { Stored: { } stored, Found: { } values } && IsChanged(stored, values)).ToList();
        var vanished = open.Where(match => match is { Stored.State: MentionStates.Active, Found: null }).Select(match => match.Stored!).ToList();
        foreach (var match in found)
            await MentionRows.UpdateAsync(session, match.Stored!.Key, articleKeys[match.Article], match.Found!, lexiconVersion);
        await MentionRows.MakeObsoleteAsync(session, vanished.Select(mention => mention.Key));
        foreach (var commitment in found.Select(match => match.Stored!).Concat(vanished).Select(mention => mention.CommitmentKey).Distinct())
            await UniteAnewAsync(commitment);

        await RecordAsync(text, articleKeys, [.. open.Where(match => match.Stored is null)]);
        _events.Add(Event(SubjectKinds.Document, documentKey, EventKinds.DocumentReextracted, null, StorageForms.ToJson(new { lexiconVersion })));
        await JournalWriter.AppendAsync(session, _events);
    }

    private static bool IsChanged(StoredMention stored, MentionValues found) =>
        stored.State == MentionStates.Obsolete || stored.Differences(found).Any();

    /// <summary>Makes a commitment's effective fields from the mentions it now has; without any it is obsolete.</summary>
    private async Task UniteAnewAsync(long key)
    {
        var row = await StoredCommitment.FindAsync(session, key);
        var mentions = await StoredCommitment.MentionsAsync(session, key);
        var before = row.ToState();
        var after = before with
        {
            Version = before.Version + 1,
            State = mentions.Count > 0 ? CommitmentStates.Active : CommitmentStates.Obsolete,
            Effective = mentions.Count > 0 ? EffectiveFields.Of(mentions) : before.Effective,
        };
        await CommitmentRows.UpdateAsync(session, key, after, gazetteer, now);
        _events.Add(Event(
            SubjectKinds.Commitment, key, EventKinds.CommitmentReextracted, StorageForms.ToJson(before), StorageForms.ToJson(after)));
    }

    private async Task RecordAsync(long text, IReadOnlyDictionary<int, long> articleKeys, IReadOnlyList<MentionMatch> appeared)
    {
        var commitments = new List<NewCommitment>();
        var mentions = new List<NewMention>();
        foreach (var match in appeared)
        {
            var (commitmentKey, mentionKey) = (_nextKey++, _nextKey++);
            commitments.Add(new NewCommitment(commitmentKey, calendar.NewId(), mentionKey, EffectiveFields.Of([match.Found!]), now));
            mentions.Add(new NewMention(
                mentionKey, calendar.NewId(), commitmentKey, documentKey, text, articleKeys[match.Article], match.Found!, lexiconVersion, now));
        }
        await CommitmentRows.InsertAsync(session, commitments, gazetteer);
        await MentionRows.InsertAsync(session, mentions);
        _events.AddRange(commitments.Select(commitment => Event(
            SubjectKinds.Commitment, commitment.Key, EventKinds.CommitmentRecorded, null, StorageForms.ToJson(commitment.State))));
    }

    private JournalEvent Event(string subjectKind, long subjectKey, string kind, string? before, string? after) =>
        new(calendar.NewId(), now, calendar.DateOf(now), principal, subjectKind, subjectKey, kind, before, after);
}
