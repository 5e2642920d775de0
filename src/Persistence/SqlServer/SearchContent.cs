using System.Text;
using Tracker.Extraction.Search;

namespace Tracker.Persistence.SqlServer;

/// <summary>
/// Quotes as one text in which words are found by plain comparison: characters as they are, each word of letters and
/// digits between two marks, breaks. None of the marks is part of an element.
/// </summary>
internal static class SearchContent
{
    private const char AroundWord = '_';
    private const char BetweenQuotes = '¶';

    // FNV-1a, which is the same everywhere and for ever.
    private const uint HashStart = 2166136261;
    private const uint HashFactor = 16777619;

    public static string Of(IEnumerable<string> quotes) => string.Join(BetweenQuotes, quotes.Select(quote => Of(SearchText.Read(quote))));

    public static string Of(IReadOnlyList<SearchElement> elements)
    {
        var content = new StringBuilder();
        foreach (var element in elements)
        {
            if (element.Kind == SearchElementKind.Word)
                content.Append(AroundWord).Append(element.Text).Append(AroundWord);
            else
                content.Append(element.Text);
        }
        return content.ToString();
    }

    /// <summary>Every term under which a content is found: each character, each two that follow each other, each word.</summary>
    public static IReadOnlyCollection<int> Terms(string content)
    {
        var terms = new HashSet<int>();
        var previous = "";
        foreach (var element in Elements(content))
        {
            if (element.Kind != SearchElementKind.Break)
                terms.Add(Term(element.Text, ""));
            if (element.Kind == SearchElementKind.Character && previous.Length > 0)
                terms.Add(Term(previous, element.Text));
            previous = element.Kind == SearchElementKind.Character ? element.Text : "";
        }
        return terms;
    }

    /// <summary>The terms by which what is looked for is found: pairs of characters, and what is in no pair.</summary>
    /// <returns>At least one, in their order.</returns>
    public static IReadOnlyList<int> TermsOf(IReadOnlyList<SearchElement> variant)
    {
        var terms = new List<int>();
        for (var i = 0; i < variant.Count; i++)
        {
            var isPaired = variant[i].Kind == SearchElementKind.Character;
            if (isPaired && IsCharacter(variant, i + 1))
                terms.Add(Term(variant[i].Text, variant[i + 1].Text));
            else if (variant[i].Kind != SearchElementKind.Break && !(isPaired && IsCharacter(variant, i - 1)))
                terms.Add(Term(variant[i].Text, ""));
        }
        return [.. terms.Distinct()];
    }

    private static bool IsCharacter(IReadOnlyList<SearchElement> elements, int at) =>
        at >= 0 && at < elements.Count && elements[at].Kind == SearchElementKind.Character;

    private static IEnumerable<(SearchElementKind Kind, string Text)> Elements(string content)
    {
        for (var at = 0; at < content.Length;)
        {
            if (content[at] == AroundWord)
            {
                var end = content.IndexOf(AroundWord, at + 1);
                yield return (SearchElementKind.Word, content[(at + 1)..end]);
                at = end + 1;
            }
            else if (content[at] == SearchText.Break[0] || content[at] == BetweenQuotes)
            {
                yield return (SearchElementKind.Break, "");
                at++;
            }
            else
            {
                var length = char.IsHighSurrogate(content[at]) ? 2 : 1;
                yield return (SearchElementKind.Character, content.Substring(at, length));
                at += length;
            }
        }
    }

    /// <summary>Two characters are their own number; anything else is a hash, which may name another term too.</summary>
    private static int Term(string one, string other)
    {
        if (one.Length == 1 && other.Length <= 1)
            return (one[0] << 16) | (other.Length == 0 ? 0 : other[0]);
        var hash = HashStart;
        foreach (var c in one.Concat(other))
            hash = (hash ^ c) * HashFactor;
        return (int)hash;
    }
}
