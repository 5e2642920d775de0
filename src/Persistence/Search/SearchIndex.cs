namespace Tracker.Persistence.Search;

/// <summary>Keeps the index in step with the quotes, within the transaction of whoever writes them.</summary>
internal static class SearchIndex
{
    /// <summary>As many as one statement may name.</summary>
    private const int AtOnce = 500;

    /// <summary>To be called where a commitment got or lost mentions, or one of them changed, after that is written.</summary>
    public static async Task WriteAsync(Session session, IEnumerable<long> commitments)
    {
        foreach (var keys in commitments.Distinct().Chunk(AtOnce))
        {
            var quotes = await SearchedQuotes.ReadAsync(session, keys);
            await session.Dialect.Search.WriteAsync(
                session, [.. quotes.Select(group => new SearchedCommitment(group.Key, [.. group.Select(quote => quote.Quote)]))]);
        }
    }
}
