using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Tracking;

/// <summary>What an event makes of one commitment, or why it is refused.</summary>
internal sealed record EventEffect(EventRefusal? Refusal, string Kind, CommitmentState Next, EventDetails Details);

/// <summary>What the events that concern one commitment alone make of it. Pure: whether what they refer to exists is known before.</summary>
internal static class EventEffects
{
    /// <param name="newEvidence">The ids of the evidence that comes with the event.</param>
    public static EventEffect Of(CommitmentEvent posted, CommitmentState state, string role, IReadOnlyList<Guid> newEvidence)
    {
        var withEvidence = newEvidence.Count == 0 ? state : state with { Evidence = [.. state.Evidence, .. newEvidence] };
        var details = new EventDetails { Note = posted.Note, Evidence = newEvidence.Count == 0 ? null : newEvidence };
        return posted switch
        {
            StatusEvent status => OfStatus(status, withEvidence, role, details),
            ReviewEvent review => OfReview(review, withEvidence, role, details),
            ProgressEvent progress => OfProgress(progress, withEvidence, details),
            NoteEvent => new EventEffect(null, EventKinds.CommitmentNote, withEvidence, details),
            EvidenceEvent => new EventEffect(null, EventKinds.CommitmentEvidence, withEvidence, details),
            AssignmentEvent assignment => new EventEffect(
                null, EventKinds.CommitmentAssignment, withEvidence with { Assignee = assignment.Assignee }, details),
            CorrectionEvent correction => new EventEffect(null, EventKinds.CommitmentCorrection, Corrected(withEvidence, correction), details),
            _ => throw new ArgumentOutOfRangeException(nameof(posted), posted, "This event concerns more than one commitment."),
        };
    }

    private static EventEffect OfStatus(StatusEvent posted, CommitmentState state, string role, EventDetails details)
    {
        EventEffect Refused(EventRefusal refusal) => new(refusal, EventKinds.CommitmentStatus, state, details);
        if (state.Review == Reviews.Rejected)
            return Refused(new RejectedHasNoStatus(Transitions.After(TransitionFields.Review, state.Review)));
        if (Step(TransitionFields.Status, state.Status, posted.Status, role, out var refusal) is not { } step)
            return Refused(refusal!);
        var missing = step.Needs.Where(need => need switch
        {
            TransitionNeeds.Evidence => state.Evidence.Count == 0,
            TransitionNeeds.SupersededBy => posted.SupersededBy is null,
            TransitionNeeds.Reason => posted.Reason is null,
            _ => posted.Note is null,
        }).ToList();
        if (missing.Count > 0)
            return Refused(new NeedsMore(TransitionFields.Status, posted.Status, missing));

        // The figures must be traceable to what they rest on: what was kept before counts where nothing new is given.
        var restsOn = step.Needs.Contains(TransitionNeeds.Evidence, StringComparer.Ordinal) ? details.Evidence ?? state.Evidence : details.Evidence;
        return new EventEffect(
            null,
            EventKinds.CommitmentStatus,
            state with
            {
                Status = posted.Status,
                Review = Reviews.Accepted,
                Progress = posted.Progress ?? state.Progress,
                SupersededBy = posted.Status == Statuses.Superseded ? posted.SupersededBy : null,
            },
            details with { Reason = posted.Reason, Evidence = restsOn });
    }

    private static EventEffect OfReview(ReviewEvent posted, CommitmentState state, string role, EventDetails details)
    {
        EventEffect Refused(EventRefusal refusal) => new(refusal, EventKinds.CommitmentReview, state, details);
        if (Step(TransitionFields.Review, state.Review, posted.Review, role, out var refusal) is not { } step)
            return Refused(refusal!);
        List<string> missing = [];
        if (step.Needs.Contains(TransitionNeeds.Reason, StringComparer.Ordinal) && posted.Reason is null)
            missing.Add(TransitionNeeds.Reason);
        if (posted is { Reason: RejectionReasons.Duplicate, DuplicateOf: null })
            missing.Add("duplicateOf");
        return missing.Count > 0
            ? Refused(new NeedsMore(TransitionFields.Review, posted.Review, missing))
            : new EventEffect(
                null,
                EventKinds.CommitmentReview,
                state with { Review = posted.Review },
                details with { Reason = posted.Reason, DuplicateOf = posted.DuplicateOf });
    }

    private static EventEffect OfProgress(ProgressEvent posted, CommitmentState state, EventDetails details) => new(
        state.Review == Reviews.Rejected ? new RejectedHasNoStatus(Transitions.After(TransitionFields.Review, state.Review)) : null,
        EventKinds.CommitmentProgress,
        state with { Progress = posted.Progress },
        details);

    private static Transition? Step(string field, string from, string to, string role, out EventRefusal? refusal)
    {
        refusal = Transitions.Find(field, from, to) switch
        {
            null => new IllegalTransition(field, from, to, Transitions.After(field, from)),
            var step when !Roles.IsAtLeast(role, step.Role) => new RoleTooLow(step.Role, $"{field} from {from} to {to}"),
            _ => null,
        };
        return refusal is null ? Transitions.Find(field, from, to) : null;
    }

    private static CommitmentState Corrected(CommitmentState state, CorrectionEvent posted)
    {
        var fields = state.Effective with
        {
            Regions = posted.Regions ?? state.Effective.Regions,
            Themes = posted.Themes ?? state.Effective.Themes,
            Actor = posted.Actor is { Value: var actor } ? actor : state.Effective.Actor,
            ResponsibleBodies = posted.ResponsibleBodies ?? state.Effective.ResponsibleBodies,
        };
        if (posted.Due is { Value: var due })
            fields = fields.WithDue(due?.From, due?.To, due?.Precision, due?.Text);
        return state with
        {
            Effective = fields,
            StartOn = posted.StartOn is { Value: var start } ? start : state.StartOn,
            CorrectedFields = [.. state.CorrectedFields.Union(FieldsOf(posted), StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> FieldsOf(CorrectionEvent posted)
    {
        if (posted.Regions is not null)
            yield return CorrectableFields.Regions;
        if (posted.Themes is not null)
            yield return CorrectableFields.Themes;
        if (posted.Actor is not null)
            yield return CorrectableFields.Actor;
        if (posted.Due is not null)
            yield return CorrectableFields.Due;
        if (posted.ResponsibleBodies is not null)
            yield return CorrectableFields.ResponsibleBodies;
        if (posted.StartOn is not null)
            yield return CorrectableFields.StartOn;
    }
}
