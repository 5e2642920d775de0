namespace Tracker.Persistence.Repeats;

/// <summary>A pair of commitments with both of the mentions that were compared.</summary>
public sealed record RepeatRow
{
    internal const string Columns =
        """
        r.repeat_key AS "Key", r.id AS Id, r.version AS Version, r.kind AS Kind, r.state AS State, r.score AS Score,
        r.explanation AS ExplanationJson, r.created_at AS CreatedAt, r.updated_at AS UpdatedAt,
        lc.id AS LeftCommitmentId, lc.state AS LeftCommitmentState, lm.id AS LeftMentionId, ld.id AS LeftDocumentId,
        lm.quote AS LeftQuote, lm.due_to AS LeftDueTo, la.published_on AS LeftPublishedOn, la.publisher AS LeftPublisher,
        rc.id AS RightCommitmentId, rc.state AS RightCommitmentState, rm.id AS RightMentionId, rd.id AS RightDocumentId,
        rm.quote AS RightQuote, rm.due_to AS RightDueTo, ra.published_on AS RightPublishedOn, ra.publisher AS RightPublisher
        """;

    // The order is the plan: from the pair outward, each by its key.
    internal static string Tables(SqlDialect dialect) =>
        $"""
        repeat_pair r
        {dialect.JoinNext} commitment lc ON lc.commitment_key = r.left_commitment_key
        {dialect.JoinNext} mention lm ON lm.mention_key = r.left_mention_key
        {dialect.JoinNext} document ld ON ld.document_key = lm.document_key
        {dialect.JoinNext} article la ON la.article_key = lm.article_key
        {dialect.JoinNext} commitment rc ON rc.commitment_key = r.right_commitment_key
        {dialect.JoinNext} mention rm ON rm.mention_key = r.right_mention_key
        {dialect.JoinNext} document rd ON rd.document_key = rm.document_key
        {dialect.JoinNext} article ra ON ra.article_key = rm.article_key
        """;

    public long Key { get; init; }

    public Guid Id { get; init; }

    public int Version { get; init; }

    public required string Kind { get; init; }

    public required string State { get; init; }

    public double Score { get; init; }

    public required string ExplanationJson { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public Guid LeftCommitmentId { get; init; }

    public required string LeftCommitmentState { get; init; }

    public Guid LeftMentionId { get; init; }

    public Guid LeftDocumentId { get; init; }

    public required string LeftQuote { get; init; }

    public DateOnly? LeftDueTo { get; init; }

    public DateOnly? LeftPublishedOn { get; init; }

    public string? LeftPublisher { get; init; }

    public Guid RightCommitmentId { get; init; }

    public required string RightCommitmentState { get; init; }

    public Guid RightMentionId { get; init; }

    public Guid RightDocumentId { get; init; }

    public required string RightQuote { get; init; }

    public DateOnly? RightDueTo { get; init; }

    public DateOnly? RightPublishedOn { get; init; }

    public string? RightPublisher { get; init; }

    public int? LeftYear => ComparedMention.YearOf(LeftDueTo, LeftPublishedOn);

    public int? RightYear => ComparedMention.YearOf(RightDueTo, RightPublishedOn);
}
