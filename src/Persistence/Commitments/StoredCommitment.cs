namespace Tracker.Persistence.Commitments;

/// <summary>A commitment's row as it is before a change.</summary>
internal sealed record StoredCommitment
{
    public long Key { get; init; }

    public Guid Id { get; init; }

    public int Version { get; init; }

    public required string State { get; init; }

    public required string Review { get; init; }

    public required string Status { get; init; }

    public int? Progress { get; init; }

    public DateOnly? StartOn { get; init; }

    public Guid? Assignee { get; init; }

    public Guid? SupersededBy { get; init; }

    public Guid? Parent { get; init; }

    public Guid? MergedInto { get; init; }

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

    /// <summary>The date of the article of its earliest mention.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Finds it for a write: nobody else changes it until that ends.</summary>
    public static async Task<StoredCommitment> FindAsync(Session session, long key) =>
        (await FindOrDefaultAsync(session, "c.commitment_key = @key", new { key }))!;

    public static Task<StoredCommitment?> FindAsync(Session session, Guid id) =>
        FindOrDefaultAsync(session, "c.id = @id", new { id });

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

    /// <summary>Its state as the journal keeps it, with the evidence that stands.</summary>
    public async Task<CommitmentState> ReadStateAsync(Session session) => ToState() with
    {
        Evidence = await session.QueryAsync<Guid>(
            "SELECT e.id FROM evidence e WHERE e.commitment_key = @Key AND e.state = @active ORDER BY e.evidence_key",
            new { Key, active = EvidenceStates.Active }),
    };

    private static Task<StoredCommitment?> FindOrDefaultAsync(Session session, string match, object parameters) =>
        session.FirstOrDefaultAsync<StoredCommitment>(
            $"""
            SELECT c.commitment_key AS "Key", c.id AS Id, c.version AS Version, c.state AS State, c.review AS Review,
                   c.status AS Status, c.progress AS Progress, c.start_on AS StartOn, assignee.id AS Assignee,
                   successor.id AS SupersededBy, parent.id AS Parent, target.id AS MergedInto, c.kind AS Kind, c.actor AS Actor,
                   c.regions AS Regions, c.themes AS Themes, c.due_from AS DueFrom, c.due_to AS DueTo,
                   c.due_precision AS DuePrecision, c.due_text AS DueText, c.responsible_bodies AS ResponsibleBodies,
                   c.targets AS Targets, c.strength AS Strength, c.specificity AS Specificity,
                   c.corrected_fields AS CorrectedFields, a.published_on AS PublishedOn
            FROM commitment c {session.Dialect.ForUpdate}
            JOIN mention m ON m.mention_key = c.first_mention_key
            JOIN article a ON a.article_key = m.article_key
            LEFT JOIN principal assignee ON assignee.principal_key = c.assignee_key
            LEFT JOIN commitment successor ON successor.commitment_key = c.superseded_by_key
            LEFT JOIN commitment parent ON parent.commitment_key = c.parent_key
            LEFT JOIN commitment target ON target.commitment_key = c.merged_into_key
            WHERE {match}
            """,
            parameters);

    private CommitmentState ToState() => new(Version, State, Review, Status, new EffectiveFields(
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
        StorageForms.ListFromJson<string>(Specificity)))
    {
        Progress = Progress,
        StartOn = StartOn,
        Assignee = Assignee,
        SupersededBy = SupersededBy,
        Parent = Parent,
        MergedInto = MergedInto,
        CorrectedFields = StorageForms.ListFromJson<string>(CorrectedFields),
    };
}
