using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Tracker.Api.OpenApi;
using Tracker.Api.Paging;
using Tracker.Api.Principals;
using Tracker.Api.Problems;
using Tracker.Extraction;
using Tracker.Persistence;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Repeats;
using Tracker.Persistence.Search;
using Tracker.Persistence.Tracking;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Tracker.Api.Commitments;

internal static class CommitmentEndpoints
{
    public static void MapCommitments(this RouteGroupBuilder api)
    {
        api.MapGet("/commitments", ListAsync).WithTags("Commitments").WithName("listCommitments")
            .WithSummary("The commitments, newest first or by relevance; active and not rejected unless asked otherwise").Fails(400, 401, 422);
        api.MapGet("/commitments/{id}", GetAsync).WithTags("Commitments").WithName("getCommitment")
            .WithSummary("Everything known of one commitment, now or at an earlier moment, with the reason for every part").Produces(304).Fails(400, 404);
        api.MapGet("/documents/{id}/commitments", ListOfDocumentAsync).WithTags("Documents").WithName("listDocumentCommitments")
            .WithSummary("The commitments that a document mentions, in text order").Fails(400, 404);
    }

    private static async Task<Results<Ok<FoundCommitments>, ProblemHttpResult>> ListAsync(
        [AsParameters] CommitmentListQuery query,
        IValidator<CommitmentListQuery> validator,
        CommitmentQueries commitments,
        CommitmentSearch search,
        DocumentQueries documents,
        PrincipalQueries principals,
        Extractor extractor,
        BusinessCalendar calendar,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var result = await validator.ValidateAsync(query, cancellationToken);
        if (!result.IsValid)
            return result.ToFailure().Problem();
        var asOf = query.AsOf?.Value ?? calendar.Today;
        var (assignees, refusal) = await AssigneeFilter.ReadAsync(query.Assignees ?? [], principals, context, cancellationToken);
        if (refusal is not null)
            return refusal;
        var filter = query.ToFilter(extractor, calendar, asOf, assignees);
        if (await documents.FindUnknownAsync(filter.Documents, cancellationToken) is [_, ..] unknown)
            return UnknownDocuments(unknown).Problem();
        var limit = query.Limit?.Value ?? PageLimit.Default;
        var cursor = query.Cursor is null ? null : PageCursor.Decode(query.Cursor, query.Scope, query.CursorKeys).Keys;
        if (query.IsByRelevance)
        {
            var hits = await search.PageAsync(filter, Position(cursor), limit + 1, cancellationToken);
            return TypedResults.Ok(new FoundCommitments(
                Page.From(
                    hits.Rows,
                    limit,
                    hit => FoundCommitment.From(hit.Commitment, filter.Search, asOf),
                    hit => PageCursor.Encode(query.Scope, hits.Newest, hit.Score, hit.Commitment.Key),
                    context),
                new RelevanceOver(hits.Compared, hits.IsAll)));
        }
        var rows = await commitments.PageAsync(filter, cursor?[0], limit + 1, cancellationToken);
        return TypedResults.Ok(new FoundCommitments(
            Page.From(rows, limit, row => FoundCommitment.From(row, filter.Search, asOf), row => PageCursor.Encode(query.Scope, row.Key), context), null));
    }

    // A forged score beyond an integer is after every hit or before all, as any other.
    private static RelevancePosition? Position(long[]? cursor) =>
        cursor is [var newest, var score, var key] ? new(newest, (int)Math.Clamp(score, -1, int.MaxValue), key) : null;

    private static async Task<Results<Ok<Commitment>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        PublicId id,
        [AsParameters] CommitmentQuery query,
        IValidator<CommitmentQuery> validator,
        CommitmentQueries commitments,
        CommitmentHistory history,
        RepeatQueries repeats,
        BusinessCalendar calendar,
        IOptions<JsonOptions> json,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var result = await validator.ValidateAsync(query, cancellationToken);
        if (!result.IsValid)
            return result.ToFailure().Problem();
        var known = query.KnownAt is { Value: { } moment }
            ? await history.KnownAtAsync(id.Value, moment, cancellationToken)
            : await commitments.FindAsync(id.Value, cancellationToken);
        if (known is null)
            return new ResourceNotFound("commitment", id.Text).Problem();
        var open = query.KnownAt is null
            ? await repeats.PageAsync(new RepeatFilter { Commitments = [id.Value] }, null, PageLimit.Default, cancellationToken)
            : [];
        var body = Commitment.From(known, open, query.AsOf?.Value ?? calendar.Today);
        if (EntityTags.NotModified(context, EntityTags.Of(body.Version, body, json.Value.SerializerOptions)) is { } same)
            return same;
        return TypedResults.Ok(body);
    }

    private static async Task<Results<Ok<Page<CommitmentSummary>>, ProblemHttpResult>> ListOfDocumentAsync(
        PublicId id,
        [AsParameters] DocumentCommitmentsQuery query,
        CommitmentQueries commitments,
        BusinessCalendar calendar,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var scope = DocumentCommitmentsQuery.Scope(id.Value);
        var result = await new DocumentCommitmentsQuery.Validator(scope).ValidateAsync(query, cancellationToken);
        if (!result.IsValid)
            return result.ToFailure().Problem();
        var limit = query.Limit?.Value ?? PageLimit.Default;
        var after = query.Cursor is not null && PageCursor.Decode(query.Cursor, scope, 2).Keys is [var start, var key]
            ? ((int)start, key)
            : ((int, long)?)null;
        return await commitments.PageOfDocumentAsync(id.Value, after, limit + 1, cancellationToken) is { } rows
            ? TypedResults.Ok(Page.From(
                rows, limit, row => CommitmentSummary.From(row, calendar.Today), row => PageCursor.Encode(scope, row.Start, row.Key), context))
            : new ResourceNotFound("document", id.Text).Problem();
    }

    private static InvalidInput UnknownDocuments(IReadOnlyList<Guid> unknown) => new(
    [
        .. unknown.Select(id => new InputError("document", "unknownValue", $"'{id}' is not a document's id; GET /api/v1/documents lists them.")),
    ]);
}

/// <summary>What GET /commitments/{id} can be asked.</summary>
internal sealed record CommitmentQuery(
    [property: FromQuery(Name = "asOf")] QueryDate? AsOf,
    [property: FromQuery(Name = "knownAt")] QueryInstant? KnownAt)
{
    internal sealed class Validator : AbstractValidator<CommitmentQuery>
    {
        public Validator()
        {
            RuleFor(query => query.AsOf).Date("asOf");
            RuleFor(query => query.KnownAt).Instant("knownAt");
        }
    }
}

/// <summary>What GET /documents/{id}/commitments can be asked.</summary>
internal sealed record DocumentCommitmentsQuery(
    [property: FromQuery(Name = "limit")] PageLimit? Limit,
    [property: FromQuery(Name = "cursor")] string? Cursor)
{
    public static string Scope(Guid document) => $"documents/{document}/commitments";

    internal sealed class Validator : AbstractValidator<DocumentCommitmentsQuery>
    {
        public Validator(string scope)
        {
            RuleFor(query => query.Limit).PageLimit();
            RuleFor(query => query.Cursor).CursorOf(_ => scope, keys: 2);
        }
    }
}
