using System.Security.Cryptography;
using System.Text;

namespace Tracker.Persistence.Principals;

/// <summary>Whom a key belongs to.</summary>
/// <param name="ApiKeyKey">Internal key of the API key.</param>
public sealed record KeyHolder(long ApiKeyKey, Principal Principal);

/// <summary>Reads API keys, of which the database holds only the hashes.</summary>
public sealed class ApiKeyQueries(Database database, BusinessCalendar calendar)
{
    /// <summary>Returns whom a key belongs to; null where it is unknown, expired or revoked.</summary>
    public async Task<KeyHolder?> HolderAsync(ApiKey key, CancellationToken cancellationToken)
    {
        var stored = await database.ReadAsync(
            session => session.FirstOrDefaultAsync<StoredKey>(
                """
                SELECT k.api_key_key AS ApiKeyKey, k.hash AS Hash, k.expires_at AS ExpiresAt, k.revoked_at AS RevokedAt,
                       p.principal_key AS PrincipalKey, p.id AS PrincipalId, p.name AS Name, p.role AS Role
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
            ? new KeyHolder(stored!.ApiKeyKey, new Principal { Key = stored.PrincipalKey, Id = stored.PrincipalId, Name = stored.Name, Role = stored.Role })
            : null;
    }

    /// <summary>Says whether a key was ever made.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await session.FirstOrDefaultAsync<long?>(
                $"SELECT api_key_key FROM api_key ORDER BY api_key_key {session.Dialect.FirstRows("@rows")}", new { rows = 1 }) is not null,
            cancellationToken);

    /// <summary>Returns up to <paramref name="rows"/> keys, newest first.</summary>
    /// <param name="before">The internal key of the last one the caller has; null for the first page.</param>
    public Task<IReadOnlyList<ApiKeyRow>> PageAsync(long? before, int rows, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync<ApiKeyRow>(
                $"""
                SELECT {ApiKeyRow.Columns}
                FROM {ApiKeyRow.Tables}
                WHERE k.api_key_key < @before
                ORDER BY k.api_key_key DESC
                {session.Dialect.FirstRows("@rows")}
                """,
                new { before = before ?? long.MaxValue, rows }),
            cancellationToken);

    public Task<ApiKeyRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindAsync(session, id), cancellationToken);

    /// <summary>Finds a key by the digits that name it.</summary>
    public Task<ApiKeyRow?> FindAsync(string prefix, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync<ApiKeyRow>(
                $"SELECT {ApiKeyRow.Columns} FROM {ApiKeyRow.Tables} WHERE k.prefix = @prefix", new { prefix }),
            cancellationToken);

    internal static Task<ApiKeyRow?> FindAsync(Session session, Guid id) =>
        session.FirstOrDefaultAsync<ApiKeyRow>($"SELECT {ApiKeyRow.Columns} FROM {ApiKeyRow.Tables} WHERE k.id = @id", new { id });

    private sealed record StoredKey
    {
        public long ApiKeyKey { get; init; }

        public required string Hash { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }

        public long PrincipalKey { get; init; }

        public Guid PrincipalId { get; init; }

        public required string Name { get; init; }

        public required string Role { get; init; }
    }
}
