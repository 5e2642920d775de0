using Tracker.Extraction.Words;

namespace Tracker.Extraction.Search;

/// <summary>The synonyms of <c>search.yaml</c>, found by the elements that they begin with.</summary>
internal sealed class SearchSynonyms
{
    private const string Name = "search.yaml";
    private const string OneWay = ">";
    private readonly Dictionary<string, List<Entry>> _byFirst = new(StringComparer.Ordinal);

    /// <exception cref="LexiconException">The file is missing or wrong.</exception>
    public SearchSynonyms(LexiconFiles files)
    {
        foreach (var item in files.Named(Name).SelectMany(file => LexiconNode.Read(file).AllowOnly("synonyms").Find("synonyms")?.Items() ?? []))
            Add(item);
        foreach (var entries in _byFirst.Values)
            entries.Sort((one, other) => other.Word.Count.CompareTo(one.Word.Count));
    }

    /// <summary>The longest word with synonyms that begins at a place: its length, and what may stand for it; null where there is none.</summary>
    public (int Length, IReadOnlyList<IReadOnlyList<SearchElement>> Others)? At(List<SearchElement> text, int at)
    {
        if (!_byFirst.TryGetValue(text[at].Text, out var entries))
            return null;
        var found = entries.Find(entry => at + entry.Word.Count <= text.Count
            && entry.Word.Select((element, index) => element.IsSameAs(text[at + index])).All(isSame => isSame));
        return found is null ? null : (found.Word.Count, found.Others);
    }

    private void Add(LexiconNode item)
    {
        var sides = item.Text().Split(OneWay).Select(side => side.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (sides.Count > 2 || sides.Exists(side => side.Length == 0) || (sides.Count == 1 && sides[0].Length < 2))
            throw item.Fault("two words or more are expected, or words, '>' and words");
        var all = sides.SelectMany(side => side).Select(word => Elements(item, word)).ToList();
        for (var i = 0; i < sides[0].Length; i++)
        {
            var word = all[i];
            var entries = _byFirst.TryGetValue(word[0].Text, out var known) ? known : _byFirst[word[0].Text] = [];
            var others = all.Where((_, index) => index != i).ToList();
            if (entries.Find(entry => entry.Word.SequenceEqual(word)) is { } same)
                same.Others.AddRange(others);
            else
                entries.Add(new Entry(word, others));
        }
    }

    private static IReadOnlyList<SearchElement> Elements(LexiconNode item, string word)
    {
        var elements = SearchText.Read(word);
        return elements.Count > 0 && elements.All(element => element.Kind != SearchElementKind.Break)
            ? elements
            : throw item.Fault($"'{word}' is no word");
    }

    private sealed record Entry(IReadOnlyList<SearchElement> Word, List<IReadOnlyList<SearchElement>> Others);
}
