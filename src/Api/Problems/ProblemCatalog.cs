using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tracker.Api.Documents;
using Tracker.Api.Events;
using Tracker.Api.Idempotency;
using Tracker.Api.Keys;
using Tracker.Api.Principals;
using Tracker.Api.Repeats;
using Tracker.Api.Security;
using Tracker.Api.Vocabularies;

namespace Tracker.Api.Problems;

/// <summary>The one place where an expected failure becomes problem details (RFC 9457).</summary>
public static class ProblemCatalog
{
    // What a program mends by itself, by starting its walk anew or by leaving a parameter out, is a problem of its own.
    private static readonly string[] OwnProblems = ["cursorMismatch", "invalidCursor", "unknownParameter"];

    public static ProblemHttpResult Problem(this Failure failure) => TypedResults.Problem(Describe(failure));

    public static ProblemDetails Describe(Failure failure) => failure switch
    {
        InvalidInput invalid => New(400, CodeOf(invalid.Errors), "The request is invalid.", Summary(invalid.Errors), invalid.Errors),
        MalformedBody malformed => New(400, "malformedBody", "The body cannot be read.", malformed.Detail,
            [new InputError(malformed.Field, "malformed", malformed.Detail)]),
        UnsupportedMediaType type => New(415, "unsupportedMediaType", "The media type is not supported.",
            $"'{type.Given}' is not supported; send {string.Join(", ", type.Supported)}.",
            [new InputError("Content-Type", "unsupported", $"Send one of {string.Join(", ", type.Supported)}.")]),
        BodyTooLarge large => New(413, "bodyTooLarge", "The body is too large.", large.Detail),
        UnreadableText unreadable => New(unreadable.Status, unreadable.Code, TitleOf(unreadable), unreadable.Detail,
            [new InputError(unreadable.Field, unreadable.Code, unreadable.Detail)]),
        DocumentWithdrawn withdrawn => New(410, "documentWithdrawn", "The document was withdrawn.",
            $"Document {withdrawn.Id} was withdrawn; its facts can still be read, its text not."),
        UnknownVocabulary unknown => New(404, "notFound", "There is no such vocabulary.",
            $"No vocabulary is called '{unknown.Name}'; there are {string.Join(", ", unknown.Known)}."),
        ResourceNotFound missing => New(404, "notFound", $"There is no such {missing.Resource}.",
            $"No {missing.Resource} has the id '{missing.Id}'. Ids come from this API's own answers."),
        RepeatDecided decided => New(409, "repeatDecided", "The pair was decided already.",
            $"Pair {decided.Id} is {decided.State}. Read it again; a decision about a pair is made once."),
        RepeatSuperseded superseded => New(409, "repeatSuperseded", "Nothing is left to decide about this pair.",
            $"The commitments of pair {superseded.Id} have become one, or another pair stands for the same two; GET /api/v1/repeats?commitment= lists what is open."),
        RepeatedCommitmentNotActive gone => New(409, "commitmentNotActive", "A commitment of this pair is not active any more.",
            $"Commitment {gone.Commitment} is {gone.State}; only active ones are merged or chained. Dismiss the pair, or leave it."),
        PrincipalWithoutKeys principal => New(422, "unknownReference", "There is no such principal with keys.",
            $"No principal that has keys has the id '{principal.Id}'; GET {ApiRoot.Path}/keys shows whose they are.",
            [new InputError("/principalId", "unknownValue", "Send the principalId of a key.")]),
        SecretInAddress => New(400, "keyInAddress", "A key or token stands in the address.",
            $"Addresses end up in logs, histories and proxies: consider it burnt, have it revoked, and send another in the header {ApiKeyAuthentication.Header}, or Authorization for a token."),
        UnusableEvidenceFile file => New(file.Status, file.Code, "The file cannot be kept.", file.Detail, [new InputError(EvidenceUpload.FileField, file.Code, file.Detail)]),
        UnknownAssignee unknown => New(422, "unknownAssignee", "There is no such principal.",
            $"No principal has the id '{string.Join("', '", unknown.Given)}'; GET /api/v1/principals lists them, and me is you.",
            [new InputError("assignee", "unknownValue", "Send a principal's id, or me.")]),
        EventRefused refused => EventProblems.Describe(refused),
        IdempotencyKeyReused reused => New(422, "idempotencyKeyReused", "The Idempotency-Key was used for something else.",
            $"'{reused.Key}' named another request within the last 24 hours; send this one under a key of its own.",
            [new InputError("Idempotency-Key", "reused", "Use a new key for each write.")]),
        IdempotentWriteInProgress running => New(409, "idempotentWriteInProgress", "The write of this Idempotency-Key is still being done.",
            $"Send '{running.Key}' again in a moment to get its answer."),
        PreconditionMissing missing => New(428, "preconditionRequired", "If-Match is missing.",
            $"Send If-Match with the {missing.Resource}'s ETag, so that nobody's change is overwritten unseen.",
            [new InputError("If-Match", "missing", "Send the ETag of the version that you have read.")]),
        PreconditionStale stale => New(412, "preconditionFailed", $"The {stale.Resource} has changed.",
            $"It now has version {stale.CurrentVersion}. Read it again and decide whether your change still holds.",
            [new InputError("If-Match", "stale", $"The current version is {stale.CurrentVersion}.")]),
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, "This failure has no words yet."),
    };

    /// <summary>Makes problem details with the stable code that clients act on.</summary>
    public static ProblemDetails New(int status, string code, string title, string detail, IReadOnlyList<InputError>? errors = null)
    {
        var problem = new ProblemDetails { Status = status, Type = $"urn:tracker:problem:{code}", Title = title, Detail = detail };
        problem.Extensions["code"] = code;
        if (errors is { Count: > 0 })
            problem.Extensions["errors"] = errors;
        return problem;
    }

    private static string TitleOf(UnreadableText unreadable) => unreadable.Status switch
    {
        413 => "The document is too large.",
        415 => "The document's format or encoding is not what it is said to be, or not known.",
        501 => "This server cannot read the format.",
        _ => "The text cannot be used.",
    };

    private static string CodeOf(IReadOnlyList<InputError> errors) =>
        OwnProblems.FirstOrDefault(code => errors.All(error => error.Code == code)) ?? "invalidInput";

    private static string Summary(IReadOnlyList<InputError> errors) =>
        string.Join(" ", errors.Select(error => $"{error.Field}: {error.Detail}"));
}
