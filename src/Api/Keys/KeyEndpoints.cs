using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Tracker.Api.OpenApi;
using Tracker.Api.Paging;
using Tracker.Api.Problems;
using Tracker.Api.Security;
using Tracker.Persistence.Principals;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Tracker.Api.Keys;

internal static class KeyEndpoints
{
    public static void MapKeys(this RouteGroupBuilder api)
    {
        var keys = api.MapGroup("/keys").WithTags("Keys").RequireAuthorization(Policies.Admin);

        keys.MapPost("", CreateAsync).WithName("createKey")
            .WithSummary("Makes an API key, and shows it this once")
            .Accepts<KeyRequest>("application/json")
            .Fails(400, 413, 415, 422);
        keys.MapGet("", ListAsync).WithName("listKeys")
            .WithSummary("The API keys without their secrets, newest first").Fails(400);
        keys.MapGet("/{id}", GetAsync).WithName("getKey")
            .WithSummary("One API key without its secret").Produces(304).Fails(404);
        keys.MapPost("/{id}/revoke", RevokeAsync).WithName("revokeKey")
            .WithSummary("Revokes an API key for ever, at once; one that is revoked stays so. Takes no If-Match: whoever knows of a leak shall not have to wait")
            .Fails(404);
    }

    private static async Task<Results<Created<NewKey>, ProblemHttpResult>> CreateAsync(
        IValidator<KeyRequest> validator, ApiKeys keys, TimeProvider time, IOptions<JsonOptions> json, HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasJsonContentType())
            return new UnsupportedMediaType(context.Request.ContentType ?? "", ["application/json"]).Problem();
        var (request, failure) = await JsonBody.ReadAsync(context.Request, validator, cancellationToken);
        if (request is null)
            return failure!.Problem();
        var made = request.Principal is { } principal
            ? await keys.AddAsync(principal, request.End, context.User.PrincipalKey(), cancellationToken)
            : await keys.CreateAsync(request.Name!.Trim(), request.Role!, request.End, context.User.PrincipalKey(), cancellationToken);
        if (made is null)
            return new PrincipalWithoutKeys(request.PrincipalId!).Problem();
        var key = IssuedKey.From(made.Row, time.GetUtcNow());
        context.Response.Headers.ETag = TagOf(key, json);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"{ApiRoot.Path}/keys/{key.Id}", new NewKey(key, made.Value));
    }

    private static async Task<Results<Ok<Page<IssuedKey>>, ProblemHttpResult>> ListAsync(
        [AsParameters] KeyListQuery query,
        IValidator<KeyListQuery> validator,
        ApiKeyQueries keys,
        TimeProvider time,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var result = await validator.ValidateAsync(query, cancellationToken);
        if (!result.IsValid)
            return result.ToFailure().Problem();
        var limit = query.Limit?.Value ?? PageLimit.Default;
        var before = query.Cursor is null ? null : PageCursor.Decode(query.Cursor, KeyListQuery.Scope, 1).Keys;
        var rows = await keys.PageAsync(before?[0], limit + 1, cancellationToken);
        var now = time.GetUtcNow();
        return TypedResults.Ok(Page.From(
            rows, limit, row => IssuedKey.From(row, now), row => PageCursor.Encode(KeyListQuery.Scope, row.ApiKeyKey), context));
    }

    private static async Task<Results<Ok<IssuedKey>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        PublicId id, ApiKeyQueries keys, TimeProvider time, IOptions<JsonOptions> json, HttpContext context, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(id.Value, cancellationToken) is not { } row)
            return new ResourceNotFound("key", id.Text).Problem();
        var key = IssuedKey.From(row, time.GetUtcNow());
        if (EntityTags.NotModified(context, TagOf(key, json)) is { } known)
            return known;
        return TypedResults.Ok(key);
    }

    private static async Task<Results<Ok<IssuedKey>, ProblemHttpResult>> RevokeAsync(
        PublicId id, ApiKeys keys, TimeProvider time, IOptions<JsonOptions> json, HttpContext context, CancellationToken cancellationToken)
    {
        if (await keys.RevokeAsync(id.Value, context.User.PrincipalKey(), cancellationToken) is not { } row)
            return new ResourceNotFound("key", id.Text).Problem();
        var key = IssuedKey.From(row, time.GetUtcNow());
        context.Response.Headers.ETag = TagOf(key, json);
        return TypedResults.Ok(key);
    }

    private static string TagOf(IssuedKey key, IOptions<JsonOptions> json) => EntityTags.Of(key.Version, key, json.Value.SerializerOptions);
}

/// <summary>No principal that has keys has the id.</summary>
public sealed record PrincipalWithoutKeys(string Id) : Failure;

/// <summary>What GET /keys can be asked.</summary>
internal sealed record KeyListQuery(
    [property: FromQuery(Name = "limit")] PageLimit? Limit,
    [property: FromQuery(Name = "cursor")] string? Cursor)
{
    public const string Scope = "keys";

    internal sealed class Validator : AbstractValidator<KeyListQuery>
    {
        public Validator()
        {
            RuleFor(query => query.Limit).PageLimit();
            RuleFor(query => query.Cursor).CursorOf(_ => Scope, keys: 1);
        }
    }
}
