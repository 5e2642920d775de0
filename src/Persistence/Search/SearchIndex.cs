namespace Tracker.Persistence.Search;

/// <summary>Keeps the index in step with the quotes, within the transaction of whoever writes them.</summary>
internal static class SearchIndex
{
    /// <summary>To be called where a commitment got or lost mentions, or one of them changed, after that is written.</summary>
    public static async Task WriteAsync(Session session, IEnumerable<long> commitments)
    {
        var quotes = await SearchedQuotes.ReadAsync(session, commitments.Distinct());
        await session.Dialect.Search.WriteAsync(
            session, [.. quotes.Select(group => new SearchedCommitment(group.Key, [.. group.Select(quote => quote.Quote)]))]);
    }
}
