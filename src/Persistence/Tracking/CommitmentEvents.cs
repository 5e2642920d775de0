using Tracker.Extraction;
using Tracker.Persistence.Answers;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Repeats;

namespace Tracker.Persistence.Tracking;

/// <summary>What became of a posted event: the commitment as it now is and the event, unless it was refused.</summary>
public sealed record EventOutcome(EventRefusal? Refusal, CommitmentRow? Commitment, HistoryRow? Event);

/// <summary>Takes what staff post about commitments. One event is one transaction of rows and journal.</summary>
public sealed class CommitmentEvents(Database database, BusinessCalendar calendar, Extractor extractor, RepeatIntake repeats)
{
    /// <summary>How many pieces of evidence a commitment may have.</summary>
    public const int MostEvidence = 200;

    /// <param name="versions">The versions the caller accepts; null to write over whatever is there.</param>
    public Task<EventOutcome> ApplyAsync(
        Guid id, IReadOnlyList<int>? versions, CommitmentEvent posted, Author author, Once<EventOutcome>? once, CancellationToken cancellationToken)
    {
        var stamp = WriteStamp.Make(calendar, author.Principal, author.Role, posted.EffectiveOn);
        return database.WriteOnceAsync(
            once,
            async session =>
            {
                if (posted is MergeEvent or UnmergeEvent or SplitEvent or RetractEvent)
                    await session.LockAsync(WriteLocks.Mentions);
                if (await StoredCommitment.FindAsync(session, id) is not { } commitment)
                    return Refused(new CommitmentMissing());
                if (versions?.Contains(commitment.Version) == false)
                    return Refused(new CommitmentStale(commitment.Version));
                if (commitment.State != CommitmentStates.Active && posted is not (RetractEvent or UnmergeEvent))
                    return Refused(new CommitmentNotActive(commitment.Id, commitment.State));
                var events = new EventList(stamp);
                var writer = new EventWriter(session, events, extractor.Gazetteer);
                if (await WriteAsync(writer, commitment, posted, author) is { } refusal)
                    return Refused(refusal);
                await events.AppendAsync(session);
                return new EventOutcome(
                    null,
                    await CommitmentQueries.FindRowAsync(session, id),
                    await CommitmentHistory.LastAsync(session, commitment.Key));
            },
            cancellationToken);
    }

    private async Task<EventRefusal?> WriteAsync(EventWriter writer, StoredCommitment commitment, CommitmentEvent posted, Author author)
    {
        var state = await commitment.ReadStateAsync(writer.Session);
        var details = new EventDetails { Note = posted.Note };
        var separation = new CommitmentSeparation(writer, extractor, calendar);
        return posted switch
        {
            RetractEvent retract => await new Retraction(writer, separation).ApplyAsync(commitment, state, retract, author.Role!, author.Principal),
            UnmergeEvent => await separation.UnmergeAsync(commitment, details),
            MergeEvent merge => await MergeAsync(writer, commitment, merge, details),
            SplitEvent split => await new CommitmentSplit(writer).ApplyAsync(commitment, state, split, details, calendar, repeats),
            _ => await WriteOneAsync(writer, commitment, state, posted, author),
        };
    }

    private async Task<EventRefusal?> WriteOneAsync(
        EventWriter writer, StoredCommitment commitment, CommitmentState state, CommitmentEvent posted, Author author)
    {
        var evidence = posted switch
        {
            StatusEvent status => status.Evidence,
            EvidenceEvent given => given.Evidence,
            _ => [],
        };
        if (state.Evidence.Count + evidence.Count > MostEvidence)
            return new TooMuchEvidence(MostEvidence);

        // Refused or not is known before anything is written, so that a refusal leaves nothing.
        var placeholders = evidence.Select(_ => Guid.Empty).ToList();
        if (EventEffects.Of(posted, state, author.Role!, placeholders).Refusal is { } refusal)
            return refusal;
        if (await UnknownReferenceAsync(writer.Session, commitment.Id, posted) is { } unknown)
            return unknown;
        var ids = await EvidenceRows.InsertAsync(writer.Session, commitment.Key, evidence, calendar, writer.Now);
        var effect = EventEffects.Of(posted, state, author.Role!, ids);
        await writer.WriteAsync(commitment.Key, effect.Kind, state, effect.Next, effect.Details);
        return null;
    }

    private static async Task<EventRefusal?> MergeAsync(EventWriter writer, StoredCommitment commitment, MergeEvent posted, EventDetails details)
    {
        if (posted.Into == commitment.Id)
            return new RefersToItself("into");
        if (await StoredCommitment.FindAsync(writer.Session, posted.Into) is not { } target)
            return new UnknownReference("into", "commitment", posted.Into);
        if (target.State != CommitmentStates.Active)
            return new CommitmentNotActive(target.Id, target.State);
        await new CommitmentMerge(writer.Session, writer.Events, writer.Gazetteer).MergeAsync(commitment.Key, target.Key, byRules: false, details);
        return null;
    }

    private static async Task<EventRefusal?> UnknownReferenceAsync(Session session, Guid own, CommitmentEvent posted) => posted switch
    {
        StatusEvent { SupersededBy: { } successor } => await UnknownCommitmentAsync(session, own, "supersededBy", successor),
        ReviewEvent { DuplicateOf: { } original } => await UnknownCommitmentAsync(session, own, "duplicateOf", original),
        AssignmentEvent { Assignee: { } assignee } => await session.FirstOrDefaultAsync<long?>(
            "SELECT p.principal_key FROM principal p WHERE p.id = @assignee", new { assignee }) is null
                ? new UnknownReference("assignee", "principal", assignee)
                : null,
        _ => null,
    };

    private static async Task<EventRefusal?> UnknownCommitmentAsync(Session session, Guid own, string member, Guid id)
    {
        if (id == own)
            return new RefersToItself(member);
        return await session.FirstOrDefaultAsync<long?>("SELECT c.commitment_key FROM commitment c WHERE c.id = @id", new { id }) is null
            ? new UnknownReference(member, "commitment", id)
            : null;
    }

    private static EventOutcome Refused(EventRefusal refusal) => new(refusal, null, null);
}
