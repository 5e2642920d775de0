using System.Text;
using Tracker.Extraction.Search;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Search;

namespace Tracker.Persistence.Sqlite;

/// <summary>
/// SQLite's full-text index over terms of ours, one for each element of a quote: a character together with the one that
/// follows it, or alone before anything else; a word; a break. So words that follow each other are a phrase, and a
/// single character is a prefix.
/// </summary>
internal sealed class SqliteTextSearch : TextSearch
{
    private const string Table = "commitment_search";

    // The index's tokenizer takes everything beyond ASCII as part of a term, and all else but letters and digits as blanks.
    private const char Break = '。';
    private const char Point = '·';
    private const char BetweenQuotes = '¶';

    public override Task WriteAsync(Session session, IReadOnlyList<SearchedCommitment> commitments) =>
        session.ExecuteEachAsync(
            "INSERT OR REPLACE INTO commitment_search (rowid, terms) VALUES (@Key, @Terms)",
            commitments.Select(commitment => new { commitment.Key, Terms = Terms(commitment.Quotes) }));

    public override FilterSql Filter(SearchQuery query) =>
        new(Table, null, [new FilterAlternative($"{{0}}.{Table} MATCH {{1}}", Match(query))]) { Key = "rowid", GivesEachOnce = true };

    /// <summary>The terms of quotes as the index takes them.</summary>
    internal static string Terms(IEnumerable<string> quotes)
    {
        var terms = new StringBuilder();
        foreach (var quote in quotes)
        {
            if (terms.Length > 0)
                terms.Append(BetweenQuotes).Append(' ');
            var elements = SearchText.Read(quote);
            for (var i = 0; i < elements.Count; i++)
                AppendTerm(terms, elements, i);
        }
        return terms.ToString();
    }

    /// <summary>The query in the index's own language. Only elements get into it, so nothing typed has a meaning there.</summary>
    private static string Match(SearchQuery query)
    {
        var match = new StringBuilder();
        foreach (var word in query.Words)
        {
            match.Append(match.Length > 0 ? " AND (" : "(");
            match.AppendJoin(" OR ", word.Variants.Select(Phrase));
            match.Append(')');
        }
        return match.ToString();
    }

    private static string Phrase(IReadOnlyList<SearchElement> elements)
    {
        // A character behind another one is in that one's term; behind anything else, whatever follows it will do.
        var endsInCharacter = elements[^1].Kind == SearchElementKind.Character;
        var isCovered = endsInCharacter && elements.Count > 1 && elements[^2].Kind == SearchElementKind.Character;
        var phrase = new StringBuilder("\"");
        for (var i = 0; i < (isCovered ? elements.Count - 1 : elements.Count); i++)
            AppendTerm(phrase, elements, i);
        phrase.Length--;
        return phrase.Append(endsInCharacter && !isCovered ? "\" *" : "\"").ToString();
    }

    private static void AppendTerm(StringBuilder terms, IReadOnlyList<SearchElement> elements, int at)
    {
        var element = elements[at];
        switch (element.Kind)
        {
            case SearchElementKind.Break:
                terms.Append(Break);
                break;
            case SearchElementKind.Word:
                terms.Append(element.Text).Replace('.', Point, terms.Length - element.Text.Length, element.Text.Length);
                break;
            default:
                terms.Append(element.Text);
                if (at + 1 < elements.Count && elements[at + 1].Kind == SearchElementKind.Character)
                    terms.Append(elements[at + 1].Text);
                break;
        }
        terms.Append(' ');
    }
}
