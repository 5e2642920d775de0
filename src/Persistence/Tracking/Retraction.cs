using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Tracking;

/// <summary>Undoes the latest event of a commitment that still stands.</summary>
internal sealed class Retraction(EventWriter writer, CommitmentSeparation separation)
{
    public async Task<EventRefusal?> ApplyAsync(StoredCommitment commitment, CommitmentState state, RetractEvent posted, string role, long principal)
    {
        var events = await RecordedEvent.OfCommitmentAsync(writer.Session, commitment.Key);
        if (CommitmentReplay.Standing(events) is not [.., var latest])
            return new NothingToRetract();
        if (posted.Event is { } wanted && wanted != latest.Id)
            return new NotTheLatest(latest.Id);
        if (latest.Principal != principal && !Roles.IsAtLeast(role, Roles.Reviewer))
            return new RoleTooLow(Roles.Reviewer, "retracting what somebody else posted");
        var details = new EventDetails { Retracts = latest.Id, Reason = posted.Reason, Note = posted.Note };
        return latest.Kind switch
        {
            EventKinds.CommitmentMerged => await separation.UndoMergeAsync(commitment, details),
            EventKinds.CommitmentUnited => await separation.UndoMergeAsync(await CounterpartAsync(latest.Details.From), details),
            EventKinds.CommitmentUnmerged => await separation.MergeAgainAsync(commitment, await CounterpartAsync(latest.Details.From), details),
            EventKinds.CommitmentSeparated => await separation.MergeAgainAsync(await CounterpartAsync(latest.Details.Into), commitment, details),
            EventKinds.CommitmentSplit => await new CommitmentSplit(writer).UndoAsync(commitment, state, latest, details),
            EventKinds.CommitmentSplitOff => new CannotBeUndone("It is part of a split; retract that on its parent."),
            EventKinds.CommitmentMarked => await UnmarkAsync(commitment, state, details),
            EventKinds.CommitmentWithdrawn => new CannotBeUndone("A document that mentions it was withdrawn, which is not undone here."),
            _ => await RestoreAsync(commitment, state, latest, events, details),
        };
    }

    private async Task<StoredCommitment> CounterpartAsync(Guid? id) =>
        await StoredCommitment.FindAsync(writer.Session, id ?? Guid.Empty)
        ?? throw new InvalidDataException($"An event of the journal names the commitment {id}, which is not there.");

    private async Task<EventRefusal?> UnmarkAsync(StoredCommitment commitment, CommitmentState state, EventDetails details)
    {
        await writer.Session.ExecuteAsync(
            "UPDATE mention SET state = @obsolete WHERE commitment_key = @Key", new { commitment.Key, obsolete = MentionStates.Obsolete });
        await writer.WriteAsync(
            commitment.Key, EventKinds.CommitmentRetract, state, state with { State = CommitmentStates.Obsolete }, details);
        return null;
    }

    private async Task<EventRefusal?> RestoreAsync(
        StoredCommitment commitment, CommitmentState state, RecordedEvent latest, IReadOnlyList<RecordedEvent> events, EventDetails details)
    {
        var restored = StateDifference.Undo(state, latest.StateBefore!, latest.StateAfter!);
        var uncorrected = state.CorrectedFields.Except(restored.CorrectedFields, StringComparer.Ordinal).ToList();

        // Where rules have written since, what was there then is not what would be there now.
        if (uncorrected.Count > 0 && events.Any(one => one.Sequence > latest.Sequence && !one.IsByPerson))
        {
            var mentions = await StoredCommitment.MentionsAsync(writer.Session, commitment.Key);
            if (mentions.Count > 0)
                restored = restored with { Effective = EffectiveFields.Of(mentions).Keeping(restored.Effective, restored.CorrectedFields) };
            restored = restored.WithStartOf(commitment.PublishedOn);
        }
        await writer.WriteAsync(commitment.Key, EventKinds.CommitmentRetract, state, restored, details);
        return null;
    }
}
