namespace Tracker.Persistence.Commitments;

/// <summary>A commitment's row as it is before a change.</summary>
internal sealed record StoredCommitment
{
    public int Version { get; init; }

    public required string State { get; init; }

    public required string Review { get; init; }

    public required string Status { get; init; }

    public required string Kind { get; init; }

    public string? Actor { get; init; }

    public required string Regions { get; init; }

    public required string Themes { get; init; }

    public DateOnly? DueFrom { get; init; }

    public DateOnly? DueTo { get; init; }

    public string? DuePrecision { get; init; }

    public string? DueText { get; init; }

    public required string ResponsibleBodies { get; init; }

    public required string Targets { get; init; }

    public required string Strength { get; init; }

    public required string Specificity { get; init; }

    public required string CorrectedFields { get; init; }

    /// <summary>Finds it for a write: nobody else changes it until that ends.</summary>
    public static Task<StoredCommitment> FindAsync(Session session, long key) =>
        session.SingleAsync<StoredCommitment>(
            $"""
            SELECT version AS Version, state AS State, review AS Review, status AS Status, kind AS Kind, actor AS Actor,
                   regions AS Regions, themes AS Themes, due_from AS DueFrom, due_to AS DueTo, due_precision AS DuePrecision,
                   due_text AS DueText, responsible_bodies AS ResponsibleBodies, targets AS Targets, strength AS Strength,
                   specificity AS Specificity, corrected_fields AS CorrectedFields
            FROM commitment {session.Dialect.ForUpdate}
            WHERE commitment_key = @key
            """,
            new { key });

    /// <summary>Keeps others from changing any commitment that a document mentions.</summary>
    public static Task LockOfDocumentAsync(Session session, long documentKey) =>
        session.LockRowsAsync(
            $"""
            SELECT c.commitment_key
            FROM mention m
            JOIN commitment c {session.Dialect.ForUpdate} ON c.commitment_key = m.commitment_key
            WHERE m.document_key = @documentKey
            ORDER BY c.commitment_key
            """,
            new { documentKey });

    /// <summary>The mentions it now rests on, the earliest first.</summary>
    public static Task<IReadOnlyList<MentionValues>> MentionsAsync(Session session, long key) =>
        session.QueryAsync<MentionValues>(
            $"SELECT {MentionValues.Columns} FROM mention m WHERE m.commitment_key = @key AND m.state = @active ORDER BY m.mention_key",
            new { key, active = MentionStates.Active });

    public CommitmentState ToState() => new(Version, State, Review, Status, new EffectiveFields(
        Kind,
        Actor,
        StorageForms.ListFromJson<string>(Regions),
        StorageForms.ListFromJson<string>(Themes),
        DueFrom,
        DueTo,
        DuePrecision,
        DueText,
        StorageForms.ListFromJson<string>(ResponsibleBodies),
        StorageForms.ListFromJson<CommitmentTarget>(Targets),
        Strength,
        StorageForms.ListFromJson<string>(Specificity)));
}
