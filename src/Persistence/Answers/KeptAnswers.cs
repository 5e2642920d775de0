namespace Tracker.Persistence.Answers;

/// <summary>Keeps the answers of named writes for a day.</summary>
public sealed class KeptAnswers(Database database, TimeProvider time)
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    /// <summary>Returns the kept answer and the fingerprint of what was asked; null where nothing is kept under that name.</summary>
    public Task<(KeptAnswer Answer, string Fingerprint)?> FindAsync(long principal, string key, CancellationToken cancellationToken) =>
        database.ReadAsync<(KeptAnswer, string)?>(
            async session => await FindAsync(session, principal, key) is { } row && row.CreatedAt > time.GetUtcNow() - Lifetime
                ? (new KeptAnswer(row.Status, row.ETag, row.Location, row.Body), row.Fingerprint)
                : null,
            cancellationToken);

    /// <summary>Forgets what is older than a day; every named write does.</summary>
    internal static Task<int> SweepAsync(Session session, DateTimeOffset now) =>
        session.ExecuteAsync("DELETE FROM kept_answer WHERE created_at <= @horizon", new { horizon = now - Lifetime });

    internal static Task<Row?> FindAsync(Session session, long principal, string key) =>
        session.FirstOrDefaultAsync<Row>(
            """
            SELECT fingerprint AS Fingerprint, status AS Status, etag AS ETag, location AS Location, body AS Body, created_at AS CreatedAt
            FROM kept_answer
            WHERE principal_key = @principal AND idempotency_key = @key
            """,
            new { principal, key });

    internal static Task<int> InsertAsync(Session session, WriteTicket ticket, KeptAnswer answer) =>
        session.ExecuteAsync(
            """
            INSERT INTO kept_answer (principal_key, idempotency_key, fingerprint, status, etag, location, body, created_at)
            VALUES (@Principal, @Key, @Fingerprint, @Status, @ETag, @Location, @Body, @At)
            """,
            new { ticket.Principal, ticket.Key, ticket.Fingerprint, answer.Status, answer.ETag, answer.Location, answer.Body, ticket.At });

    internal sealed record Row
    {
        public required string Fingerprint { get; init; }

        public int Status { get; init; }

        public string? ETag { get; init; }

        public string? Location { get; init; }

        public required string Body { get; init; }

        public DateTimeOffset CreatedAt { get; init; }
    }
}
