using Tracker.Extraction;
using Tracker.Extraction.Regions;
using Tracker.Extraction.Repeats;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Repeats;

/// <summary>
/// Signs mentions, compares each with those that share a band, merges exact repeats inside one document and proposes
/// the others, all within the transaction of whoever wrote the mentions.
/// </summary>
public sealed class RepeatIntake(Extractor extractor, BusinessCalendar calendar)
{
    /// <summary>A mention proposes its best few pairs, so that what everybody says does not drown what two say.</summary>
    private const int MostPairs = 8;

    private readonly RepeatReader _reader = extractor.Repeats;

    private Gazetteer Gazetteer => extractor.Gazetteer;

    /// <summary>The version of signatures that this program writes.</summary>
    public long SignatureVersion => _reader.Version;

    /// <param name="mentions">Keys of mentions that are stored.</param>
    /// <param name="areNew">Whether none was signed before.</param>
    /// <param name="events">Takes what happened.</param>
    /// <param name="areByStaff">Whether staff made them: they are proposed as repeats, and never merged without a person.</param>
    internal async Task TakeAsync(Session session, IReadOnlyList<long> mentions, bool areNew, EventList events, bool areByStaff = false)
    {
        if (mentions.Count == 0)
            return;
        await session.LockAsync(WriteLocks.Mentions);
        var known = new Dictionary<long, (ComparedMention Mention, RepeatSide Side)>();
        await LoadAsync(session, mentions, known);
        var signed = mentions.Where(known.ContainsKey).Select(key => (Mention: key, Signature: _reader.Sign(known[key].Side.Wording))).ToList();
        await RepeatBands.WriteAsync(session, signed, areNew);

        var merge = new CommitmentMerge(session, events, Gazetteer);
        var found = new List<NewRepeat>();
        foreach (var some in signed.Chunk(RepeatBands.MostSigned))
        {
            var candidates = await RepeatBands.CandidatesAsync(session, some);
            await LoadAsync(session, [.. candidates.SelectMany(each => each).Distinct().Where(candidate => !known.ContainsKey(candidate))], known);
            foreach (var (key, _) in some)
            {
                var others = candidates[key].Where(candidate => candidate != key && known.ContainsKey(candidate)).Select(candidate => known[candidate]).ToList();
                if (!areByStaff && ExactRepeat(known[key], others) is { } first)
                    await MergeAsync(session, merge, known[key].Mention, first, known);
                found.AddRange(Best(known[key], others));
            }
        }
        await ProposeAsync(session, found, known, events);
    }

    private async Task LoadAsync(
        Session session, IReadOnlyCollection<long> keys, Dictionary<long, (ComparedMention Mention, RepeatSide Side)> known)
    {
        if (keys.Count == 0)
            return;
        foreach (var mention in await ComparedMention.FindAsync(session, keys))
            known[mention.Key] = (mention, mention.ToSide(_reader));
    }

    /// <summary>The earliest other mention of the document that says the same, of the same place, due on the same day.</summary>
    private static ComparedMention? ExactRepeat(
        (ComparedMention Mention, RepeatSide Side) one, IEnumerable<(ComparedMention Mention, RepeatSide Side)> others) =>
        others
            .Where(other => other.Mention.DocumentKey == one.Mention.DocumentKey
                && other.Side.Wording.Text == one.Side.Wording.Text
                && (other.Mention.DueFrom, other.Mention.DueTo) == (one.Mention.DueFrom, one.Mention.DueTo)
                && IsSamePlace(other.Side.Regions, one.Side.Regions))
            .Select(other => other.Mention)
            .MinBy(mention => mention.Key);

    private static bool IsSamePlace(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == 0 || other.Count == 0 || one.Intersect(other, StringComparer.Ordinal).Any();

    private static async Task MergeAsync(
        Session session,
        CommitmentMerge merge,
        ComparedMention one,
        ComparedMention other,
        Dictionary<long, (ComparedMention Mention, RepeatSide Side)> known)
    {
        if (one.CommitmentKey == other.CommitmentKey || await RepeatPairs.IsDismissedAsync(session, one.CommitmentKey, other.CommitmentKey))
            return;
        if (await DecidedCommitments.AnyAsync(session, one.CommitmentKey, other.CommitmentKey))
            return;
        var (into, from) = (Math.Min(one.CommitmentKey, other.CommitmentKey), Math.Max(one.CommitmentKey, other.CommitmentKey));
        await merge.MergeAsync(from, into, byRules: true);
        foreach (var (key, (mention, side)) in known.Where(pair => pair.Value.Mention.CommitmentKey == from).ToList())
            known[key] = (mention with { CommitmentKey = into }, side);
    }

    /// <summary>The best pairs of a mention, one for each commitment.</summary>
    private static IEnumerable<NewRepeat> Best(
        (ComparedMention Mention, RepeatSide Side) one, IEnumerable<(ComparedMention Mention, RepeatSide Side)> others) =>
        others
            .Select(other => (Other: other, Score: RepeatScorer.Score(one.Side, other.Side)))
            .Where(scored => scored.Score >= RepeatScorer.Threshold)
            .OrderByDescending(scored => scored.Score)
            .ThenBy(scored => scored.Other.Mention.Key)
            .DistinctBy(scored => scored.Other.Mention.CommitmentKey)
            .Take(MostPairs)
            .Select(scored => scored.Other.Mention.Key < one.Mention.Key
                ? new NewRepeat(scored.Other.Mention, one.Mention, RepeatScorer.Compare(scored.Other.Side, one.Side))
                : new NewRepeat(one.Mention, scored.Other.Mention, RepeatScorer.Compare(one.Side, scored.Other.Side)));

    private async Task ProposeAsync(
        Session session,
        List<NewRepeat> found,
        Dictionary<long, (ComparedMention Mention, RepeatSide Side)> known,
        EventList events)
    {
        if (found.Count == 0)
            return;

        // A merge may have come after a pair was found; of several pairs of two commitments the best one stands.
        var pairs = found
            .OrderByDescending(pair => pair.Score.Score)
            .ThenBy(pair => pair.Right.Key)
            .Select(pair => pair with { Left = known[pair.Left.Key].Mention, Right = known[pair.Right.Key].Mention })
            .Where(pair => pair.Left.CommitmentKey != pair.Right.CommitmentKey)
            .ToList();
        var isKnown = await RepeatPairs.AreKnownAsync(session, pairs);
        var fresh = pairs
            .Where((_, index) => !isKnown.Contains(index))
            .DistinctBy(pair => Unordered(pair.Left.CommitmentKey, pair.Right.CommitmentKey))
            .ToList();
        if (fresh.Count == 0)
            return;
        var next = await KeyAllocator.ReserveAsync(session, fresh.Count);
        var stored = fresh.Select(pair => new StoredRepeat
        {
            Key = next++,
            Id = calendar.NewId(),
            Version = 1,
            Kind = pair.Score.Kind,
            State = RepeatStates.Proposed,
            Score = pair.Score.Score,
            LeftCommitment = pair.Left.CommitmentKey,
            RightCommitment = pair.Right.CommitmentKey,
        }).ToList();
        await RepeatPairs.InsertAsync(session, [.. stored.Zip(fresh)], events.Stamp.RecordedAt);
        foreach (var (pair, form) in stored.Zip(await RepeatPairs.JournalFormsAsync(session, stored)))
            events.Add(SubjectKinds.Repeat, pair.Key, EventKinds.RepeatProposed, null, form);
    }

    private static (long, long) Unordered(long one, long other) => (Math.Min(one, other), Math.Max(one, other));
}
