using Tracker.Persistence.Principals;

namespace Tracker.Api.Keys;

/// <summary>An API key without its secret.</summary>
/// <param name="Id">Public id.</param>
/// <param name="Version">1, and 2 once it is revoked.</param>
/// <param name="State">active, expired or revoked; open vocabulary.</param>
/// <param name="Prefix">What the key begins with; enough to tell keys apart, and no secret.</param>
/// <param name="PrincipalId">Whose it is.</param>
/// <param name="Name">What that principal is called.</param>
/// <param name="Role">What the key may do: reader, editor, reviewer or admin; open vocabulary.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="LastUsedAt">When it was last used, to about a minute.</param>
public sealed record IssuedKey(
    Guid Id,
    int Version,
    string State,
    string Prefix,
    Guid PrincipalId,
    string Name,
    string Role,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt)
{
    public static IssuedKey From(ApiKeyRow row, DateTimeOffset now) => new(
        row.Id,
        row.Version,
        row.RevokedAt is not null ? "revoked" : row.ExpiresAt <= now ? "expired" : "active",
        ApiKey.Scheme + row.Prefix,
        row.PrincipalId,
        row.Name,
        row.Role,
        row.CreatedAt,
        row.ExpiresAt,
        row.RevokedAt,
        row.LastUsedAt);
}

/// <summary>A key that was just made.</summary>
/// <param name="Key">What is kept of it.</param>
/// <param name="Value">The key itself, this once: it is kept nowhere.</param>
public sealed record NewKey(IssuedKey Key, string? Value);
