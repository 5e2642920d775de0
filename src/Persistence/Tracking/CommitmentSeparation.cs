using Tracker.Extraction;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Repeats;

namespace Tracker.Persistence.Tracking;

/// <summary>Takes commitments apart that were merged, and puts them together again where that is retracted.</summary>
internal sealed class CommitmentSeparation(EventWriter writer, Extractor extractor, BusinessCalendar calendar)
{
    private readonly CommitmentMerge _merge = new(writer.Session, writer.Events, writer.Gazetteer);

    /// <summary>Gives a merged commitment its mentions back. The two are not proposed as a repeat again.</summary>
    public Task<EventRefusal?> UnmergeAsync(StoredCommitment source, EventDetails details) => SeparateAsync(source, details, isRetraction: false);

    /// <summary>The same, as if the merge had never been.</summary>
    public Task<EventRefusal?> UndoMergeAsync(StoredCommitment source, EventDetails details) => SeparateAsync(source, details, isRetraction: true);

    public async Task<EventRefusal?> MergeAgainAsync(StoredCommitment source, StoredCommitment target, EventDetails details)
    {
        if (new[] { source, target }.FirstOrDefault(one => one.State != CommitmentStates.Active) is { } gone)
            return new CommitmentNotActive(gone.Id, gone.State);
        var unmerged = Standing(
            await RecordedEvent.OfCommitmentAsync(writer.Session, source.Key), one => one.Kind == EventKinds.CommitmentUnmerged);
        var separated = Standing(
            await RecordedEvent.OfCommitmentAsync(writer.Session, target.Key),
            one => one.Kind == EventKinds.CommitmentSeparated && one.Details.Into == source.Id);
        if (unmerged is not { } left || separated is not { } given)
            return new CannotBeUndone("One of the two has gone on since; merge them again, which is an event of its own.");
        await _merge.MergeAsync(source.Key, target.Key, byRules: false, details, (left, given));
        return null;
    }

    /// <summary>The latest event of a kind that still stands.</summary>
    private static Guid? Standing(IReadOnlyList<RecordedEvent> events, Func<RecordedEvent, bool> match) =>
        CommitmentReplay.Standing(events).LastOrDefault(match)?.Id;

    private async Task<EventRefusal?> SeparateAsync(StoredCommitment source, EventDetails details, bool isRetraction)
    {
        if (source.State != CommitmentStates.Merged)
            return new NotMerged(source.State);
        var session = writer.Session;
        var target = (await StoredCommitment.FindAsync(session, source.MergedInto!.Value))!;
        if (target.State != CommitmentStates.Active)
            return new CommitmentNotActive(target.Id, target.State);
        var (sourceEvents, targetEvents) = (
            await RecordedEvent.OfCommitmentAsync(session, source.Key), await RecordedEvent.OfCommitmentAsync(session, target.Key));
        var merged = sourceEvents.Last(one => one.StateAfter?.State == CommitmentStates.Merged && one.StateBefore?.State != CommitmentStates.Merged);
        var united = targetEvents.LastOrDefault(one => one.Details.From == source.Id);
        var (sourceBefore, targetBefore) = (await source.ReadStateAsync(session), await target.ReadStateAsync(session));
        var moved = await MoveBackAsync(source, target, merged.Details);
        if (moved.Count == 0)
            return new CannotBeUndone("Its mentions are no longer those of the commitment that it was merged into.");

        details = details with { Mentions = moved, Evidence = merged.Details.Evidence };
        var sourceNow = await ReadAnewAsync(source);
        var sourceAfter = sourceBefore with
        {
            State = (await StoredCommitment.MentionsAsync(session, source.Key)).Count > 0 ? CommitmentStates.Active : CommitmentStates.Obsolete,
            MergedInto = null,
            Evidence = sourceNow.Evidence,
        };
        await writer.WriteAsync(
            source.Key,
            isRetraction ? EventKinds.CommitmentRetract : EventKinds.CommitmentUnmerged,
            sourceBefore,
            sourceAfter,
            details with
            {
                From = target.Id,
                Retracts = isRetraction ? Standing(sourceEvents, one => one.Kind == EventKinds.CommitmentMerged) : null,
            },
            moved: true);

        var targetNow = await ReadAnewAsync(target);
        var mentions = await StoredCommitment.MentionsAsync(session, target.Key);
        var targetAfter = targetNow with
        {
            Effective = mentions.Count > 0 ? EffectiveFields.Of(mentions).Keeping(targetNow.Effective, targetNow.CorrectedFields) : targetNow.Effective,
        };
        if (united is { StateBefore: { } before, StateAfter: { } after })
            targetAfter = StateDifference.GiveBack(targetAfter, before, after);
        await writer.WriteAsync(
            target.Key,
            isRetraction ? EventKinds.CommitmentRetract : EventKinds.CommitmentSeparated,
            targetBefore,
            targetAfter,
            details with
            {
                Into = source.Id,
                Retracts = isRetraction
                    ? Standing(targetEvents, one => one.Kind == EventKinds.CommitmentUnited && one.Details.From == source.Id)
                    : null,
            },
            moved: true);
        await DismissAsync(source.Key, target.Key);
        return null;
    }

    /// <summary>Returns the ids of the mentions; none where they have gone elsewhere or nothing would be left.</summary>
    private async Task<IReadOnlyList<Guid>> MoveBackAsync(StoredCommitment source, StoredCommitment target, EventDetails merged)
    {
        var session = writer.Session;
        var owned = await session.QueryAsync<(long Key, Guid Id)>(
            "SELECT m.mention_key, m.id FROM mention m WHERE m.commitment_key = @Key ORDER BY m.mention_key", new { target.Key });

        // Merges of an older version of the program do not say which mentions moved: at least the one it began with did.
        var first = await session.SingleAsync<Guid>(
            "SELECT m.id FROM commitment c JOIN mention m ON m.mention_key = c.first_mention_key WHERE c.commitment_key = @Key", new { source.Key });
        var wanted = merged.Mentions ?? [first];
        var moved = owned.Where(mention => wanted.Contains(mention.Id)).ToList();
        if (moved.Count == 0 || moved.Count == owned.Count)
            return [];
        await session.ExecuteEachAsync(
            "UPDATE mention SET commitment_key = @Source WHERE mention_key = @Key", moved.Select(mention => new { mention.Key, Source = source.Key }));
        await session.ExecuteEachAsync(
            "UPDATE evidence SET commitment_key = @Source WHERE id = @Id AND commitment_key = @Target",
            (merged.Evidence ?? []).Select(id => new { Id = id, Source = source.Key, Target = target.Key }));
        await FirstMentions.FindAnewAsync(session, source.Key);
        await FirstMentions.FindAnewAsync(session, target.Key);
        return [.. moved.Select(mention => mention.Id)];
    }

    private async Task<CommitmentState> ReadAnewAsync(StoredCommitment commitment)
    {
        var row = await StoredCommitment.FindAsync(writer.Session, commitment.Key);
        return (await row.ReadStateAsync(writer.Session)).WithStartOf(row.PublishedOn);
    }

    /// <summary>Somebody has said that the two are not one, so neither rules nor proposals bring them together again.</summary>
    private async Task DismissAsync(long one, long other)
    {
        var pair = (await RepeatPairs.OfCommitmentAsync(writer.Session, one))
            .FirstOrDefault(pair => pair.LeftCommitment == other || pair.RightCommitment == other);
        if (pair is not null)
        {
            var dismissed = pair with { Version = pair.Version + 1, State = RepeatStates.Dismissed };
            await RepeatPairs.UpdateAsync(writer.Session, dismissed, writer.Now);
            await _merge.AddAsync(EventKinds.RepeatDismissed, pair, dismissed);
            return;
        }
        await RepeatPairs.InsertDismissedAsync(writer.Session, writer.Events, extractor.Repeats, (Math.Min(one, other), Math.Max(one, other)), calendar.NewId());
    }
}
