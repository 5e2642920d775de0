using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Api.Documents;
using Tracker.Api.Idempotency;
using Tracker.Api.OpenApi;
using Tracker.Api.Problems;
using Tracker.Api.Security;
using Tracker.Persistence;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Tracking;

namespace Tracker.Api.Events;

/// <summary>A commitment that the rules missed.</summary>
/// <param name="Segments">Its words: half-open ranges of UTF-16 units in the document's text.</param>
/// <param name="Kind">directive or pledge.</param>
/// <param name="Actor">Who says it.</param>
/// <param name="Regions">Slugs of the regions it concerns.</param>
/// <param name="Themes">Codes of the themes it is about.</param>
/// <param name="ResponsibleBodies">Who is to do it.</param>
/// <param name="Due">When it is due.</param>
/// <param name="Note">What else should be known.</param>
public sealed record MarkRequest(
    IReadOnlyList<Segment> Segments,
    string Kind,
    string? Actor,
    IReadOnlyList<string>? Regions,
    IReadOnlyList<string>? Themes,
    IReadOnlyList<string>? ResponsibleBodies,
    DueRequest? Due,
    string? Note);

internal static class MarkEndpoints
{
    private static readonly string[] MemberNames = ["segments", "kind", "actor", "regions", "themes", "responsibleBodies", "due", "note"];

    public static void MapMarks(this RouteGroupBuilder api) =>
        api.MapPost("/documents/{id}/commitments", PostAsync).WithTags("Documents").WithName("markCommitment")
            .WithSummary("Adds a commitment that the rules missed, by its words in the document's text")
            .Accepts<MarkRequest>("application/json")
            .RequireAuthorization(Policies.Editor)
            .TakesIdempotencyKey()
            .Fails(400, 404, 409, 410, 413, 415, 422);

    private static async Task<Results<Created<EventReport>, ProblemHttpResult>> PostAsync(
        PublicId id,
        MarkedCommitments marks,
        EventReader reader,
        BusinessCalendar calendar,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var (members, malformed) = await JsonObjectBody.ReadAsync(context.Request, MemberNames, cancellationToken);
        if (members is null)
            return malformed!.Problem();
        var (span, failure) = reader.ReadMark(members);
        if (span is null)
            return failure!.Problem();
        WriteAnswer? Answer(EventOutcome made) => EventEndpoints.Report(made, calendar) is { } taken
            ? new WriteAnswer(201, EntityTags.Of(taken.Commitment.Version), Location(taken), taken)
            : null;
        var outcome = await marks.MarkAsync(id.Value, span, context.User.Author(), context.Once<EventOutcome>(Answer), cancellationToken);
        switch (outcome.Refusal)
        {
            case DocumentMissing:
                return new ResourceNotFound("document", id.Text).Problem();
            case DocumentIsWithdrawn:
                return new DocumentWithdrawn(id.Value).Problem();
            case { } refusal:
                return new EventRefused(refusal, id.Value).Problem();
        }
        var report = EventEndpoints.Report(outcome, calendar)!;
        context.Response.Headers.ETag = EntityTags.Of(report.Commitment.Version);
        return TypedResults.Created(Location(report), report);
    }

    private static string Location(EventReport report) => $"{ApiRoot.Path}/commitments/{report.Commitment.Id}";
}
