using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Principals;

/// <summary>A key that was just made.</summary>
/// <param name="Value">The key itself, which is nowhere else.</param>
public sealed record MadeKey(ApiKeyRow Row, string Value);

/// <summary>Makes and revokes API keys. A key is shown once; the database holds only its hash.</summary>
public sealed class ApiKeys(Database database, KeyAllocator keys, BusinessCalendar calendar)
{
    /// <summary>Makes a principal with one key.</summary>
    public async Task<MadeKey> CreateAsync(string name, string role, DateTimeOffset? expiresAt, long createdBy, CancellationToken cancellationToken)
    {
        var key = ApiKey.New();
        var stamp = WriteStamp.Make(calendar, createdBy);
        var (principalId, id) = (calendar.NewId(), calendar.NewId());
        var first = await keys.TakeAsync(2, cancellationToken);
        return await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO principal (principal_key, id, name, role, issuer, subject, created_at)
                    VALUES (@first, @principalId, @name, @role, NULL, NULL, @RecordedAt)
                    """,
                    new { first, principalId, name, role, stamp.RecordedAt });
                var row = await InsertAsync(session, first + 1, id, first, key, stamp, expiresAt);
                var events = new EventList(stamp);
                events.Add(
                    SubjectKinds.Principal, first, EventKinds.PrincipalCreated, null, new { id = principalId, name, role, keys = new[] { id } });
                await events.AppendAsync(session);
                return new MadeKey(row, key.Reveal());
            },
            cancellationToken);
    }

    /// <summary>
    /// Makes one more key for a principal that has keys, so that a new one can be in use before the old one is revoked. Null
    /// where no principal with keys has the id.
    /// </summary>
    public async Task<MadeKey?> AddAsync(Guid principal, DateTimeOffset? expiresAt, long createdBy, CancellationToken cancellationToken)
    {
        var key = ApiKey.New();
        var stamp = WriteStamp.Make(calendar, createdBy);
        var id = calendar.NewId();
        var apiKeyKey = await keys.TakeAsync(1, cancellationToken);
        return await database.WriteAsync(
            async session =>
            {
                var owner = await session.FirstOrDefaultAsync<long?>(
                    """
                    SELECT p.principal_key
                    FROM principal p
                    WHERE p.id = @principal
                        AND EXISTS (SELECT 1 FROM api_key k WHERE k.principal_key = p.principal_key)
                    """,
                    new { principal });
                if (owner is not { } principalKey)
                    return null;
                var row = await InsertAsync(session, apiKeyKey, id, principalKey, key, stamp, expiresAt);
                var events = new EventList(stamp);
                events.Add(SubjectKinds.Principal, principalKey, EventKinds.PrincipalKeyAdded, null, new { key = id, expiresAt });
                await events.AppendAsync(session);
                return new MadeKey(row, key.Reveal());
            },
            cancellationToken);
    }

    /// <summary>Revokes a key for ever, at once; one that is revoked stays as it is. Null where there is none.</summary>
    public Task<ApiKeyRow?> RevokeAsync(Guid id, long revokedBy, CancellationToken cancellationToken)
    {
        var stamp = WriteStamp.Make(calendar, revokedBy);
        return database.WriteAsync(
            async session =>
            {
                var revoked = await session.ExecuteAsync(
                    "UPDATE api_key SET revoked_at = @RecordedAt WHERE id = @id AND revoked_at IS NULL", new { stamp.RecordedAt, id });
                if (revoked > 0)
                {
                    var owner = await session.SingleAsync<long>("SELECT k.principal_key FROM api_key k WHERE k.id = @id", new { id });
                    var events = new EventList(stamp);
                    events.Add(
                        SubjectKinds.Principal, owner, EventKinds.PrincipalKeyRevoked,
                        new { key = id, revokedAt = (DateTimeOffset?)null }, new { key = id, revokedAt = (DateTimeOffset?)stamp.RecordedAt });
                    await events.AppendAsync(session);
                }
                return await ApiKeyQueries.FindAsync(session, id);
            },
            cancellationToken);
    }

    private static async Task<ApiKeyRow> InsertAsync(
        Session session, long apiKeyKey, Guid id, long principalKey, ApiKey key, WriteStamp stamp, DateTimeOffset? expiresAt)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO api_key (api_key_key, id, principal_key, prefix, hash, created_at, expires_at, revoked_at, last_used_at)
            VALUES (@apiKeyKey, @id, @principalKey, @Prefix, @Hash, @RecordedAt, @expiresAt, NULL, NULL)
            """,
            new { apiKeyKey, id, principalKey, key.Prefix, key.Hash, stamp.RecordedAt, expiresAt });
        return (await ApiKeyQueries.FindAsync(session, id))!;
    }
}
