using Tracker.Persistence.Commitments;

namespace Tracker.Persistence.Search;

/// <summary>Where a walk through hits by relevance stands.</summary>
/// <param name="Newest">The newest hit when the walk began; later ones do not move the others.</param>
/// <param name="Score">The score of the last hit that the caller has.</param>
/// <param name="Key">Its key.</param>
public sealed record RelevancePosition(long Newest, int Score, long Key);

/// <summary>Hits, the most relevant first.</summary>
/// <param name="Newest">The newest hit of the walk.</param>
/// <param name="Compared">Over how many hits relevance was computed.</param>
/// <param name="IsAll">Whether these are all hits; else they are the newest.</param>
public sealed record RelevantCommitments(IReadOnlyList<ScoredCommitment> Rows, long Newest, int Compared, bool IsAll);

public sealed record ScoredCommitment(CommitmentRow Commitment, int Score);

/// <summary>
/// Orders what a search finds by how well it fits. That takes reading what was found, so it is computed over the newest
/// hits only: a word that a million commitments hold costs no more than one that ten thousand hold.
/// </summary>
public sealed class CommitmentSearch(Database database)
{
    public const int MostCompared = 10_000;

    /// <param name="filter">With words to search for.</param>
    /// <param name="after">Null for the first page.</param>
    public Task<RelevantCommitments> PageAsync(CommitmentFilter filter, RelevancePosition? after, int rows, CancellationToken cancellationToken) =>
        database.ReadReplicaAsync(
            async session =>
            {
                var query = filter.Search ?? throw new ArgumentException("There is nothing to search for.", nameof(filter));
                var before = after?.Newest + 1;
                var filters = await DriverChoice.OrderAsync(session, [.. CommitmentPageSql.Filters(filter, session.Dialect)], before);
                var (sql, parameters) = CommitmentPageSql.Build(filters, filter.Reviews.Count == 0, before, MostCompared + 1, session.Dialect);
                var found = await session.QueryAsync<long>(sql, parameters);
                var compared = found.Take(MostCompared).ToList();

                var quotes = await SearchedQuotes.ReadAsync(session, compared);
                var page = compared
                    .Select(key => (Score: query.Score(quotes[key].Select(quote => quote.Quote)), Key: key))
                    .Where(hit => after is null || hit.CompareTo((after.Score, after.Key)) < 0)
                    .OrderByDescending(hit => hit)
                    .Take(rows)
                    .ToList();
                var read = (await CommitmentQueries.RowsAsync(session, [.. page.Select(hit => hit.Key)])).ToDictionary(row => row.Key);
                return new RelevantCommitments(
                    [.. page.Select(hit => new ScoredCommitment(read[hit.Key] with { Searched = [.. quotes[hit.Key]] }, hit.Score))],
                    after?.Newest ?? (found is [var newest, ..] ? newest : 0),
                    compared.Count,
                    found.Count <= MostCompared);
            },
            cancellationToken);
}
