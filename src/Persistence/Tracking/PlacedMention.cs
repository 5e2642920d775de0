using Tracker.Persistence.Commitments;

namespace Tracker.Persistence.Tracking;

/// <summary>A mention that still stands, and where.</summary>
internal sealed record PlacedMention : MentionValues
{
    public Guid Id { get; init; }

    public long DocumentKey { get; init; }

    public long TextKey { get; init; }

    public long ArticleKey { get; init; }

    public MentionValues Values => this;

    /// <summary>The earliest first.</summary>
    public static Task<IReadOnlyList<PlacedMention>> OfCommitmentAsync(Session session, long key) =>
        session.QueryAsync<PlacedMention>(
            $"""
            SELECT {Columns}, m.id AS Id, m.document_key AS DocumentKey, m.text_key AS TextKey, m.article_key AS ArticleKey
            FROM mention m
            WHERE m.commitment_key = @key AND m.state = @active
            ORDER BY m.mention_key
            """,
            new { key, active = MentionStates.Active });
}
