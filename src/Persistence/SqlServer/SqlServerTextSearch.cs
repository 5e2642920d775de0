using System.Globalization;
using Tracker.Extraction.Search;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Search;

namespace Tracker.Persistence.SqlServer;

/// <summary>
/// Postings in a table of ours: a row for each term of a commitment, in the order of keys, so that terms are intersected
/// newest first. They only narrow what is read; whether the words are there is decided by the text that is kept beside.
/// </summary>
internal sealed class SqlServerTextSearch : TextSearch
{
    /// <summary>Terms that are looked up; those of a long phrase or of many words that follow would hardly narrow it more.</summary>
    private const int MostTermsOfWord = 4;
    private const int MostWordsLookedUp = 6;

    public override async Task WriteAsync(Session session, IReadOnlyList<SearchedCommitment> commitments)
    {
        if (commitments.Count == 0)
            return;
        var before = (await session.QueryAsync<StoredContent>(
            "SELECT commitment_key AS CommitmentKey, content AS Content FROM search_text WHERE commitment_key IN @keys",
            new { keys = commitments.Select(commitment => commitment.Key) })).ToDictionary(stored => stored.CommitmentKey, stored => stored.Content);
        var changed = commitments
            .Select(commitment => (commitment.Key, Before: before.GetValueOrDefault(commitment.Key), After: SearchContent.Of(commitment.Quotes)))
            .Where(change => change.Before != change.After)
            .Select(change => (change.Key, change.Before, change.After, Had: SearchContent.Terms(change.Before ?? ""), Has: SearchContent.Terms(change.After)))
            .ToList();

        await session.ExecuteEachAsync(
            "DELETE FROM search_posting WHERE term = @Term AND commitment_key = @Key",
            changed.SelectMany(change => change.Had.Except(change.Has).Select(term => new { Term = term, change.Key })));
        await session.ExecuteEachAsync(
            "INSERT INTO search_posting (term, commitment_key) VALUES (@Term, @Key)",
            changed.SelectMany(change => change.Has.Except(change.Had).Select(term => new { Term = term, change.Key })));
        await session.ExecuteEachAsync(
            "UPDATE search_text SET content = @After WHERE commitment_key = @Key",
            changed.Where(change => change.Before is not null).Select(change => new { change.Key, change.After }));
        await session.ExecuteEachAsync(
            "INSERT INTO search_text (commitment_key, content) VALUES (@Key, @After)",
            changed.Where(change => change.Before is null).Select(change => new { change.Key, change.After }));
    }

    public override FilterSql Filter(SearchQuery query)
    {
        // Of words with alternatives each makes a range of its own, so one that has few goes first, and of these the longest.
        var words = query.Words.OrderBy(word => word.Variants.Count).ThenByDescending(word => word.Variants[0].Count).ToList();
        return new FilterSql("search_posting", null, [.. words[0].Variants.Select(variant => Alternative(variant, words, exactly: true))])
        {
            Roughly = [.. words[0].Variants.Select(variant => Alternative(variant, words, exactly: false))],
            GivesEachOnce = true,
        };
    }

    private static FilterAlternative Alternative(IReadOnlyList<SearchElement> first, IReadOnlyList<SearchWord> words, bool exactly)
    {
        var condition = new Condition();
        var terms = SearchContent.TermsOf(first);
        condition.Add($"{{0}}.term = {condition.Value(terms[0])}");
        foreach (var term in terms.Skip(1).Take(MostTermsOfWord - 1))
            condition.Add(condition.Holds(term));
        foreach (var word in words.Skip(1).Take(MostWordsLookedUp - 1))
        {
            condition.Add(Any(word.Variants.Select(variant =>
                string.Join(" AND ", SearchContent.TermsOf(variant).Take(MostTermsOfWord).Select(condition.Holds)))));
        }
        if (!exactly)
            return condition.ToAlternative();
        var texts = words.Skip(1).Select(word => Any(word.Variants.Select(condition.Says))).Prepend(condition.Says(first)).ToList();
        condition.Add($"EXISTS (SELECT 1 FROM search_text t WHERE t.commitment_key = {{0}}.commitment_key AND {string.Join(" AND ", texts)})");
        return condition.ToAlternative();
    }

    private static string Any(IEnumerable<string> conditions) => $"({string.Join(" OR ", conditions.Select(condition => $"({condition})"))})";

    /// <summary>Gathers the constant text of a condition, and its values.</summary>
    private sealed class Condition
    {
        private readonly List<string> _parts = [];
        private readonly List<object> _values = [];

        public void Add(string part) => _parts.Add(part);

        public string Value(object value)
        {
            _values.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"{{{_values.Count}}}");
        }

        public string Holds(int term) =>
            $"EXISTS (SELECT 1 FROM search_posting p WHERE p.term = {Value(term)} AND p.commitment_key = {{0}}.commitment_key)";

        public string Says(IReadOnlyList<SearchElement> variant) => $"CHARINDEX({Value(SearchContent.Of(variant))}, t.content) > 0";

        public FilterAlternative ToAlternative() => new(string.Join("\n  AND ", _parts), [.. _values]);
    }

    private sealed record StoredContent
    {
        public long CommitmentKey { get; init; }

        public required string Content { get; init; }
    }
}
