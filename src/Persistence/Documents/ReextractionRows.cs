using Tracker.Extraction.Regions;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Repeats;

namespace Tracker.Persistence.Documents;

/// <summary>Writes what a re-extraction changes in one document, within its transaction.</summary>
internal sealed class ReextractionRows(
    Session session,
    StoredText text,
    long firstKey,
    string lexiconVersion,
    WriteStamp stamp,
    BusinessCalendar calendar,
    Gazetteer gazetteer,
    RepeatIntake repeats)
{
    private readonly EventList _events = new(stamp);
    private long _nextKey = firstKey;

    public async Task WriteAsync(DocumentMatch matches)
    {
        var articleKeys = await new ArticleRows(session, text.DocumentKey, text.TextKey, _events)
            .WriteAsync(matches.Articles, () => _nextKey++, calendar);

        var open = matches.Mentions.Where(match => match.Stored is not { IsDecided: true }).ToList();
        var found = open.Where(matches.IsChange).ToList();
        var vanished = open.Where(match => match is { Stored.State: MentionStates.Active, Found: null }).Select(match => match.Stored!).ToList();
        foreach (var match in found)
            await MentionRows.UpdateAsync(session, match.Stored!.Key, articleKeys[match.Article], match.Found!, lexiconVersion);
        await MentionRows.MakeObsoleteAsync(session, vanished.Select(mention => mention.Key));
        var changed = found.Select(match => match.Stored!).Concat(vanished).Select(mention => mention.CommitmentKey).ToHashSet();
        var redated = matches.Articles.Where(match => match.Stored is { } stored && match.Next().PublishedOn != stored.PublishedOn)
            .Select(match => match.Stored!.Key).ToHashSet();
        foreach (var commitment in changed)
            await UniteAnewAsync(commitment);
        foreach (var commitment in open.Select(match => match.Stored).OfType<StoredMention>()
            .Where(mention => redated.Contains(mention.ArticleKey)).Select(mention => mention.CommitmentKey).Distinct().Except(changed))
        {
            await StartAnewAsync(commitment);
        }

        var dates = matches.Articles.Where(match => match.Found is not null).ToDictionary(
            match => match.Found!.Ordinal, match => match.Stored is null ? match.Found!.PublishedOn : match.Next().PublishedOn);
        var recorded = await RecordAsync(articleKeys, dates, [.. open.Where(match => match.Stored is null)]);
        IEnumerable<long> toSign = [.. matches.OldSignatures, .. found.Select(match => match.Stored!.Key), .. recorded];
        await repeats.TakeAsync(session, [.. toSign.Distinct()], areNew: false, _events);
        await DocumentRows.CountChangeAsync(session, text.DocumentId);
        _events.Add(SubjectKinds.Document, text.DocumentKey, EventKinds.DocumentReextracted, null, new { lexiconVersion });
        await _events.AppendAsync(session);
    }

    /// <summary>Makes a commitment's effective fields from the mentions it now has; without any it is obsolete.</summary>
    private async Task UniteAnewAsync(long key)
    {
        var row = await StoredCommitment.FindAsync(session, key);
        var mentions = await StoredCommitment.MentionsAsync(session, key);
        var before = await row.ReadStateAsync(session);
        var after = before.WithStartOf(row.PublishedOn) with
        {
            Version = before.Version + 1,
            State = mentions.Count > 0 ? CommitmentStates.Active : CommitmentStates.Obsolete,
            Effective = mentions.Count > 0 ? EffectiveFields.Of(mentions) : before.Effective,
        };
        await WriteAsync(key, before, after);
    }

    /// <summary>Lets a commitment begin on the date that its article now has.</summary>
    private async Task StartAnewAsync(long key)
    {
        var row = await StoredCommitment.FindAsync(session, key);
        var before = await row.ReadStateAsync(session);
        var after = before.WithStartOf(row.PublishedOn);
        if (after != before)
            await WriteAsync(key, before, after with { Version = before.Version + 1 });
    }

    private async Task WriteAsync(long key, CommitmentState before, CommitmentState after)
    {
        await CommitmentRows.UpdateAsync(session, key, before, after, gazetteer, stamp.RecordedAt, byPerson: false);
        _events.Add(SubjectKinds.Commitment, key, EventKinds.CommitmentReextracted, before, after);
    }

    /// <summary>Returns the keys of the mentions.</summary>
    private async Task<IEnumerable<long>> RecordAsync(
        IReadOnlyDictionary<int, long> articleKeys, Dictionary<int, DateOnly?> dates, IReadOnlyList<MentionMatch> appeared)
    {
        var now = stamp.RecordedAt;
        var commitments = new List<NewCommitment>();
        var mentions = new List<NewMention>();
        foreach (var match in appeared)
        {
            var (commitmentKey, mentionKey) = (_nextKey++, _nextKey++);
            commitments.Add(NewCommitment.Of(commitmentKey, calendar.NewId(), mentionKey, match.Found!, dates[match.Article], now));
            mentions.Add(new NewMention(
                mentionKey,
                calendar.NewId(),
                commitmentKey,
                text.DocumentKey,
                text.TextKey,
                articleKeys[match.Article],
                match.Found!,
                lexiconVersion,
                now));
        }
        await CommitmentRows.InsertAsync(session, commitments, gazetteer);
        await MentionRows.InsertAsync(session, mentions);
        foreach (var commitment in commitments)
            _events.Add(SubjectKinds.Commitment, commitment.Key, EventKinds.CommitmentRecorded, null, commitment.State);
        return mentions.Select(mention => mention.Key);
    }
}
