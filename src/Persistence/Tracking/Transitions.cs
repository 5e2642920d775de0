namespace Tracker.Persistence.Tracking;

/// <summary>One step that review or status may take.</summary>
/// <param name="Field">review or status; a code of <see cref="TransitionFields"/>.</param>
/// <param name="From">The value it has.</param>
/// <param name="To">The value it gets.</param>
/// <param name="Role">The least role that may do it.</param>
/// <param name="Needs">What must be said along with it; codes of <see cref="TransitionNeeds"/>.</param>
public sealed record Transition(string Field, string From, string To, string Role, IReadOnlyList<string> Needs);

public static class TransitionFields
{
    public const string Review = "review";
    public const string Status = "status";
}

public static class TransitionNeeds
{
    /// <summary>Why: in words for a reopening, a code of the vocabulary rejectionReason for a rejection.</summary>
    public const string Reason = "reason";

    /// <summary>What was searched.</summary>
    public const string Note = "note";

    /// <summary>At least one piece, given along with it or kept before.</summary>
    public const string Evidence = "evidence";

    /// <summary>The commitment that replaced it.</summary>
    public const string SupersededBy = "supersededBy";
}

/// <summary>Every step that review and status may take. It is what is validated by, what is served, and what tests walk.</summary>
public static class Transitions
{
    private static readonly string[] Running = [Statuses.NotStarted, Statuses.InProgress, Statuses.Stalled];

    public static IReadOnlyList<Transition> All { get; } = [.. OfReview(), .. OfStatus()];

    private static readonly Dictionary<(string Field, string From, string To), Transition> ByStep =
        All.ToDictionary(step => (step.Field, step.From, step.To));

    /// <summary>Returns a step; null where it is not legal.</summary>
    public static Transition? Find(string field, string from, string to) => ByStep.GetValueOrDefault((field, from, to));

    /// <summary>The values that may follow one.</summary>
    public static IReadOnlyList<string> After(string field, string from) =>
        [.. All.Where(step => step.Field == field && step.From == from).Select(step => step.To)];

    // What was decided once is decided otherwise by a reviewer only.
    private static IEnumerable<Transition> OfReview() =>
        from before in Reviews.All
        from after in Reviews.All
        where before != after
        select new Transition(
            TransitionFields.Review,
            before,
            after,
            before == Reviews.Candidate ? Roles.Editor : Roles.Reviewer,
            after == Reviews.Rejected ? [TransitionNeeds.Reason] : []);

    private static IEnumerable<Transition> OfStatus() =>
        from before in Statuses.All
        from after in Statuses.All
        where before != after && IsLegal(before, after)
        select Step(before, after);

    private static bool IsLegal(string before, string after) => before switch
    {
        Statuses.NotAssessed => true,
        Statuses.NotVerifiable => after != Statuses.NotAssessed,
        Statuses.PartiallyCompleted => after is Statuses.InProgress or Statuses.Completed,
        _ when Running.Contains(before) => true,
        _ => after == Statuses.InProgress,
    };

    private static Transition Step(string before, string after)
    {
        var reopens = Statuses.IsFinal(before) && !Statuses.IsFinal(after);
        return new Transition(
            TransitionFields.Status, before, after, reopens ? Roles.Reviewer : Roles.Editor, reopens ? [TransitionNeeds.Reason] : NeedsOf(after));
    }

    private static string[] NeedsOf(string status) => status switch
    {
        Statuses.Superseded => [TransitionNeeds.Evidence, TransitionNeeds.SupersededBy],
        Statuses.NotVerifiable => [TransitionNeeds.Note],
        _ when Statuses.IsFinal(status) => [TransitionNeeds.Evidence],
        _ => [],
    };
}
