using Microsoft.AspNetCore.Mvc;
using Tracker.Api.Problems;
using Tracker.Persistence.Tracking;

namespace Tracker.Api.Events;

/// <summary>An event that was not taken.</summary>
public sealed record EventRefused(EventRefusal Refusal, Guid Commitment) : Failure;

/// <summary>Puts refused events into words.</summary>
internal static class EventProblems
{
    public static ProblemDetails Describe(EventRefused refused) => refused.Refusal switch
    {
        CommitmentMissing => ProblemCatalog.Describe(new ResourceNotFound("commitment", refused.Commitment.ToString())),
        CommitmentStale stale => ProblemCatalog.Describe(new PreconditionStale("commitment", stale.Version)),
        CommitmentNotActive gone => ProblemCatalog.New(409, "commitmentNotActive", "The commitment is not active.",
            $"Commitment {gone.Id} is {gone.State}; only active ones take this. A merge or a split can be undone by unmerge or retract."),
        IllegalTransition illegal => WithLegal(ProblemCatalog.New(409, "illegalTransition", $"The {illegal.Field} cannot become that.",
            $"From {illegal.From} it may become {Listed(illegal.Legal)}, not {illegal.To}. GET {ApiRoot.Path}/status-transitions has every step.",
            [new InputError($"/{illegal.Field}", "illegalTransition", $"Legal are {Listed(illegal.Legal)}.")]), illegal.Legal),
        RejectedHasNoStatus rejected => WithLegal(ProblemCatalog.New(409, "commitmentRejected", "A rejected commitment has no status to set.",
            $"Its review may become {Listed(rejected.Legal)}; do that first, by a reviewer."), rejected.Legal),
        RoleTooLow role => ProblemCatalog.New(403, "forbidden", "Your role does not allow this.",
            $"{char.ToUpperInvariant(role.What[0])}{role.What[1..]} needs the role {role.Needed}."),
        NeedsMore needs => ProblemCatalog.New(422, "missingNeeds", "Something must be said along with this.",
            $"The {needs.Field} {needs.To} needs {Listed(needs.Missing)}.",
            [.. needs.Missing.Select(missing => new InputError($"/{missing}", "missing", $"The {needs.Field} {needs.To} needs it."))]),
        UnknownReference unknown => Unprocessable("unknownReference", unknown.Member, $"No {unknown.What} has the id '{unknown.Id}'."),
        RefersToItself itself => Unprocessable("refersToItself", itself.Member, "It is the commitment itself; name another."),
        NotMerged state => ProblemCatalog.New(409, "notMerged", "The commitment was not merged.", $"It is {state.State}; only a merged one can be unmerged."),
        NothingToRetract => ProblemCatalog.New(409, "nothingToRetract", "There is nothing to retract.", "No event that a person posted still stands."),
        NotTheLatest other => ProblemCatalog.New(409, "notTheLatest", "Another event is the latest.",
            $"Only the latest event that still stands can be retracted, which is {other.Latest}.",
            [new InputError("/event", "notTheLatest", $"The latest is {other.Latest}.")]),
        CannotBeUndone fast => ProblemCatalog.New(409, "cannotBeUndone", "The latest event cannot be undone.", fast.Detail),
        UnusableParts parts => Unprocessable("unusableParts", parts.Member, parts.Detail),
        AlreadyMarked known => ProblemCatalog.New(409, "alreadyMarked", "These words are a commitment already.", $"They are a mention of commitment {known.Commitment}."),
        TooMuchEvidence evidence => Unprocessable("tooMuchEvidence", "evidence", $"A commitment may have {evidence.Most} pieces of evidence."),
        _ => throw new ArgumentOutOfRangeException(nameof(refused), refused, "This refusal has no words yet."),
    };

    private static ProblemDetails Unprocessable(string code, string member, string detail) =>
        ProblemCatalog.New(422, code, "The event cannot be taken as it is.", $"{member}: {detail}", [new InputError($"/{member}", code, detail)]);

    private static ProblemDetails WithLegal(ProblemDetails problem, IReadOnlyList<string> legal)
    {
        problem.Extensions["legal"] = legal;
        return problem;
    }

    private static string Listed(IReadOnlyList<string> values) => values.Count == 0 ? "nothing" : string.Join(", ", values);
}
