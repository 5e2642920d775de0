using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tracker.Api.Commitments;
using Tracker.Api.Idempotency;
using Tracker.Api.OpenApi;
using Tracker.Api.Paging;
using Tracker.Api.Problems;
using Tracker.Api.Security;
using Tracker.Persistence;
using Tracker.Persistence.Tracking;

namespace Tracker.Api.Events;

internal static class EventEndpoints
{
    public static void MapEvents(this RouteGroupBuilder api)
    {
        var commitments = api.MapGroup("/commitments/{id}").WithTags("Events");

        commitments.MapPost("/events", PostAsync).WithName("postCommitmentEvent")
            .WithSummary("Records what became of a commitment: status, review, progress, note, evidence, assignment, correction, merge, unmerge, split, retract")
            .Accepts<CommitmentEventRequest>("application/json")
            .RequireAuthorization(Policies.Editor)
            .RequiresIfMatch()
            .TakesIdempotencyKey()
            .Fails(400, 404, 409, 412, 413, 415, 422, 428);
        commitments.MapGet("/history", ListAsync).WithName("listCommitmentHistory")
            .WithSummary("Every event of a commitment, the latest first; who did it is told to those who are signed in").Fails(400, 404);
        commitments.MapGet("/history/{eventId}", GetAsync).WithName("getCommitmentEvent")
            .WithSummary("One event of a commitment").Fails(404);
        api.MapGet("/status-transitions", Transitions).WithTags("Events").WithName("listStatusTransitions")
            .WithSummary("Every step that review and status may take, who may do it and what must be sent along");
    }

    private static async Task<Results<Created<EventReport>, ProblemHttpResult>> PostAsync(
        PublicId id, CommitmentEvents events, EventReader reader, BusinessCalendar calendar, HttpContext context, CancellationToken cancellationToken)
    {
        var (ifMatch, fault) = EntityTags.IfMatch(context.Request, "commitment");
        if (ifMatch is null)
            return fault!.Problem();
        var (members, malformed) = await JsonObjectBody.ReadAsync(context.Request, EventReader.MemberNames, cancellationToken);
        if (members is null)
            return malformed!.Problem();
        var (posted, failure) = reader.Read(members);
        if (posted is null)
            return failure!.Problem();
        return await ApplyAsync(id, ifMatch, posted, events, calendar, context, cancellationToken);
    }

    /// <summary>Has an event done and answers it.</summary>
    public static async Task<Results<Created<EventReport>, ProblemHttpResult>> ApplyAsync(
        PublicId id,
        IfMatch ifMatch,
        CommitmentEvent posted,
        CommitmentEvents events,
        BusinessCalendar calendar,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var outcome = await events.ApplyAsync(
            id.Value,
            ifMatch.Versions,
            posted,
            context.User.Author(),
            context.Once<EventOutcome>(made => Answer(Report(made, calendar), id)),
            cancellationToken);
        if (outcome.Refusal is { } refusal)
            return Refuse(context, refusal, id);
        var report = Report(outcome, calendar)!;
        context.Response.Headers.ETag = EntityTags.Of(report.Commitment.Version);
        return TypedResults.Created(Location(report, id), report);
    }

    private static async Task<Results<Ok<Page<CommitmentHistoryEntry>>, ProblemHttpResult>> ListAsync(
        PublicId id,
        [AsParameters] HistoryQuery query,
        CommitmentHistory history,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var scope = HistoryQuery.Scope(id.Value);
        var result = await new HistoryQuery.Validator(scope).ValidateAsync(query, cancellationToken);
        if (!result.IsValid)
            return result.ToFailure().Problem();
        var limit = query.Limit?.Value ?? PageLimit.Default;
        var before = query.Cursor is null ? null : PageCursor.Decode(query.Cursor, scope, 1).Keys;
        if (await history.PageAsync(id.Value, before?[0], limit + 1, cancellationToken) is not { } rows)
            return new ResourceNotFound("commitment", id.Text).Problem();
        var namesPeople = context.User.MaySeeNames();
        return TypedResults.Ok(Page.From(
            rows, limit, row => CommitmentHistoryEntry.Of(row, namesPeople), row => PageCursor.Encode(scope, row.Sequence), context));
    }

    private static async Task<Results<Ok<CommitmentHistoryEntry>, ProblemHttpResult>> GetAsync(
        PublicId id, PublicId eventId, CommitmentHistory history, HttpContext context, CancellationToken cancellationToken) =>
        await history.FindAsync(id.Value, eventId.Value, cancellationToken) is { } row
            ? TypedResults.Ok(CommitmentHistoryEntry.Of(row, context.User.MaySeeNames()))
            : new ResourceNotFound("event", eventId.Text).Problem();

    private static Ok<TransitionList> Transitions() =>
        TypedResults.Ok(new TransitionList([.. Persistence.Tracking.Transitions.All.Select(StatusTransition.Of)]));

    /// <summary>The report of an event that was taken; null for a refusal.</summary>
    public static EventReport? Report(EventOutcome outcome, BusinessCalendar calendar) => outcome.Refusal is null
        ? new EventReport(
            CommitmentHistoryEntry.Of(outcome.Event!, namesPeople: true),
            CommitmentSummary.From(outcome.Commitment!, calendar.Today))
        : null;

    private static WriteAnswer? Answer(EventReport? report, PublicId commitment) =>
        report is null ? null : new WriteAnswer(201, EntityTags.Of(report.Commitment.Version), Location(report, commitment), report);

    private static ProblemHttpResult Refuse(HttpContext context, EventRefusal refusal, PublicId commitment)
    {
        if (refusal is CommitmentMissing)
            return new ResourceNotFound("commitment", commitment.Text).Problem();
        if (refusal is RoleTooLow)
            Refusals.SetRoleTooLow(context);
        return new EventRefused(refusal, commitment.Value).Problem();
    }

    private static string Location(EventReport report, PublicId commitment) =>
        $"{ApiRoot.Path}/commitments/{commitment.Value}/history/{report.Event.Id}";
}

/// <summary>What GET /commitments/{id}/history can be asked.</summary>
internal sealed record HistoryQuery(
    [property: FromQuery(Name = "limit")] PageLimit? Limit,
    [property: FromQuery(Name = "cursor")] string? Cursor)
{
    public static string Scope(Guid commitment) => $"commitments/{commitment}/history";

    internal sealed class Validator : AbstractValidator<HistoryQuery>
    {
        public Validator(string scope)
        {
            RuleFor(query => query.Limit).PageLimit();
            RuleFor(query => query.Cursor).CursorOf(_ => scope, keys: 1);
        }
    }
}
