namespace Tracker.Persistence.Search;

/// <summary>
/// The quotes in which a commitment is searched: the one that lists show, whatever became of its mention, and those of
/// its other mentions that stand.
/// </summary>
internal static class SearchedQuotes
{
    private const int MostKeys = 500;

    /// <param name="commitments">Distinct keys.</param>
    /// <returns>By commitment; within one, the quote that lists show first.</returns>
    public static async Task<ILookup<long, SearchedQuote>> ReadAsync(Session session, IEnumerable<long> commitments)
    {
        var quotes = new List<SearchedQuote>();
        foreach (var keys in commitments.Chunk(MostKeys))
        {
            quotes.AddRange(await session.QueryAsync<SearchedQuote>(
                """
                SELECT c.commitment_key AS CommitmentKey, 0 AS Place, m.mention_key AS MentionKey, m.id AS MentionId, m.quote AS Quote
                FROM commitment c
                JOIN mention m ON m.mention_key = c.first_mention_key
                WHERE c.commitment_key IN @keys
                UNION ALL
                SELECT c.commitment_key, 1, m.mention_key, m.id, m.quote
                FROM commitment c
                JOIN mention m ON m.commitment_key = c.commitment_key
                WHERE c.commitment_key IN @keys AND m.state = @active AND m.mention_key <> c.first_mention_key
                """,
                new { keys, active = MentionStates.Active }));
        }
        return quotes.OrderBy(quote => quote.Place).ThenBy(quote => quote.MentionKey).ToLookup(quote => quote.CommitmentKey);
    }
}

/// <summary>A quote of a commitment, and the mention that it is of.</summary>
public sealed record SearchedQuote
{
    public long CommitmentKey { get; init; }

    public int Place { get; init; }

    public long MentionKey { get; init; }

    public Guid MentionId { get; init; }

    public required string Quote { get; init; }
}
