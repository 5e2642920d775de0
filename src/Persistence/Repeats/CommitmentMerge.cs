using Tracker.Extraction.Regions;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Tracking;

namespace Tracker.Persistence.Repeats;

/// <summary>
/// Merges one commitment into another within a transaction: its mentions move, both keep their ids, and the other's
/// effective fields are united anew. Pairs that concerned it then concern the other.
/// </summary>
/// <param name="events">Takes what happened.</param>
internal sealed class CommitmentMerge(Session session, EventList events, Gazetteer gazetteer)
{
    /// <param name="byRules">Whether no person decided it.</param>
    public Task MergeAsync(long from, long into, bool byRules) => MergeAsync(from, into, byRules, new EventDetails());

    /// <param name="undoes">The two events, of the one and of the other, that separated them, where that is undone.</param>
    public async Task MergeAsync(long from, long into, bool byRules, EventDetails details, (Guid Source, Guid Target)? undoes = null)
    {
        var (source, target) = (await StoredCommitment.FindAsync(session, from), await StoredCommitment.FindAsync(session, into));
        var (sourceBefore, targetBefore) = (await source.ReadStateAsync(session), await target.ReadStateAsync(session));
        var moved = await session.QueryAsync<Guid>("SELECT m.id FROM mention m WHERE m.commitment_key = @from ORDER BY m.mention_key", new { from });
        await session.ExecuteAsync("UPDATE mention SET commitment_key = @into WHERE commitment_key = @from", new { from, into });
        await session.ExecuteAsync(
            "UPDATE evidence SET commitment_key = @into WHERE commitment_key = @from AND state = @active",
            new { from, into, active = EvidenceStates.Active });
        await FirstMentions.FindAnewAsync(session, into);
        var mentions = await StoredCommitment.MentionsAsync(session, into);
        var united = await StoredCommitment.FindAsync(session, into);
        var evidence = (await united.ReadStateAsync(session)).Evidence;

        var sourceAfter = sourceBefore with
        {
            Version = source.Version + 1,
            State = CommitmentStates.Merged,
            MergedInto = target.Id,
            Evidence = [],
        };
        await CommitmentRows.UpdateAsync(session, from, sourceBefore, sourceAfter, gazetteer, events.Stamp.RecordedAt, !byRules);
        events.Add(
            SubjectKinds.Commitment,
            from,
            undoes is null ? byRules ? EventKinds.CommitmentMergedByRules : EventKinds.CommitmentMerged : EventKinds.CommitmentRetract,
            sourceBefore,
            sourceAfter,
            details with { Retracts = undoes?.Source, Into = target.Id, Mentions = moved, Evidence = sourceBefore.Evidence });

        var targetAfter = United(sourceBefore, targetBefore with { Evidence = evidence }, mentions).WithStartOf(united.PublishedOn);
        await CommitmentRows.UpdateAsync(session, into, targetBefore, targetAfter, gazetteer, events.Stamp.RecordedAt, !byRules);
        events.Add(
            SubjectKinds.Commitment,
            into,
            undoes is null ? byRules ? EventKinds.CommitmentUnitedByRules : EventKinds.CommitmentUnited : EventKinds.CommitmentRetract,
            targetBefore,
            targetAfter,
            details with { Retracts = undoes?.Target, From = source.Id, Mentions = moved, Evidence = sourceBefore.Evidence });
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

    // What staff have said of either stays said: what was given goes before what never was.
    private static CommitmentState United(CommitmentState source, CommitmentState target, IReadOnlyList<MentionValues> mentions)
    {
        var takesStatus = target.Status == Statuses.NotAssessed;
        return target with
        {
            Version = target.Version + 1,
            Review = target.Review == Reviews.Candidate ? source.Review : target.Review,
            Status = takesStatus ? source.Status : target.Status,
            SupersededBy = takesStatus ? source.SupersededBy : target.SupersededBy,
            Progress = target.Progress ?? source.Progress,
            Assignee = target.Assignee ?? source.Assignee,
            Effective = mentions.Count > 0 ? EffectiveFields.Of(mentions).Keeping(target.Effective, target.CorrectedFields) : target.Effective,
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
