using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Tracker.Api.Problems;
using Tracker.Api.Security;
using Tracker.Persistence.Answers;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Tracker.Api.Idempotency;

/// <summary>The answer of a write before it is put into JSON.</summary>
internal sealed record WriteAnswer(int Status, string? ETag, string? Location, object Body);

/// <summary>
/// Idempotency-Key: a write that is sent again under its name gets the answer that it got, and nothing is done twice. The
/// answer is kept in the write's own transaction, so that a crash leaves both or neither.
/// </summary>
internal static class IdempotentWrites
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotent-Replayed";
    private const int MostCharacters = 255;

    public static void AddIdempotentWrites(this IServiceCollection services)
    {
        services.AddSingleton<KeptAnswers>();
        services.AddSingleton<WritesInProgress>();
    }

    /// <summary>To stand on every operation that writes.</summary>
    public static RouteHandlerBuilder TakesIdempotencyKey(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new IdempotencyKeyTaken()).AddEndpointFilter(RunAsync);

    /// <summary>How a store keeps the answer; null where the write has no name.</summary>
    /// <param name="describe">The answer to what the write made; null for a refusal.</param>
    public static Once<T>? Once<T>(this HttpContext context, Func<T, WriteAnswer?> describe)
    {
        if (context.Features.Get<WriteTicket>() is not { } ticket)
            return null;
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return new Once<T>(ticket, made => describe(made) is { } answer
            ? new KeptAnswer(answer.Status, answer.ETag, answer.Location, JsonSerializer.Serialize(answer.Body, answer.Body.GetType(), json))
            : null);
    }

    private static async ValueTask<object?> RunAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var header = context.Request.Headers[Header];
        if (header.Count == 0)
            return await next(invocation);
        if (header is not [{ Length: > 0 and <= MostCharacters } key] || key.Any(character => character is < '!' or > '~'))
        {
            return new InvalidInput([new InputError(Header, "notAKey", $"Send one key of 1 to {MostCharacters} visible ASCII characters, such as a UUID.")]).Problem();
        }

        var services = context.RequestServices;
        var answers = services.GetRequiredService<KeptAnswers>();
        var ticket = new WriteTicket(
            context.User.PrincipalKey(), key, await RequestFingerprint.OfAsync(context.Request, context.RequestAborted), services.GetRequiredService<TimeProvider>().GetUtcNow());
        using var turn = services.GetRequiredService<WritesInProgress>().TryBegin(ticket);
        if (await answers.FindAsync(ticket.Principal, key, context.RequestAborted) is { } kept)
            return Replay(ticket, kept);
        if (turn is null)
            return new IdempotentWriteInProgress(key).Problem();
        context.Features.Set(ticket);
        try
        {
            return await next(invocation);
        }
        catch (AlreadyAnsweredException)
        {
            // Another process was quicker.
            return await answers.FindAsync(ticket.Principal, key, context.RequestAborted) is { } quicker
                ? Replay(ticket, quicker)
                : new IdempotentWriteInProgress(key).Problem();
        }
    }

    private static IResult Replay(WriteTicket ticket, (KeptAnswer Answer, string Fingerprint) kept) =>
        kept.Fingerprint == ticket.Fingerprint ? new ReplayedAnswer(kept.Answer) : new IdempotencyKeyReused(ticket.Key).Problem();

    private sealed class ReplayedAnswer(KeptAnswer answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = answer.Status;
            response.Headers[ReplayedHeader] = "true";
            if (answer.ETag is not null)
                response.Headers.ETag = answer.ETag;
            if (answer.Location is not null)
                response.Headers.Location = answer.Location;
            response.ContentType = "application/json; charset=utf-8";
            return response.WriteAsync(answer.Body, httpContext.RequestAborted);
        }
    }
}

/// <summary>Says of an operation that it takes an Idempotency-Key.</summary>
internal sealed record IdempotencyKeyTaken;

/// <summary>The same key came with something else to do.</summary>
public sealed record IdempotencyKeyReused(string Key) : Failure;

/// <summary>The write of that key is still being done.</summary>
public sealed record IdempotentWriteInProgress(string Key) : Failure;

/// <summary>The named writes that this process is doing.</summary>
internal sealed class WritesInProgress
{
    private readonly ConcurrentDictionary<(long Principal, string Key), bool> _running = new();

    /// <summary>Returns what ends the turn when disposed; null where the same is being done already.</summary>
    public IDisposable? TryBegin(WriteTicket ticket)
    {
        var name = (ticket.Principal, ticket.Key);
        return _running.TryAdd(name, true) ? new Turn(() => _running.TryRemove(name, out _)) : null;
    }

    private sealed class Turn(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
