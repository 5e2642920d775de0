namespace Tracker.Persistence.Principals;

/// <summary>An API key without its secret.</summary>
public sealed record ApiKeyRow
{
    internal const string Columns =
        """
        k.api_key_key AS ApiKeyKey, k.id AS Id, k.prefix AS Prefix, p.id AS PrincipalId, p.name AS Name, p.role AS Role,
        k.created_at AS CreatedAt, k.expires_at AS ExpiresAt, k.revoked_at AS RevokedAt, k.last_used_at AS LastUsedAt
        """;

    internal const string Tables = "api_key k JOIN principal p ON p.principal_key = k.principal_key";

    public long ApiKeyKey { get; init; }

    public Guid Id { get; init; }

    /// <summary>The digits that name it.</summary>
    public required string Prefix { get; init; }

    public Guid PrincipalId { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Name { get; init; }

    public required string Role { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Counts its changes, of which there is one: it is revoked.</summary>
    public int Version => RevokedAt is null ? 1 : 2;
}
