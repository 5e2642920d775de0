namespace Tracker.Persistence.Documents;

/// <summary>A document with its current text version's facts.</summary>
public sealed record DocumentRow
{
    public long Key { get; init; }

    public Guid Id { get; init; }

    public int Version { get; init; }

    public required string State { get; init; }

    public bool IsSample { get; init; }

    public string? FileName { get; init; }

    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public int SourceLength { get; init; }

    public required string SourceSha256 { get; init; }

    public int TextVersion { get; init; }

    /// <summary>UTF-16 units.</summary>
    public int TextLength { get; init; }

    public required string TextSha256 { get; init; }

    public required string Reader { get; init; }

    public int ReaderVersion { get; init; }

    public int ArticleCount { get; init; }

    public int MentionCount { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An article where it stands in its document's current text.</summary>
public sealed record ArticleRow
{
    internal const string Columns =
        """
        a.article_key AS "Key", a.id AS Id, d.id AS DocumentId, a.version AS Version, a.state AS State, a.ordinal AS Ordinal, p.title AS Title,
        p.start_at AS Start, p.end_at AS "End", a.published_on AS PublishedOn, a.published_on_basis AS PublishedOnBasis,
        a.publisher AS Publisher, a.publisher_basis AS PublisherBasis, a.source_url AS SourceUrl,
        a.source_url_basis AS SourceUrlBasis
        """;

    internal const string Tables =
        """
        document d
        JOIN article a ON a.document_key = d.document_key
        JOIN article_place p ON p.article_key = a.article_key AND p.text_key = d.current_text_key
        """;

    /// <summary>Keeps others from changing an article of that id.</summary>
    internal static Task LockAsync(Session session, Guid id) =>
        session.LockRowsAsync($"SELECT a.article_key FROM article a {session.Dialect.ForUpdate} WHERE a.id = @id", new { id });

    /// <summary>Keeps others from changing any article of a document.</summary>
    internal static Task LockOfDocumentAsync(Session session, long documentKey) =>
        session.LockRowsAsync(
            $"SELECT a.article_key FROM article a {session.Dialect.ForUpdate} WHERE a.document_key = @documentKey ORDER BY a.article_key",
            new { documentKey });

    public long Key { get; init; }

    public Guid Id { get; init; }

    public Guid DocumentId { get; init; }

    public int Version { get; init; }

    public required string State { get; init; }

    public int Ordinal { get; init; }

    public string? Title { get; init; }

    public int Start { get; init; }

    public int End { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public required string PublishedOnBasis { get; init; }

    public string? Publisher { get; init; }

    public required string PublisherBasis { get; init; }

    public string? SourceUrl { get; init; }

    public required string SourceUrlBasis { get; init; }
}

public sealed record DocumentText
{
    public required string State { get; init; }

    public int Version { get; init; }

    public required string Sha256 { get; init; }

    public required string Content { get; init; }
}

public sealed record DocumentSource
{
    public required string State { get; init; }

    public string? FileName { get; init; }

    public required string MediaType { get; init; }

    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }
}
