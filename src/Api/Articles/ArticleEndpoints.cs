using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Tracker.Api.Idempotency;
using Tracker.Api.OpenApi;
using Tracker.Api.Problems;
using Tracker.Api.Security;
using Tracker.Persistence.Documents;

namespace Tracker.Api.Articles;

internal static class ArticleEndpoints
{
    private static readonly string[] PatchTypes = ["application/merge-patch+json", "application/json"];

    public static void MapArticles(this RouteGroupBuilder api)
    {
        var articles = api.MapGroup("/articles").WithTags("Articles");

        articles.MapGet("/{id}", GetAsync).WithName("getArticle")
            .WithSummary("One article with its publication facts; the ETag is what If-Match wants").Produces(304).Fails(404);
        articles.MapPatch("/{id}", CorrectAsync).WithName("correctArticle")
            .WithSummary("Corrects when, by whom or where an article was published")
            .Accepts<ArticleCorrectionRequest>(PatchTypes[0], PatchTypes[1])
            .RequireAuthorization(Policies.Editor)
            .RequiresIfMatch()
            .TakesIdempotencyKey()
            .Fails(400, 404, 409, 412, 413, 415, 422, 428);
    }

    private static async Task<Results<Ok<Article>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        PublicId id, ArticleCorrections corrections, HttpContext context, CancellationToken cancellationToken)
    {
        if (await corrections.FindAsync(id.Value, cancellationToken) is not { } article)
            return new ResourceNotFound("article", id.Text).Problem();
        if (EntityTags.NotModified(context, EntityTags.Of(article.Version)) is { } known)
            return known;
        return TypedResults.Ok(Article.From(article));
    }

    private static async Task<Results<Ok<Article>, ProblemHttpResult>> CorrectAsync(
        PublicId id, ArticleCorrections corrections, HttpContext context, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !PatchTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
            return new UnsupportedMediaType(context.Request.ContentType ?? "", PatchTypes).Problem();
        var (ifMatch, fault) = EntityTags.IfMatch(context.Request, "article");
        if (ifMatch is null)
            return fault!.Problem();
        var (patch, malformed) = await ReadPatchAsync(context.Request, cancellationToken);
        if (malformed is not null)
            return malformed.Problem();
        var (correction, failure) = ArticleCorrectionRequest.Parse(patch);
        if (correction is null)
            return failure!.Problem();
        var outcome = await corrections.ApplyAsync(
            id.Value, ifMatch.Versions, correction, context.User.Author(), context.Once<CorrectionOutcome>(Answer), cancellationToken);
        if (outcome.Article is not { } article)
            return new ResourceNotFound("article", id.Text).Problem();
        if (outcome.Stale)
            return new PreconditionStale("article", article.Version).Problem();
        context.Response.Headers.ETag = EntityTags.Of(article.Version);
        return TypedResults.Ok(Article.From(article));
    }

    private static WriteAnswer? Answer(CorrectionOutcome outcome) => outcome is { Stale: false, Article: { } article }
        ? new WriteAnswer(200, EntityTags.Of(article.Version), null, Article.From(article))
        : null;

    private static async Task<(JsonElement Patch, Failure? Failure)> ReadPatchAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(
                request.Body, new JsonDocumentOptions { AllowDuplicateProperties = false }, cancellationToken);
            return (document.RootElement.Clone(), null);
        }
        catch (JsonException exception)
        {
            return (default, JsonFault.Describe(exception, ArticleCorrectionRequest.Members));
        }
    }
}
