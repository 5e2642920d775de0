namespace Tracker.Extraction.Words;

/// <summary>
/// Folds text to the one script that the rules read: Simplified characters, half-width letters, digits and
/// punctuation. Every character stays in its place, so that offsets into the folded text are offsets into the text.
/// </summary>
public sealed class ScriptFold
{
    private const char FullWidthFirst = '\uFF01';
    private const char FullWidthLast = '\uFF5E';
    private const int FullWidthDistance = 0xFEE0;

    private const char MayStartPhrase = '\0';

    private readonly char[] _characters = new char[char.MaxValue + 1];

    // The same, but for the characters that start a phrase: the only ones to be looked at twice.
    private readonly char[] _quick = new char[char.MaxValue + 1];
    private readonly Dictionary<char, (string From, string To)[]> _phrases = [];
    private readonly Dictionary<char, string> _alternatives = [];

    /// <summary>Reads every file <c>fold-*.tsv</c> (columns <c>from</c>, <c>to</c>, of equal length).</summary>
    /// <exception cref="LexiconException">A row changes the length or stands twice with different results.</exception>
    public ScriptFold(LexiconFiles files)
    {
        for (var c = 0; c <= char.MaxValue; c++)
            _characters[c] = c is >= FullWidthFirst and <= FullWidthLast ? (char)(c - FullWidthDistance) : (char)c;

        var phrases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in files.StartingWith("fold-").SelectMany(file => LexiconTable.Read(file, "from", "to")))
        {
            var (from, to) = (row["from"], row["to"]);
            if (from.Length == 0 || from.Length != to.Length)
                throw row.Fault($"'{from}' and '{to}' must be of the same length, at least one character");
            if (from.Length == 1)
                _characters[from[0]] = to[0];
            else if (!phrases.TryAdd(from, to) && phrases[from] != to)
                throw row.Fault($"'{from}' stands twice, as '{phrases[from]}' and '{to}'");
        }

        _characters.CopyTo(_quick, 0);
        foreach (var group in phrases.GroupBy(phrase => phrase.Key[0]))
        {
            _quick[group.Key] = MayStartPhrase;
            _phrases[group.Key] =
                [.. group.OrderByDescending(phrase => phrase.Key.Length).Select(phrase => (phrase.Key, phrase.Value))];
        }

        foreach (var group in phrases.SelectMany(phrase => phrase.Key.Zip(phrase.Value)).GroupBy(pair => _characters[pair.First]))
        {
            if (new string([.. group.Select(pair => pair.Second).Where(to => to != group.Key).Distinct()]) is { Length: > 0 } others)
                _alternatives[group.Key] = others;
        }
    }

    /// <summary>The text in one script, as long as it was.</summary>
    public string Fold(string text) => string.Create(text.Length, (this, text), static (folded, state) =>
    {
        var (fold, source) = state;
        fold.Write(source, folded);
    });

    /// <summary>What a folded character may be instead where a phrase around it decides.</summary>
    public string AlternativesOf(char folded) => _alternatives.GetValueOrDefault(folded, "");

    private void Write(ReadOnlySpan<char> source, Span<char> folded)
    {
        var quick = _quick;
        for (var i = 0; i < source.Length; i++)
        {
            folded[i] = quick[source[i]];
            if (folded[i] != MayStartPhrase)
                continue;
            folded[i] = _characters[source[i]];
            if (TryPhrase(source[i..], out var to))
            {
                to.CopyTo(folded[i..]);
                i += to.Length - 1;
            }
        }
    }

    private bool TryPhrase(ReadOnlySpan<char> rest, out string to)
    {
        foreach (var phrase in _phrases.GetValueOrDefault(rest[0]) ?? [])
        {
            if (rest.StartsWith(phrase.From, StringComparison.Ordinal))
            {
                to = phrase.To;
                return true;
            }
        }

        to = "";
        return false;
    }
}
