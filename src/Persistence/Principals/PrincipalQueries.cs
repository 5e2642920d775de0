namespace Tracker.Persistence.Principals;

/// <summary>A principal as staff see it.</summary>
public sealed record PrincipalRow
{
    internal const string Columns =
        """p.principal_key AS "Key", p.id AS Id, p.name AS Name, p.role AS Role, p.created_at AS CreatedAt""";

    public long Key { get; init; }

    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Reads who may write.</summary>
public sealed class PrincipalQueries(Database database)
{
    /// <summary>Returns up to <paramref name="rows"/> principals, newest first.</summary>
    /// <param name="before">The key of the last one the caller has; null for the first page.</param>
    public Task<IReadOnlyList<PrincipalRow>> PageAsync(long? before, int rows, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync<PrincipalRow>(
                $"""
                SELECT {PrincipalRow.Columns}
                FROM principal p
                WHERE p.principal_key < @before
                ORDER BY p.principal_key DESC
                {session.Dialect.FirstRows("@rows")}
                """,
                new { before = before ?? long.MaxValue, rows }),
            cancellationToken);

    public Task<PrincipalRow?> FindAsync(long key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync<PrincipalRow>(
                $"SELECT {PrincipalRow.Columns} FROM principal p WHERE p.principal_key = @key", new { key }),
            cancellationToken);

    /// <summary>Returns those of the ids that no principal has.</summary>
    public async Task<IReadOnlyList<Guid>> FindUnknownAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];

        // Dapper spreads a list without asking the type handlers, so the ids go in as they are stored.
        var stored = ids.Select(id => id.ToString("D")).ToList();
        var known = await database.ReadAsync(
            session => session.QueryAsync<Guid>("SELECT p.id FROM principal p WHERE p.id IN @stored", new { stored }), cancellationToken);
        return [.. ids.Except(known)];
    }
}
