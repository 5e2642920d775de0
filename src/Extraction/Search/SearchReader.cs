using Tracker.Extraction.Words;

namespace Tracker.Extraction.Search;

/// <summary>
/// Reads what somebody typed: words apart by blanks or punctuation, “…” (or "…", 「…」) a phrase. A word in Chinese
/// needs no blanks around it in the text; one of letters and digits is found as a whole. Nothing typed is an operator.
/// </summary>
public sealed class SearchReader
{
    /// <summary>In how many ways one word is looked for, and all words together; beyond that only as it was typed.</summary>
    private const int MostVariants = 16;
    private const int MostVariantsOfAll = 100;

    private readonly SearchSynonyms _synonyms;

    /// <exception cref="LexiconException">The file of synonyms is missing or wrong.</exception>
    public SearchReader(LexiconFiles files)
    {
        _synonyms = new SearchSynonyms(files);
    }

    /// <summary>Returns null where there is nothing to look for: neither a letter nor a digit.</summary>
    public SearchQuery? Read(string typed)
    {
        var words = new List<SearchWord>();
        var variants = 0;
        foreach (var word in Cut(typed).DistinctBy(Key, StringComparer.Ordinal))
        {
            var inAllWays = Variants(word);
            variants += inAllWays.Count;
            words.Add(new SearchWord(variants > MostVariantsOfAll ? [word] : inAllWays));
        }
        return words.Count > 0 ? new SearchQuery(words) : null;
    }

    private static IEnumerable<List<SearchElement>> Cut(string typed)
    {
        // Of the same length, so that it can be read again; 「 and full-width quotation marks are among those folded.
        var folded = SearchText.Fold(typed);
        var (start, isPhrase) = (0, false);
        for (var at = 0; at <= folded.Length; at++)
        {
            var isQuote = at < folded.Length && folded[at] is '"' or '“' or '”';
            if (at < folded.Length && !isQuote && (isPhrase || !char.IsWhiteSpace(folded[at])))
                continue;
            foreach (var word in Words(SearchText.Read(typed[start..at]), isPhrase))
                yield return word;
            start = at + 1;
            if (at < folded.Length && isQuote)
                isPhrase = !isPhrase;
        }
    }

    private static IEnumerable<List<SearchElement>> Words(IReadOnlyList<SearchElement> elements, bool isPhrase)
    {
        var word = new List<SearchElement>();
        foreach (var element in elements)
        {
            if (isPhrase || element.Kind != SearchElementKind.Break)
            {
                word.Add(element);
            }
            else if (word.Count > 0)
            {
                yield return word;
                word = [];
            }
        }

        if (word.Count > 0)
            yield return word;
    }

    private static string Key(List<SearchElement> word) => string.Join('\n', word.Select(element => element.Text));

    private List<IReadOnlyList<SearchElement>> Variants(List<SearchElement> word)
    {
        var variants = new List<List<SearchElement>> { new() };
        for (var at = 0; at < word.Count;)
        {
            var (length, choices) = ChoicesAt(word, at);
            if (choices.Count * variants.Count > MostVariants)
                choices = [word.GetRange(at, length)];
            variants = [.. choices.SelectMany(choice => variants.Select(variant => (List<SearchElement>)[.. variant, .. choice]))];
            at += length;
        }

        return [.. variants];
    }

    /// <summary>How many elements belong together at a place, and what may stand for them, themselves first.</summary>
    private (int Length, IReadOnlyList<IReadOnlyList<SearchElement>> Choices) ChoicesAt(List<SearchElement> word, int at)
    {
        if (_synonyms.At(word, at) is var (length, others))
            return (length, [word.GetRange(at, length), .. others]);
        var own = word[at];
        if (own.Kind != SearchElementKind.Character || own.Text.Length > 1)
            return (1, [[own]]);
        return (1, [[own], .. SearchText.AlternativesOf(own.Text[0]).Select(other => new[] { own with { Text = other.ToString() } })]);
    }
}
