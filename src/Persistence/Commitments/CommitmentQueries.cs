using Tracker.Persistence.Search;
using Tracker.Persistence.Tracking;

namespace Tracker.Persistence.Commitments;

/// <summary>Reads commitments with the mentions they rest on.</summary>
public sealed class CommitmentQueries(Database database)
{
    private const string RowColumns =
        """
        c.commitment_key AS "Key", c.id AS Id, c.version AS Version, c.state AS State, c.review AS Review, c.status AS Status,
        c.progress AS Progress, c.start_on AS StartOn, assignee.id AS AssigneeId, successor.id AS SupersededBy,
        parent.id AS ParentId, target.id AS MergedInto, c.kind AS Kind, c.actor AS Actor, c.regions AS RegionsJson,
        c.themes AS ThemesJson, c.due_from AS DueFrom, c.due_to AS DueTo, c.due_precision AS DuePrecision, c.due_text AS DueText,
        c.responsible_bodies AS ResponsibleBodiesJson, c.targets AS TargetsJson,
        c.strength AS Strength, c.specificity AS SpecificityJson, c.corrected_fields AS CorrectedFieldsJson, c.created_at AS CreatedAt,
        c.updated_at AS UpdatedAt, m.quote AS Quote, m.segments AS SegmentsJson, d.id AS DocumentId, a.id AS ArticleId,
        p.title AS ArticleTitle, a.published_on AS PublishedOn, a.publisher AS Publisher, d.is_sample AS IsSample
        """;

    private const string RowTables =
        """
        commitment c
        JOIN mention m ON m.mention_key = c.first_mention_key
        JOIN document d ON d.document_key = m.document_key
        JOIN article a ON a.article_key = m.article_key
        JOIN article_place p ON p.article_key = m.article_key AND p.text_key = m.text_key
        LEFT JOIN commitment parent ON parent.commitment_key = c.parent_key
        LEFT JOIN commitment target ON target.commitment_key = c.merged_into_key
        LEFT JOIN commitment successor ON successor.commitment_key = c.superseded_by_key
        LEFT JOIN principal assignee ON assignee.principal_key = c.assignee_key
        """;

    private const string MentionColumns =
        """
        m.mention_key AS "Key", m.id AS Id, m.origin AS Origin, m.state AS State, d.id AS DocumentId, t.version AS TextVersion,
        a.id AS ArticleId, p.title AS ArticleTitle, a.published_on AS PublishedOn, a.publisher AS Publisher,
        m.segments AS SegmentsJson, m.quote AS Quote, m.kind AS Kind, m.actor AS Actor, m.actor_as_written AS ActorAsWritten,
        m.actor_office AS ActorOffice, m.actor_body AS ActorBody, m."rule" AS "Rule", m.cue AS Cue,
        m.cue_start AS CueStart, m.cue_end AS CueEnd, m.lexicon_version AS LexiconVersion, m.regions AS RegionsJson,
        m.themes AS ThemesJson, m.due_from AS DueFrom, m.due_to AS DueTo, m.due_precision AS DuePrecision,
        m.due_text AS DueText, m.due_start AS DueStart, m.due_end AS DueEnd,
        m.responsible_bodies AS ResponsibleBodiesJson, m.targets AS TargetsJson, m.strength AS Strength,
        m.specificity AS SpecificityJson, m.created_at AS CreatedAt
        """;

    private const string MentionTables =
        """
        mention m
        JOIN document d ON d.document_key = m.document_key
        JOIN document_text t ON t.text_key = m.text_key
        JOIN article a ON a.article_key = m.article_key
        JOIN article_place p ON p.article_key = m.article_key AND p.text_key = m.text_key
        """;

    /// <summary>Returns up to <paramref name="rows"/> commitments, newest first.</summary>
    /// <param name="before">The key of the last one the caller has; null for the first page.</param>
    public Task<IReadOnlyList<CommitmentRow>> PageAsync(CommitmentFilter filter, long? before, int rows, CancellationToken cancellationToken) =>
        database.ReadReplicaAsync(
            async session =>
            {
                var filters = await DriverChoice.OrderAsync(session, [.. CommitmentPageSql.Filters(filter, session.Dialect)], before);
                var (sql, parameters) = CommitmentPageSql.Build(filters, filter.Reviews.Count == 0, before, rows, session.Dialect);
                var page = await session.QueryAsync<CommitmentRow>(
                    $"""
                    SELECT {RowColumns}
                    FROM ({sql}) k
                    CROSS JOIN {RowTables}
                    WHERE c.commitment_key = k.commitment_key
                    ORDER BY c.commitment_key DESC
                    {session.Dialect.InWrittenOrder}
                    """,
                    parameters);
                if (filter.Search is null)
                    return page;
                var quotes = await SearchedQuotes.ReadAsync(session, page.Select(row => row.Key));
                return [.. page.Select(row => row with { Searched = [.. quotes[row.Key]] })];
            },
            cancellationToken);

    /// <summary>Returns up to <paramref name="rows"/> commitments that a document mentions, each once, in text order; null where there is no such document.</summary>
    /// <param name="after">Where the last one the caller has begins, and its key.</param>
    public Task<IReadOnlyList<PlacedCommitmentRow>?> PageOfDocumentAsync(
        Guid document, (int Start, long Key)? after, int rows, CancellationToken cancellationToken) =>
        database.ReadReplicaAsync(
            async session =>
            {
                var key = await session.FirstOrDefaultAsync<long?>(
                    "SELECT document_key FROM document WHERE id = @document", new { document });
                return key is null
                    ? null
                    : await session.QueryAsync<PlacedCommitmentRow>(
                        $"""
                        SELECT {RowColumns}, place.start_at AS Start
                        FROM mention place
                        CROSS JOIN {RowTables}
                        WHERE place.document_key = @key
                          AND place.state = @current
                          AND (place.start_at > @start OR (place.start_at = @start AND place.commitment_key > @last))
                          AND c.commitment_key = place.commitment_key
                          AND c.state = @active
                          AND c.review <> @rejected
                          AND NOT EXISTS (
                              SELECT 1
                              FROM mention earlier
                              WHERE earlier.commitment_key = place.commitment_key
                                AND earlier.document_key = place.document_key
                                AND earlier.state = @current
                                AND earlier.start_at < place.start_at)
                        ORDER BY place.start_at, place.commitment_key
                        {session.Dialect.FirstRows("@rows")}
                        {session.Dialect.InWrittenOrder}
                        """,
                        new
                        {
                            key,
                            start = after?.Start ?? -1,
                            last = after?.Key ?? 0,
                            rows,
                            current = MentionStates.Active,
                            active = CommitmentStates.Active,
                            rejected = Reviews.Rejected,
                        });
            },
            cancellationToken);

    /// <summary>Returns a commitment whatever its state, all its mentions in the order they were found, and its evidence.</summary>
    public Task<KnownCommitment?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                var commitment = await FindRowAsync(session, id);
                return commitment is null
                    ? null
                    : new KnownCommitment(
                        commitment,
                        await MentionsAsync(session, commitment.Key),
                        await EvidenceRow.OfCommitmentAsync(session, commitment.Key));
            },
            cancellationToken);

    internal static Task<CommitmentRow?> FindRowAsync(Session session, Guid id) =>
        session.FirstOrDefaultAsync<CommitmentRow>($"SELECT {RowColumns} FROM {RowTables} WHERE c.id = @id", new { id });

    /// <summary>The rows of commitments, in no order.</summary>
    internal static Task<IReadOnlyList<CommitmentRow>> RowsAsync(Session session, IReadOnlyList<long> keys) =>
        session.QueryAsync<CommitmentRow>($"SELECT {RowColumns} FROM {RowTables} WHERE c.commitment_key IN @keys", new { keys });

    internal static Task<IReadOnlyList<MentionRow>> MentionsAsync(Session session, long commitmentKey) =>
        session.QueryAsync<MentionRow>(
            $"SELECT {MentionColumns} FROM {MentionTables} WHERE m.commitment_key = @commitmentKey ORDER BY m.mention_key", new { commitmentKey });

    internal static Task<MentionRow?> FindMentionAsync(Session session, Guid id) =>
        session.FirstOrDefaultAsync<MentionRow>($"SELECT {MentionColumns} FROM {MentionTables} WHERE m.id = @id", new { id });
}
