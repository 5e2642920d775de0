namespace Tracker.Persistence.Repeats;

/// <summary>Which pairs are asked for. Values within a field are alternatives, fields narrow each other.</summary>
/// <remarks>Empty states stand for those that are yet to be decided.</remarks>
public sealed record RepeatFilter
{
    public IReadOnlyList<Guid> Commitments { get; init; } = [];

    public IReadOnlyList<Guid> Documents { get; init; } = [];

    public IReadOnlyList<string> States { get; init; } = [];

    public IReadOnlyList<string> Kinds { get; init; } = [];
}

/// <summary>Reads pairs that were proposed as repeats.</summary>
public sealed class RepeatQueries(Database database)
{
    /// <summary>Returns up to <paramref name="rows"/> pairs, newest first.</summary>
    /// <param name="before">The key of the last one the caller has; null for the first page.</param>
    public Task<IReadOnlyList<RepeatRow>> PageAsync(RepeatFilter filter, long? before, int rows, CancellationToken cancellationToken) =>
        database.ReadReplicaAsync(
            async session =>
            {
                var (sql, parameters) = RepeatPageSql.Build(filter, before, rows, session.Dialect);
                return await session.QueryAsync<RepeatRow>(
                    $"""
                    SELECT {RepeatRow.Columns}
                    FROM ({sql}) k
                    CROSS JOIN {RepeatRow.Tables(session.Dialect)}
                    WHERE r.repeat_key = k.repeat_key
                    ORDER BY r.repeat_key DESC
                    {session.Dialect.InWrittenOrder}
                    """,
                    parameters);
            },
            cancellationToken);

    public Task<RepeatRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindAsync(session, id), cancellationToken);

    /// <summary>Returns those of the ids that no commitment has.</summary>
    public async Task<IReadOnlyList<Guid>> FindUnknownCommitmentsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];

        var stored = StorageForms.Ids(ids);
        var known = await database.ReadAsync(
            session => session.QueryAsync<Guid>("SELECT id FROM commitment WHERE id IN @stored", new { stored }), cancellationToken);
        return [.. ids.Except(known)];
    }

    internal static Task<RepeatRow?> FindAsync(Session session, Guid id) =>
        session.FirstOrDefaultAsync<RepeatRow>(
            $"SELECT {RepeatRow.Columns} FROM {RepeatRow.Tables(session.Dialect)} WHERE r.id = @id", new { id });
}
