using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Tracker.Api.OpenApi;
using Tracker.Api.Paging;
using Tracker.Api.Problems;
using Tracker.Extraction;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Repeats;
using Tracker.Persistence.Search;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Tracker.Api.Commitments;

internal static class CommitmentEndpoints
{
    public static void MapCommitments(this RouteGroupBuilder api)
    {
        api.MapGet("/commitments", ListAsync).WithTags("Commitments").WithName("listCommitments")
            .WithSummary("The commitments, newest first or by relevance; active and not rejected unless asked otherwise").Fails(400);
        api.MapGet("/commitments/{id}", GetAsync).WithTags("Commitments").WithName("getCommitment")
            .WithSummary("Everything known of one commitment, with the reason for every part").Produces(304).Fails(404);
        api.MapGet("/documents/{id}/commitments", ListOfDocumentAsync).WithTags("Documents").WithName("listDocumentCommitments")
            .WithSummary("The commitments that a document mentions, in text order").Fails(400, 404);
    }

    private static async Task<Results<Ok<FoundCommitments>, ProblemHttpResult>> ListAsync(
        [AsParameters] CommitmentListQuery query,
        IValidator<CommitmentListQuery> validator,
        CommitmentQueries commitments,
        CommitmentSearch search,
        DocumentQueries documents,
        Extractor extractor,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var result = await validator.ValidateAsync(query, cancellationToken);
        if (!result.IsValid)
            return result.ToFailure().Problem();
        var filter = query.ToFilter(extractor);
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
                    hit => FoundCommitment.From(hit.Commitment, filter.Search),
                    hit => PageCursor.Encode(query.Scope, hits.Newest, hit.Score, hit.Commitment.Key),
                    context),
                new RelevanceOver(hits.Compared, hits.IsAll)));
        }
        var rows = await commitments.PageAsync(filter, cursor?[0], limit + 1, cancellationToken);
        return TypedResults.Ok(new FoundCommitments(
            Page.From(rows, limit, row => FoundCommitment.From(row, filter.Search), row => PageCursor.Encode(query.Scope, row.Key), context), null));
    }

    // A forged score beyond an integer is after every hit or before all, as any other.
    private static RelevancePosition? Position(long[]? cursor) =>
        cursor is [var newest, var score, var key] ? new(newest, (int)Math.Clamp(score, -1, int.MaxValue), key) : null;

    private static async Task<Results<Ok<Commitment>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        PublicId id,
        CommitmentQueries commitments,
        RepeatQueries repeats,
        IOptions<JsonOptions> json,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (await commitments.FindAsync(id.Value, cancellationToken) is not var (commitment, mentions))
            return new ResourceNotFound("commitment", id.Text).Problem();
        var open = await repeats.PageAsync(new RepeatFilter { Commitments = [id.Value] }, null, PageLimit.Default, cancellationToken);
        var body = Commitment.From(commitment, mentions, open);
        if (EntityTags.NotModified(context, EntityTags.Of(body.Version, body, json.Value.SerializerOptions)) is { } known)
            return known;
        return TypedResults.Ok(body);
    }

    private static async Task<Results<Ok<Page<CommitmentSummary>>, ProblemHttpResult>> ListOfDocumentAsync(
        PublicId id,
        [AsParameters] DocumentCommitmentsQuery query,
        CommitmentQueries commitments,
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
            ? TypedResults.Ok(Page.From(rows, limit, CommitmentSummary.From, row => PageCursor.Encode(scope, row.Start, row.Key), context))
            : new ResourceNotFound("document", id.Text).Problem();
    }

    private static InvalidInput UnknownDocuments(IReadOnlyList<Guid> unknown) => new(
    [
        .. unknown.Select(id => new InputError("document", "unknownValue", $"'{id}' is not a document's id; GET /api/v1/documents lists them.")),
    ]);
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
