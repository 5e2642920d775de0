namespace Tracker.Persistence.Documents;

/// <summary>Reads documents, their texts and sources.</summary>
public sealed class DocumentQueries(Database database)
{
    // Constants of our own, so that a plan can rely on them.
    private const string RowColumns =
        $"""
        d.document_key AS "Key", d.id AS Id, d.version AS Version, d.state AS State, d.is_sample AS IsSample,
        d.file_name AS FileName, s.media_type AS MediaType, s.length AS SourceLength, s.sha256 AS SourceSha256,
        t.version AS TextVersion, t.length AS TextLength, t.sha256 AS TextSha256, t.reader AS Reader,
        t.reader_version AS ReaderVersion, d.created_at AS CreatedAt,
        (SELECT COUNT(*) FROM article a WHERE a.document_key = d.document_key AND a.state = '{ArticleStates.Active}') AS ArticleCount,
        (SELECT COUNT(*) FROM mention m WHERE m.document_key = d.document_key AND m.state = '{MentionStates.Active}') AS MentionCount
        """;

    private const string RowTables =
        """
        document d
        JOIN document_text t ON t.text_key = d.current_text_key
        JOIN source s ON s.source_key = t.source_key
        """;

    /// <summary>Returns up to <paramref name="rows"/> documents that are not withdrawn, newest first.</summary>
    public Task<IReadOnlyList<DocumentRow>> PageAsync(long? before, int rows, CancellationToken cancellationToken) =>
        database.ReadReplicaAsync(
            session => session.QueryAsync<DocumentRow>(
                $"""
                SELECT {RowColumns}
                FROM {RowTables}
                WHERE d.state = @active AND d.document_key < @before
                ORDER BY d.document_key DESC
                {session.Dialect.FirstRows("@rows")}
                """,
                new { active = DocumentStates.Active, before = before ?? long.MaxValue, rows }),
            cancellationToken);

    /// <summary>Says whether there is a document that is no sample.</summary>
    public Task<bool> AnyOwnAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await session.FirstOrDefaultAsync<long?>(
                $"""
                SELECT document_key
                FROM document
                WHERE is_sample = 0
                ORDER BY document_key
                {session.Dialect.FirstRows("@rows")}
                """,
                new { rows = 1 }) is not null,
            cancellationToken);

    /// <summary>Returns a document whatever its state, with its articles in text order.</summary>
    public Task<(DocumentRow Document, IReadOnlyList<ArticleRow> Articles)?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindAsync(session, id), cancellationToken);

    internal static async Task<(DocumentRow Document, IReadOnlyList<ArticleRow> Articles)?> FindAsync(Session session, Guid id)
    {
        var document = await session.FirstOrDefaultAsync<DocumentRow>($"SELECT {RowColumns} FROM {RowTables} WHERE d.id = @id", new { id });
        if (document is null)
            return null;
        var articles = await session.QueryAsync<ArticleRow>(
            $"SELECT {ArticleRow.Columns} FROM {ArticleRow.Tables} WHERE d.document_key = @Key ORDER BY a.ordinal", new { document.Key });
        return (document, articles);
    }

    /// <summary>Returns those of the ids that no document has.</summary>
    public async Task<IReadOnlyList<Guid>> FindUnknownAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];

        var stored = StorageForms.Ids(ids);
        var known = await database.ReadAsync(
            session => session.QueryAsync<Guid>("SELECT id FROM document WHERE id IN @stored", new { stored }), cancellationToken);
        return [.. ids.Except(known)];
    }

    /// <summary>Returns the current decoded text.</summary>
    public Task<DocumentText?> TextAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync<DocumentText>(
                """
                SELECT d.state AS State, t.version AS Version, t.sha256 AS Sha256, t.content AS Content
                FROM document d
                JOIN document_text t ON t.text_key = d.current_text_key
                WHERE d.id = @id
                """,
                new { id }),
            cancellationToken);

    /// <summary>Returns the bytes as they came.</summary>
    public Task<DocumentSource?> SourceAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync<DocumentSource>(
                """
                SELECT d.state AS State, d.file_name AS FileName, s.media_type AS MediaType, s.sha256 AS Sha256, s.content AS Content
                FROM document d
                JOIN document_text t ON t.text_key = d.current_text_key
                JOIN source s ON s.source_key = t.source_key
                WHERE d.id = @id
                """,
                new { id }),
            cancellationToken);
}
