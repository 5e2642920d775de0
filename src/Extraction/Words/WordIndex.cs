namespace Tracker.Extraction.Words;

/// <summary>Who asks for a word: the same word may mean something to several.</summary>
internal enum WordUse
{
    Commitments,
    Speakers,
    Regions,
    Themes,
    Deadlines,
    Targets,
    Specificity,
}

/// <summary>A lexicon word found in a text.</summary>
/// <param name="Start">Its first character, in the coordinates of the <see cref="Documents.Reading"/>.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Entry">What the word means to the one who asks: the number given at <see cref="WordIndex.Add"/>.</param>
internal readonly record struct WordMatch(int Start, int End, int Entry)
{
    public int Length => End - Start;
}

/// <summary>All strings of the lexicon with their uses, gathered while the lexicon loads, then frozen into one matcher.</summary>
internal sealed class WordIndex(ScriptFold fold)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly List<List<Meaning>> _meanings = [];
    private StringMatcher? _matcher;
    private Meaning[][] _frozen = [];

    /// <summary>
    /// Lets a word be looked for. It is folded first, so a lexicon may be written in either script; the same word
    /// may be added again for another use or another entry.
    /// </summary>
    public void Add(WordUse use, string word, int entry)
    {
        var folded = fold.Fold(word);
        if (!_numbers.TryGetValue(folded, out var number))
        {
            _numbers[folded] = number = _words.Count;
            _words.Add(folded);
            _meanings.Add([]);
        }

        var meaning = new Meaning(use, entry);
        if (!_meanings[number].Contains(meaning))
            _meanings[number].Add(meaning);
        _matcher = null;
    }

    /// <summary>Every string that is looked for, folded.</summary>
    public IReadOnlyList<string> All => _words;

    /// <summary>The strings that one use looks for.</summary>
    public IEnumerable<string> For(WordUse use) => _words.Where((_, number) => _meanings[number].Exists(meaning => meaning.Use == use));

    /// <summary>Builds the matcher; call once, after the last word.</summary>
    public void Freeze()
    {
        _frozen = [.. _meanings.Select(meanings => meanings.ToArray())];
        _matcher = new StringMatcher(_words);
    }

    /// <summary>All words in a folded text, found in one pass.</summary>
    public TextScan Scan(string folded)
    {
        var finds = new Finds(_frozen, folded.Length);
        (_matcher ?? throw new InvalidOperationException("The index is not frozen.")).Find(folded, ref finds);
        return new TextScan(finds.ByUse);
    }

    internal readonly record struct Meaning(WordUse Use, int Entry);

    private readonly struct Finds(Meaning[][] meanings, int length) : StringMatcher.IFinds
    {
        public MatchList[] ByUse { get; } =
            [.. Enum.GetValues<WordUse>().Select(_ => new MatchList((length / 8) + 16))];

        public void Add(int start, int end, int word)
        {
            foreach (var (use, entry) in meanings[word])
                ByUse[(int)use].Add(new WordMatch(start, end, entry));
        }
    }
}
