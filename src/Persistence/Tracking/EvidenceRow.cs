namespace Tracker.Persistence.Tracking;

/// <summary>A piece of evidence, without its file's content.</summary>
public sealed record EvidenceRow
{
    internal const string Columns =
        """
        e.evidence_key AS "Key", e.id AS Id, e.state AS State, e.url AS Url, e.title AS Title, e.quotation AS Quotation,
        e.observed_on AS ObservedOn, e.file_name AS FileName, e.media_type AS MediaType, e.length AS Length, e.sha256 AS Sha256,
        e.created_at AS CreatedAt
        """;

    public long Key { get; init; }

    public Guid Id { get; init; }

    public required string State { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public required string Quotation { get; init; }

    public DateOnly ObservedOn { get; init; }

    public string? FileName { get; init; }

    public string? MediaType { get; init; }

    public int? Length { get; init; }

    public string? Sha256 { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What stands, in the order in which it was given.</summary>
    internal static Task<IReadOnlyList<EvidenceRow>> OfCommitmentAsync(Session session, long commitment) =>
        session.QueryAsync<EvidenceRow>(
            $"SELECT {Columns} FROM evidence e WHERE e.commitment_key = @commitment AND e.state = @active ORDER BY e.evidence_key",
            new { commitment, active = EvidenceStates.Active });

    internal static async Task<IReadOnlyList<EvidenceRow>> OfIdsAsync(Session session, IReadOnlyList<Guid> ids)
    {
        if (ids.Count == 0)
            return [];

        // Dapper spreads a list without asking the type handlers, so the ids go in as they are stored.
        var stored = ids.Select(id => id.ToString("D")).ToList();
        return await session.QueryAsync<EvidenceRow>($"SELECT {Columns} FROM evidence e WHERE e.id IN @stored ORDER BY e.evidence_key", new { stored });
    }
}

/// <summary>The file of a piece of evidence.</summary>
public sealed record StoredEvidenceFile
{
    public string? FileName { get; init; }

    public required string MediaType { get; init; }

    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }
}
