namespace Tracker.Persistence.Answers;

/// <summary>The answer of a write, kept to be given again.</summary>
public sealed record KeptAnswer(int Status, string? ETag, string? Location, string Body);

/// <summary>A write that its sender named, so that it can be sent again without being done again.</summary>
/// <param name="Principal">Whose name it is.</param>
/// <param name="Key">The name.</param>
/// <param name="Fingerprint">Hash of what is asked.</param>
/// <param name="At">When it was asked.</param>
public sealed record WriteTicket(long Principal, string Key, string Fingerprint, DateTimeOffset At)
{
    /// <summary>Held while it is done, so that of two processes one sees the other's answer.</summary>
    internal string LockName => $"tracker answer {Documents.TextHash.Of($"{Principal} {Key}")}";
}

/// <summary>The write was done already: its answer is kept, whoever was quicker.</summary>
public sealed class AlreadyAnsweredException(string message) : Exception(message);

/// <summary>Has a write done once: its answer is kept in its own transaction.</summary>
/// <param name="Ticket">What names it.</param>
/// <param name="Describe">The answer to what the write made; null for a refusal, which changed nothing and is not kept.</param>
public sealed record Once<T>(WriteTicket Ticket, Func<T, KeptAnswer?> Describe);

public static class OnceOnly
{
    /// <summary>Runs a write in one transaction, with its answer kept where it was named.</summary>
    /// <exception cref="AlreadyAnsweredException">Another write of that name was quicker.</exception>
    internal static Task<T> WriteOnceAsync<T>(this Database database, Once<T>? once, Func<Session, Task<T>> work, CancellationToken cancellationToken) =>
        once is null
            ? database.WriteAsync(work, cancellationToken)
            : database.WriteAsync(
                async session =>
                {
                    await session.LockAsync(once.Ticket.LockName);
                    await KeptAnswers.SweepAsync(session, once.Ticket.At);
                    if (await KeptAnswers.FindAsync(session, once.Ticket.Principal, once.Ticket.Key) is not null)
                        throw new AlreadyAnsweredException($"A write named '{once.Ticket.Key}' was done already.");
                    var outcome = await work(session);
                    if (once.Describe(outcome) is { } answer)
                        await KeptAnswers.InsertAsync(session, once.Ticket, answer);
                    return outcome;
                },
                cancellationToken);
}
