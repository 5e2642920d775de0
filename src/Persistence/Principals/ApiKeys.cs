using System.Security.Cryptography;
using System.Text;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Principals;

/// <summary>Who is calling.</summary>
public sealed record Principal
{
    /// <summary>Rows that the first migration makes.</summary>
    public const long System = 1;
    public const long CommandLine = 2;
    public const long LocalDevelopment = 3;

    public long Key { get; init; }

    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }
}

/// <summary>Makes and checks API keys. A key is shown once; the database holds only its hash.</summary>
public sealed class ApiKeys(Database database, KeyAllocator keys, BusinessCalendar calendar)
{
    /// <summary>Makes a principal with one key and returns the key.</summary>
    public async Task<string> CreateAsync(string name, string role, long createdBy, CancellationToken cancellationToken)
    {
        var key = ApiKey.New();
        var stamp = WriteStamp.Make(calendar, createdBy);
        var now = stamp.RecordedAt;
        var (principalId, keyId) = (calendar.NewId(), calendar.NewId());
        var first = await keys.TakeAsync(2, cancellationToken);
        return await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO principal (principal_key, id, name, role, issuer, subject, created_at)
                    VALUES (@first, @principalId, @name, @role, NULL, NULL, @now)
                    """,
                    new { first, principalId, name, role, now });
                await session.ExecuteAsync(
                    """
                    INSERT INTO api_key (api_key_key, id, principal_key, prefix, hash, created_at, expires_at, revoked_at, last_used_at)
                    VALUES (@Key, @keyId, @first, @Prefix, @Hash, @now, NULL, NULL, NULL)
                    """,
                    new { Key = first + 1, keyId, first, key.Prefix, key.Hash, now });
                var events = new EventList(stamp);
                events.Add(
                    SubjectKinds.Principal, first, EventKinds.PrincipalCreated, null, new { id = principalId, name, role, keys = new[] { keyId } });
                await events.AppendAsync(session);
                return key.Value;
            },
            cancellationToken);
    }

    /// <summary>Returns whom a key belongs to; null where it is malformed, unknown, expired or revoked.</summary>
    public async Task<Principal?> FindPrincipalAsync(string value, CancellationToken cancellationToken)
    {
        if (!ApiKey.TryParse(value, out var key))
            return null;
        var stored = await database.ReadAsync(
            session => session.FirstOrDefaultAsync<StoredKey>(
                """
                SELECT k.hash AS Hash, k.expires_at AS ExpiresAt, k.revoked_at AS RevokedAt, p.principal_key AS PrincipalKey,
                       p.id AS PrincipalId, p.name AS Name, p.role AS Role
                FROM api_key k
                JOIN principal p ON p.principal_key = k.principal_key
                WHERE k.prefix = @Prefix
                """,
                new { key.Prefix }),
            cancellationToken);
        var valid = stored is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(stored.Hash), Encoding.ASCII.GetBytes(key.Hash))
            && stored.RevokedAt is null
            && (stored.ExpiresAt is null || stored.ExpiresAt > calendar.Now);
        return valid
            ? new Principal { Key = stored!.PrincipalKey, Id = stored.PrincipalId, Name = stored.Name, Role = stored.Role }
            : null;
    }

    /// <summary>Says whether a key was ever made.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await session.FirstOrDefaultAsync<long?>(
                $"SELECT api_key_key FROM api_key ORDER BY api_key_key {session.Dialect.FirstRows("@rows")}", new { rows = 1 }) is not null,
            cancellationToken);

    private sealed record StoredKey
    {
        public required string Hash { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }

        public long PrincipalKey { get; init; }

        public Guid PrincipalId { get; init; }

        public required string Name { get; init; }

        public required string Role { get; init; }
    }
}
