using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tracker.Api.Idempotency;
using Tracker.Api.OpenApi;
using Tracker.Api.Problems;
using Tracker.Api.Security;
using Tracker.Persistence;
using Tracker.Persistence.Tracking;

namespace Tracker.Api.Events;

internal static class EvidenceEndpoints
{
    public static void MapEvidence(this RouteGroupBuilder api)
    {
        api.MapPost("/commitments/{id}/evidence", PostAsync).WithTags("Events").WithName("postCommitmentEvidence")
            .WithSummary("Gives a piece of evidence with a file that is kept, since links rot; an event like any other")
            .RequireAuthorization(Policies.Editor)
            .RequiresIfMatch()
            .TakesIdempotencyKey()
            .Fails(400, 404, 409, 412, 413, 415, 422, 428);
        api.MapGet("/evidence/{id}/file", GetFileAsync).WithTags("Events").WithName("getEvidenceFile")
            .WithSummary("The file kept of a piece of evidence, to be saved, never shown")
            .Produces<Stream>(200, MediaTypeNames.Application.Octet)
            .Produces(304)
            .Fails(404);
    }

    private static async Task<Results<Created<EventReport>, ProblemHttpResult>> PostAsync(
        PublicId id,
        CommitmentEvents events,
        EventReader reader,
        BusinessCalendar calendar,
        IOptions<EvidenceOptions> options,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var (ifMatch, fault) = EntityTags.IfMatch(context.Request, "commitment");
        if (ifMatch is null)
            return fault!.Problem();
        var (posted, failure) = await EvidenceUpload.ReadAsync(context.Request, reader, options.Value, cancellationToken);
        return posted is null
            ? failure!.Problem()
            : await EventEndpoints.ApplyAsync(id, ifMatch, posted, events, calendar, context, cancellationToken);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetFileAsync(
        PublicId id, EvidenceQueries evidence, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await evidence.FileAsync(id.Value, cancellationToken) is not { } file)
            return new ResourceNotFound("evidence file", id.Text).Problem();

        // Somebody else's bytes: no browser may take them for a page of ours, whatever they are.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.File(
            file.Content,
            MediaTypeNames.Application.Octet,
            file.FileName ?? id.Text,
            entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""));
    }
}
