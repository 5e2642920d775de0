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
    private StartingWords _starting = new([]);

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

        var meaning = new Meaning(entry, (ushort)use, checked((ushort)folded.Length));
        if (!_meanings[number].Contains(meaning))
            _meanings[number].Add(meaning);
        _matcher = null;
    }

    /// <summary>Every string that is looked for, folded.</summary>
    public IReadOnlyList<string> All => _words;

    /// <summary>The strings that one use looks for with entries of a kind.</summary>
    public IEnumerable<string> For(WordUse use, Predicate<int> isEntry) =>
        _words.Where((_, number) => _meanings[number].Exists(meaning => meaning.Use == (ushort)use && isEntry(meaning.Entry)));

    /// <summary>Builds the matcher; call once, after the last word.</summary>
    public void Freeze()
    {
        _starting = new StartingWords([.. _words.Select(word => StartingAs(word).ToArray())]);
        _matcher = new StringMatcher(_words);
    }

    /// <summary>All words in a folded text, found in one pass.</summary>
    public TextScan Scan(string folded)
    {
        var finds = new Finds(_starting, folded.Length);
        (_matcher ?? throw new InvalidOperationException("The index is not frozen.")).Find(folded, ref finds);
        foreach (var list in finds.ByUse)
            list.Close();
        return new TextScan(finds.ByUse);
    }

    // What starts where a word does: its own meanings, then those of the words it begins with, the longest first.
    private IEnumerable<Meaning> StartingAs(string word)
    {
        for (var length = word.Length; length > 0; length--)
        {
            if (!_numbers.TryGetValue(word[..length], out var number))
                continue;
            foreach (var meaning in _meanings[number])
                yield return meaning;
        }
    }

    /// <summary>Small, because the scan reads one for nearly every character of a text.</summary>
    internal readonly record struct Meaning(int Entry, ushort Use, ushort Length);

    /// <summary>For each word all that starts with it, in one array.</summary>
    private sealed class StartingWords(Meaning[][] byWord)
    {
        private readonly Meaning[] _meanings = [.. byWord.SelectMany(meanings => meanings)];
        private readonly int[] _starts = Starts(byWord);

        public ReadOnlySpan<Meaning> this[int word] => _meanings.AsSpan(_starts[word], _starts[word + 1] - _starts[word]);

        // Where each word's meanings start, and behind the last word where all end.
        private static int[] Starts(Meaning[][] byWord)
        {
            var end = 0;
            return [0, .. byWord.Select(meanings => end += meanings.Length)];
        }
    }

    private readonly struct Finds(StartingWords starting, int length) : StringMatcher.IFinds
    {
        private readonly MatchList[] _byUse = [.. Enum.GetValues<WordUse>().Select(_ => new MatchList(length))];

        public MatchList[] ByUse => _byUse;

        public void Add(int start, int word)
        {
            foreach (ref readonly var meaning in starting[word])
                _byUse[meaning.Use].Add(new WordMatch(start, start + meaning.Length, meaning.Entry));
        }
    }
}
