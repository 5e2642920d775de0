using System.Buffers;

namespace Tracker.Extraction.Words;

/// <summary>Words looked for at one given place of a folded text, as a rule does that already stands there.</summary>
internal sealed class WordSet
{
    private readonly Dictionary<char, string[]> _byFirst;
    private readonly SearchValues<char> _firsts;

    public WordSet(IEnumerable<string> words, ScriptFold fold)
    {
        _byFirst = words
            .Select(fold.Fold)
            .Distinct(StringComparer.Ordinal)
            .GroupBy(word => word[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());
        _firsts = SearchValues.Create([.. _byFirst.Keys]);
    }

    /// <summary>The length of the longest word that starts there; 0 where none does.</summary>
    public int LengthAt(ReadOnlySpan<char> text, int start)
    {
        if ((uint)start >= (uint)text.Length || !_byFirst.TryGetValue(text[start], out var words))
            return 0;
        foreach (var word in words)
        {
            if (text[start..].StartsWith(word, StringComparison.Ordinal))
                return word.Length;
        }

        return 0;
    }

    /// <summary>Where the first word within the text starts; -1 where none does.</summary>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var next = text[start..].IndexOfAny(_firsts);
            if (next < 0)
                break;
            start += next;
            if (LengthAt(text, start) > 0)
                return start;
        }

        return -1;
    }

    public bool IsIn(ReadOnlySpan<char> text) => IndexIn(text) >= 0;

    public bool Starts(ReadOnlySpan<char> text) => LengthAt(text, 0) > 0;

    /// <summary>Whether the text ends with one of the words.</summary>
    public bool Ends(ReadOnlySpan<char> text)
    {
        for (var start = Math.Max(0, text.Length - 8); start < text.Length; start++)
        {
            if (LengthAt(text, start) == text.Length - start)
                return true;
        }

        return false;
    }
}
