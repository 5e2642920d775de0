using System.Buffers;

namespace Tracker.Extraction.Words;

/// <summary>Pairs of words that frame what stands between them in one clause: <c>为…贡献</c>.</summary>
internal sealed class WordPairs
{
    private const char Gap = '…';
    private readonly Dictionary<char, (string First, string Second)[]> _byFirst;
    private readonly SearchValues<char> _firsts;

    /// <exception cref="LexiconException">A pair has not two parts with '…' between them.</exception>
    public WordPairs(IEnumerable<string> pairs, ScriptFold fold, string file)
    {
        _byFirst = pairs
            .Select(pair => fold.Fold(pair).Split(Gap) is [{ Length: > 0 } first, { Length: > 0 } second]
                ? (First: first, Second: second)
                : throw new LexiconException(file, 0, $"'{pair}' must be two words with '{Gap}' between them"))
            .GroupBy(pair => pair.First[0])
            .ToDictionary(group => group.Key, group => group.ToArray());
        _firsts = SearchValues.Create([.. _byFirst.Keys]);
    }

    /// <summary>Whether some pair has its first word before the place and its second behind it.</summary>
    public bool Frame(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        for (var next = before.IndexOfAny(_firsts); next >= 0; next = before.IndexOfAny(_firsts))
        {
            before = before[next..];
            foreach (var (first, second) in _byFirst[before[0]])
            {
                if (before.StartsWith(first, StringComparison.Ordinal) && behind.Contains(second, StringComparison.Ordinal))
                    return true;
            }

            before = before[1..];
        }

        return false;
    }
}
