using Tracker.Extraction.Regions;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Search;

namespace Tracker.Persistence.Repeats;

/// <summary>
/// Merges one commitment into another within a transaction: its mentions move, both keep their ids, and the other's
/// effective fields are united anew. Pairs that concerned it then concern the other.
/// </summary>
/// <param name="events">Takes what happened.</param>
internal sealed class CommitmentMerge(Session session, EventList events, Gazetteer gazetteer)
{
    /// <param name="byRules">Whether no person decided it.</param>
    public async Task MergeAsync(long from, long into, bool byRules)
    {
        var (source, target) = (await StoredCommitment.FindAsync(session, from), await StoredCommitment.FindAsync(session, into));
        await session.ExecuteAsync(
            "UPDATE mention SET commitment_key = @into WHERE commitment_key = @from", new { from, into });
        var mentions = await StoredCommitment.MentionsAsync(session, into);

        var (before, after) = (source.ToState(), source.ToState() with { Version = source.Version + 1, State = CommitmentStates.Merged });
        await CommitmentRows.UpdateAsync(session, from, after, gazetteer, events.Stamp.RecordedAt);
        await session.ExecuteAsync(
            "UPDATE commitment SET merged_into_key = @into WHERE commitment_key = @from", new { from, into });
        events.Add(SubjectKinds.Commitment, from, byRules ? EventKinds.CommitmentMergedByRules : EventKinds.CommitmentMerged, before, after);

        var (old, united) = (target.ToState(), United(source, target, mentions));
        await CommitmentRows.UpdateAsync(session, into, united, gazetteer, events.Stamp.RecordedAt);
        await session.ExecuteAsync(
            """
            UPDATE commitment
            SET first_mention_key = (SELECT MIN(m.mention_key) FROM mention m WHERE m.commitment_key = @into)
            WHERE commitment_key = @into
            """,
            new { into });
        await SearchIndex.WriteAsync(session, [into]);
        events.Add(SubjectKinds.Commitment, into, byRules ? EventKinds.CommitmentUnitedByRules : EventKinds.CommitmentUnited, old, united);
        await RetargetAsync(from, into);
    }

    /// <summary>Appends what became of a pair.</summary>
    public async Task AddAsync(string kind, StoredRepeat before, StoredRepeat after) =>
        events.Add(
            SubjectKinds.Repeat,
            after.Key,
            kind,
            await RepeatPairs.JournalFormAsync(session, before),
            await RepeatPairs.JournalFormAsync(session, after));

    // What staff have said of either stays said: a review or status that was given goes before one that never was.
    private static CommitmentState United(StoredCommitment source, StoredCommitment target, IReadOnlyList<MentionValues> mentions)
    {
        var state = target.ToState();
        var corrected = StorageForms.ListFromJson<string>(target.CorrectedFields);
        return state with
        {
            Version = target.Version + 1,
            Review = target.Review == Reviews.Candidate ? source.Review : target.Review,
            Status = target.Status == Statuses.NotAssessed ? source.Status : target.Status,
            Effective = mentions.Count > 0 ? EffectiveFields.Of(mentions).Keeping(state.Effective, corrected) : state.Effective,
        };
    }

    private async Task RetargetAsync(long from, long into)
    {
        var others = (await RepeatPairs.OfCommitmentAsync(session, into)).ToList();
        foreach (var pair in await RepeatPairs.OfCommitmentAsync(session, from))
        {
            // What was decided about the merged one stays as it was, save that a chain goes on through the other.
            var isOpen = pair.State == RepeatStates.Proposed || pair is { State: RepeatStates.Accepted, Kind: Extraction.Repeats.RepeatKinds.Succession };
            if (!isOpen)
                continue;
            var next = pair with
            {
                Version = pair.Version + 1,
                LeftCommitment = pair.LeftCommitment == from ? into : pair.LeftCommitment,
                RightCommitment = pair.RightCommitment == from ? into : pair.RightCommitment,
            };
            if (next.LeftCommitment == next.RightCommitment || others.Exists(other => IsSamePair(other, next)))
                next = pair with { Version = next.Version, State = RepeatStates.Superseded };
            else
                others.Add(next);
            await RepeatPairs.UpdateAsync(session, next, events.Stamp.RecordedAt);
            await AddAsync(EventKinds.RepeatRetargeted, pair, next);
        }
    }

    private static bool IsSamePair(StoredRepeat one, StoredRepeat other) =>
        one.State != RepeatStates.Superseded
        && ((one.LeftCommitment == other.LeftCommitment && one.RightCommitment == other.RightCommitment)
            || (one.LeftCommitment == other.RightCommitment && one.RightCommitment == other.LeftCommitment));
}
