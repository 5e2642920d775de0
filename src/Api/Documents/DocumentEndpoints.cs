using System.Net.Mime;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Tracker.Api.Idempotency;
using Tracker.Api.OpenApi;
using Tracker.Api.Paging;
using Tracker.Api.Problems;
using Tracker.Api.Security;
using Tracker.Extraction.Formats;
using Tracker.Persistence;
using Tracker.Persistence.Documents;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Tracker.Api.Documents;

internal static class DocumentEndpoints
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapDocuments(this RouteGroupBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("Documents");

        documents.MapPost("", PostAsync).WithName("ingestDocument")
            .WithSummary("Takes in one report, as JSON or as a file (text, Markdown, HTML, DOCX or PDF), and finds its commitments")
            .RequireAuthorization(Policies.Editor)
            .TakesIdempotencyKey()
            .Fails(400, 409, 410, 413, 415, 422, 501);
        documents.MapPost("/{id}/withdraw", WithdrawAsync).WithName("withdrawDocument")
            .WithSummary("Withdraws a document that was sent by mistake: it is kept and hidden, with what it alone says")
            .Accepts<WithdrawalRequest>("application/json")
            .RequireAuthorization(Policies.Admin)
            .RequiresIfMatch()
            .TakesIdempotencyKey()
            .Fails(400, 404, 409, 412, 413, 415, 422, 428);
        documents.MapGet("", ListAsync).WithName("listDocuments")
            .WithSummary("The documents, newest first").Fails(400);
        documents.MapGet("/{id}", GetAsync).WithName("getDocument")
            .WithSummary("One document with its articles").Produces(304).Fails(404);
        documents.MapGet("/{id}/text", GetTextAsync).WithName("getDocumentText")
            .WithSummary("The decoded text, in which all offsets are counted (UTF-16 units)")
            .Produces<string>(200, MediaTypeNames.Text.Plain)
            .Produces(304)
            .Fails(404, 410);
        documents.MapGet("/{id}/source", GetSourceAsync).WithName("getDocumentSource")
            .WithSummary("The bytes as they came")
            .Produces<Stream>(200, MediaTypeNames.Text.Plain, MediaTypeNames.Text.Markdown, MediaTypeNames.Text.Html, MediaTypeNames.Application.Pdf, Docx)
            .Produces(304)
            .Fails(404, 410);
    }

    private static async Task<Results<Created<IngestReport>, Ok<IngestReport>, ProblemHttpResult>> PostAsync(
        HttpContext context,
        DocumentIntake intake,
        IValidator<DocumentRequest> validator,
        IOptions<DocumentOptions> options,
        CancellationToken cancellationToken)
    {
        var (upload, unreadable) = await DocumentUpload.ReadAsync(context.Request, validator, options.Value, cancellationToken);
        if (upload is null)
            return unreadable!.Problem();
        var (outcome, failure) = await intake.TakeAsync(
            upload.Source, upload.Given, isSample: false, context.User.Author(), context.Once<IngestOutcome>(Answer), cancellationToken);
        if (outcome is null)
            return (failure is UnreadableText unusable ? unusable with { Field = upload.TextField } : failure!).Problem();
        if (outcome.IsWithdrawn)
            return new DocumentWithdrawn(outcome.DocumentId).Problem();
        var report = IngestReport.From(outcome);
        return outcome.Created
            ? TypedResults.Created(Location(outcome), report)
            : TypedResults.Ok(report);
    }

    private static WriteAnswer? Answer(IngestOutcome outcome) => outcome.IsWithdrawn ? null : outcome.Created
        ? new WriteAnswer(201, null, Location(outcome), IngestReport.From(outcome))
        : new WriteAnswer(200, null, null, IngestReport.From(outcome));

    private static string Location(IngestOutcome outcome) => $"{ApiRoot.Path}/documents/{outcome.DocumentId}";

    private static async Task<Results<Ok<Page<DocumentSummary>>, ProblemHttpResult>> ListAsync(
        [AsParameters] DocumentListQuery query,
        IValidator<DocumentListQuery> validator,
        DocumentQueries documents,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var result = await validator.ValidateAsync(query, cancellationToken);
        if (!result.IsValid)
            return result.ToFailure().Problem();
        var limit = query.Limit?.Value ?? PageLimit.Default;
        var before = query.Cursor is null ? null : PageCursor.Decode(query.Cursor, DocumentListQuery.Scope, 1).Keys;
        var rows = await documents.PageAsync(before?[0], limit + 1, cancellationToken);
        return TypedResults.Ok(Page.From(
            rows, limit, DocumentSummary.From, row => PageCursor.Encode(DocumentListQuery.Scope, row.Key), context));
    }

    private static async Task<Results<Ok<Document>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        PublicId id, DocumentQueries documents, IOptions<JsonOptions> json, HttpContext context, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(id.Value, cancellationToken) is not var (document, articles))
            return new ResourceNotFound("document", id.Text).Problem();
        var body = Document.From(document, articles);
        if (EntityTags.NotModified(context, EntityTags.Of(body.Version, body, json.Value.SerializerOptions)) is { } known)
            return known;
        return TypedResults.Ok(body);
    }

    private static async Task<Results<Ok<Document>, ProblemHttpResult>> WithdrawAsync(
        PublicId id, DocumentWithdrawal withdrawal, IOptions<JsonOptions> json, HttpContext context, CancellationToken cancellationToken)
    {
        var (ifMatch, fault) = EntityTags.IfMatch(context.Request, "document");
        if (ifMatch is null)
            return fault!.Problem();
        var (members, malformed) = await JsonObjectBody.ReadAsync(context.Request, ["reason"], cancellationToken);
        if (members is null)
            return malformed!.Problem();
        var reason = members.Text("reason", WithdrawalRequest.ReasonLength, required: true);
        if (members.Failure() is { } failure)
            return failure.Problem();
        WriteAnswer? Answer(WithdrawalOutcome made) => made is { Stale: false, Document: { } row }
            ? WithdrawalRequest.Answer(Document.From(row, made.Articles), json.Value.SerializerOptions)
            : null;
        var outcome = await withdrawal.ApplyAsync(
            id.Value, ifMatch.Versions, reason!, context.User.Author(), context.Once<WithdrawalOutcome>(Answer), cancellationToken);
        if (outcome.Document is not { } document)
            return new ResourceNotFound("document", id.Text).Problem();
        if (outcome.Stale)
            return new PreconditionStale("document", document.Version).Problem();
        var body = Document.From(document, outcome.Articles);
        context.Response.Headers.ETag = EntityTags.Of(body.Version, body, json.Value.SerializerOptions);
        return TypedResults.Ok(body);
    }

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> GetTextAsync(
        PublicId id, DocumentQueries documents, HttpContext context, CancellationToken cancellationToken)
    {
        if (await documents.TextAsync(id.Value, cancellationToken) is not { } text)
            return new ResourceNotFound("document", id.Text).Problem();
        if (text.State == DocumentStates.Withdrawn)
            return new DocumentWithdrawn(id.Value).Problem();
        if (EntityTags.NotModified(context, $"\"{text.Sha256}\"") is { } known)
            return known;
        return TypedResults.Text(text.Content, "text/plain; charset=utf-8");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetSourceAsync(
        PublicId id, DocumentQueries documents, SourceReaders readers, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await documents.SourceAsync(id.Value, cancellationToken) is not { } source)
            return new ResourceNotFound("document", id.Text).Problem();
        if (source.State == DocumentStates.Withdrawn)
            return new DocumentWithdrawn(id.Value).Problem();

        // Somebody else's bytes: to be saved, never to be shown as a page of ours.
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(
            source.Content, source.MediaType, source.FileName ?? $"{id.Text}{readers.ExtensionOf(source.MediaType)}",
            entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{source.Sha256}\""));
    }
}

/// <summary>What GET /documents can be asked.</summary>
internal sealed record DocumentListQuery(
    [property: FromQuery(Name = "limit")] PageLimit? Limit,
    [property: FromQuery(Name = "cursor")] string? Cursor)
{
    public const string Scope = "documents";

    internal sealed class Validator : AbstractValidator<DocumentListQuery>
    {
        public Validator()
        {
            RuleFor(query => query.Limit).PageLimit();
            RuleFor(query => query.Cursor).CursorOf(_ => Scope, keys: 1);
        }
    }
}
