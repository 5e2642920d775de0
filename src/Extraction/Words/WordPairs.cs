namespace Tracker.Extraction.Words;

/// <summary>Pairs of words that frame what stands between them in one clause: <c>为…贡献</c>.</summary>
internal sealed class WordPairs
{
    private const char Gap = '…';
    private readonly (string First, string Second)[] _pairs;

    /// <exception cref="LexiconException">A pair has not two parts with '…' between them.</exception>
    public WordPairs(IEnumerable<string> pairs, ScriptFold fold, string file) =>
        _pairs =
        [
            .. pairs.Select(pair => fold.Fold(pair).Split(Gap) is [{ Length: > 0 } first, { Length: > 0 } second]
                ? (first, second)
                : throw new LexiconException(file, 0, $"'{pair}' must be two words with '{Gap}' between them")),
        ];

    /// <summary>Whether some pair has its first word before the place and its second behind it.</summary>
    public bool Frame(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        foreach (var (first, second) in _pairs)
        {
            if (before.Contains(first, StringComparison.Ordinal) && behind.Contains(second, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
