using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Api.Idempotency;
using Tracker.Api.OpenApi;
using Tracker.Api.Paging;
using Tracker.Api.Problems;
using Tracker.Api.Security;
using Tracker.Persistence;
using Tracker.Persistence.Answers;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Repeats;

namespace Tracker.Api.Repeats;

internal static class RepeatEndpoints
{
    public static void MapRepeats(this RouteGroupBuilder api)
    {
        var repeats = api.MapGroup("/repeats").WithTags("Repeats");

        repeats.MapGet("", ListAsync).WithName("listRepeats")
            .WithSummary("Pairs of commitments that seem to be one, newest first; those yet to be decided unless asked otherwise").Fails(400);
        repeats.MapGet("/{id}", GetAsync).WithName("getRepeat")
            .WithSummary("One pair, with what its score rests on and what changed; the ETag is what If-Match wants").Fails(404);
        repeats.MapPost("/{id}/accept", AcceptAsync).WithName("acceptRepeat")
            .WithSummary("Accepts a pair: two that are the same are merged into the one recorded first, a succession is linked into a chain")
            .RequireAuthorization(Policies.Editor)
            .RequiresIfMatch()
            .TakesIdempotencyKey()
            .Fails(400, 404, 409, 412, 422, 428);
        repeats.MapPost("/{id}/dismiss", DismissAsync).WithName("dismissRepeat")
            .WithSummary("Dismisses a pair; it is not proposed again")
            .RequireAuthorization(Policies.Editor)
            .RequiresIfMatch()
            .TakesIdempotencyKey()
            .Fails(400, 404, 409, 412, 422, 428);
        api.MapGet("/commitments/{id}/chain", ChainAsync).WithTags("Commitments").WithName("getCommitmentChain")
            .WithSummary("The commitments that set the same target from year to year, and what changed").Fails(404);
    }

    private static async Task<Results<Ok<Page<Repeat>>, ProblemHttpResult>> ListAsync(
        [AsParameters] RepeatListQuery query,
        IValidator<RepeatListQuery> validator,
        RepeatQueries repeats,
        DocumentQueries documents,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var result = await validator.ValidateAsync(query, cancellationToken);
        if (!result.IsValid)
            return result.ToFailure().Problem();
        var filter = query.ToFilter();
        List<InputError> unknown =
        [
            .. (await repeats.FindUnknownCommitmentsAsync(filter.Commitments, cancellationToken)).Select(id => new InputError(
                "commitment", "unknownValue", $"'{id}' is not a commitment's id; GET /api/v1/commitments lists them.")),
            .. (await documents.FindUnknownAsync(filter.Documents, cancellationToken)).Select(id => new InputError(
                "document", "unknownValue", $"'{id}' is not a document's id; GET /api/v1/documents lists them.")),
        ];
        if (unknown.Count > 0)
            return new InvalidInput(unknown).Problem();
        var limit = query.Limit?.Value ?? PageLimit.Default;
        var before = query.Cursor is null ? null : PageCursor.Decode(query.Cursor, query.Scope, 1).Keys;
        var rows = await repeats.PageAsync(filter, before?[0], limit + 1, cancellationToken);
        return TypedResults.Ok(Page.From(rows, limit, Repeat.From, row => PageCursor.Encode(query.Scope, row.Key), context));
    }

    private static async Task<Results<Ok<Repeat>, ProblemHttpResult>> GetAsync(
        PublicId id, RepeatQueries repeats, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await repeats.FindAsync(id.Value, cancellationToken) is not { } repeat)
            return new ResourceNotFound("repeat", id.Text).Problem();
        response.Headers.ETag = EntityTags.Of(repeat.Version);
        return TypedResults.Ok(Repeat.From(repeat));
    }

    private static Task<Results<Ok<Repeat>, ProblemHttpResult>> AcceptAsync(
        PublicId id, RepeatDecisions decisions, HttpContext context, CancellationToken cancellationToken) =>
        DecideAsync(id, decisions.AcceptAsync, context, cancellationToken);

    private static Task<Results<Ok<Repeat>, ProblemHttpResult>> DismissAsync(
        PublicId id, RepeatDecisions decisions, HttpContext context, CancellationToken cancellationToken) =>
        DecideAsync(id, decisions.DismissAsync, context, cancellationToken);

    private static async Task<Results<Ok<Repeat>, ProblemHttpResult>> DecideAsync(
        PublicId id,
        Func<Guid, IReadOnlyList<int>?, Author, Once<RepeatOutcome>?, CancellationToken, Task<RepeatOutcome>> decide,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var (ifMatch, fault) = EntityTags.IfMatch(context.Request, "repeat");
        if (ifMatch is null)
            return fault!.Problem();
        var outcome = await decide(id.Value, ifMatch.Versions, context.User.Author(), context.Once<RepeatOutcome>(Answer), cancellationToken);
        if (outcome.Repeat is not { } repeat)
            return new ResourceNotFound("repeat", id.Text).Problem();
        if (Describe(outcome.Refusal, repeat) is { } failure)
            return failure.Problem();
        context.Response.Headers.ETag = EntityTags.Of(repeat.Version);
        return TypedResults.Ok(Repeat.From(repeat));
    }

    private static WriteAnswer? Answer(RepeatOutcome outcome) => outcome is { Refusal: RepeatRefusal.None, Repeat: { } repeat }
        ? new WriteAnswer(200, EntityTags.Of(repeat.Version), null, Repeat.From(repeat))
        : null;

    private static Failure? Describe(RepeatRefusal refusal, RepeatRow repeat) => refusal switch
    {
        RepeatRefusal.Stale => new PreconditionStale("repeat", repeat.Version),
        RepeatRefusal.Decided => new RepeatDecided(repeat.Id, repeat.State),
        RepeatRefusal.Superseded => new RepeatSuperseded(repeat.Id),
        RepeatRefusal.NotActive => repeat.LeftCommitmentState == CommitmentStates.Active
            ? new RepeatedCommitmentNotActive(repeat.RightCommitmentId, repeat.RightCommitmentState)
            : new RepeatedCommitmentNotActive(repeat.LeftCommitmentId, repeat.LeftCommitmentState),
        _ => null,
    };

    private static async Task<Results<Ok<CommitmentChain>, ProblemHttpResult>> ChainAsync(
        PublicId id, CommitmentChains chains, CancellationToken cancellationToken) =>
        await chains.FindAsync(id.Value, cancellationToken) is { } links
            ? TypedResults.Ok(CommitmentChain.From(links))
            : new ResourceNotFound("commitment", id.Text).Problem();
}
