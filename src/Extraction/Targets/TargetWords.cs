using Tracker.Extraction.Words;

namespace Tracker.Extraction.Targets;

/// <summary>What a unit asks of the words around its number.</summary>
internal enum UnitSort
{
    /// <summary>%: it speaks for itself.</summary>
    Rate,

    /// <summary>亿元, 公里: a verb or a comparator in the clause.</summary>
    Quantity,

    /// <summary>分钟, 岁: a verb or a comparator right before the number.</summary>
    Duration,
}

/// <param name="Name">Its canonical form.</param>
/// <param name="IsCount">A noun behind it says what is counted.</param>
internal sealed record Unit(string Name, UnitSort Sort, bool IsCount);

/// <summary>What a word before a number does; a word that does neither only masks what stands in it.</summary>
/// <param name="Change">A code of <see cref="TargetChanges"/>.</param>
/// <param name="Comparator">A code of <see cref="TargetComparators"/>.</param>
/// <param name="TakesNumerals">Small Chinese numerals behind it are counts: 新建三所学校.</param>
/// <param name="Times">What 翻一番 adds, in times.</param>
internal sealed record TargetWord(string? Change, string? Comparator, bool TakesNumerals, int Times);

/// <summary>The words of <c>targets.yaml</c>.</summary>
internal sealed class TargetWords
{
    private const string Name = "targets.yaml";
    private readonly List<LexiconNode> _files;
    private readonly ScriptFold _fold;
    private readonly WordIndex _index;
    private readonly List<TargetWord> _words = [];
    private readonly Dictionary<char, int> _single = [];
    private readonly Dictionary<string, Unit> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _behind = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _shares;

    /// <exception cref="LexiconException">A section is unknown or a value has another form.</exception>
    public TargetWords(LexiconFiles files, ScriptFold fold, WordIndex index)
    {
        (_fold, _index) = (fold, index);
        _files =
        [
            .. files.Named(Name).Select(file => LexiconNode.Read(file).AllowOnly(
                "increaseBy", "decreaseBy", "reach", "making", "doing", "before", "behind", "fillers", "rates", "quantities", "durations",
                "counts", "shares", "doublings", "noTenths", "masks", "notCounted", "notBehind", "openers", "trims", "ends", "causes", "notCauses")),
        ];
        AddWords("increaseBy", new TargetWord(TargetChanges.IncreaseBy, null, TakesNumerals: true, 0));
        AddWords("decreaseBy", new TargetWord(TargetChanges.DecreaseBy, null, TakesNumerals: false, 0));
        AddWords("reach", new TargetWord(TargetChanges.Reach, null, TakesNumerals: false, 0));
        AddWords("making", new TargetWord(TargetChanges.Deliver, null, TakesNumerals: true, 0));
        AddWords("doing", new TargetWord(TargetChanges.Deliver, null, TakesNumerals: false, 0));
        AddWords("masks", new TargetWord(null, null, TakesNumerals: false, 0));
        foreach (var (comparator, words) in Comparators("before"))
            Add(words, new TargetWord(null, comparator, TakesNumerals: true, 0));
        foreach (var (comparator, words) in Comparators("behind"))
            _behind[fold.Fold(words)] = comparator;
        foreach (var (word, node) in Entries("doublings"))
            Add(word, new TargetWord(TargetChanges.IncreaseBy, null, TakesNumerals: false, Only(node)));
        _shares = Entries("shares").ToDictionary(pair => fold.Fold(pair.Key), pair => Only(pair.Value), StringComparer.Ordinal);
        var counts = List("counts").Select(fold.Fold).ToHashSet(StringComparer.Ordinal);
        AddUnits("rates", UnitSort.Rate, counts);
        AddUnits("quantities", UnitSort.Quantity, counts);
        AddUnits("durations", UnitSort.Duration, counts);
        Units = new WordSet(_units.Keys, fold);
        Behind = new WordSet(_behind.Keys, fold);
        Shares = new WordSet(_shares.Keys, fold);
        Fillers = Set("fillers");
        NoTenths = Set("noTenths");
        NotCounted = Set("notCounted");
        NotBehind = Set("notBehind");
        Openers = Set("openers");
        Trims = Set("trims");
        Ends = Set("ends");
        Causes = Set("causes");
        NotCauses = Set("notCauses");
    }

    public WordSet Units { get; }

    public WordSet Behind { get; }

    public WordSet Shares { get; }

    public WordSet Fillers { get; }

    public WordSet NoTenths { get; }

    public WordSet NotCounted { get; }

    public WordSet NotBehind { get; }

    public WordSet Openers { get; }

    public WordSet Trims { get; }

    public WordSet Ends { get; }

    public WordSet Causes { get; }

    public WordSet NotCauses { get; }

    public TargetWord this[int entry] => _words[entry];

    public int ShareOf(ReadOnlySpan<char> word) => _shares.GetAlternateLookup<ReadOnlySpan<char>>()[word];

    public Unit UnitOf(ReadOnlySpan<char> word) => _units.GetAlternateLookup<ReadOnlySpan<char>>()[word];

    /// <summary>The comparator that a word behind the number means.</summary>
    public string ComparatorOf(ReadOnlySpan<char> word) => _behind.GetAlternateLookup<ReadOnlySpan<char>>()[word];

    private void AddWords(string section, TargetWord meaning)
    {
        foreach (var word in List(section))
            Add(word, meaning);
    }

    /// <summary>The entry of a word of one character (约, 达), which counts right before a number only; -1 for none.</summary>
    public int Single(char c) => _single.GetValueOrDefault(c, -1);

    private void Add(string word, TargetWord meaning)
    {
        // One character is part of too many words to be looked for everywhere.
        if (word.Length == 1)
            _single[_fold.Fold(word)[0]] = _words.Count;
        else
            _index.Add(WordUse.Targets, word, _words.Count);
        _words.Add(meaning);
    }

    private void AddUnits(string section, UnitSort sort, HashSet<string> counts)
    {
        foreach (var (name, node) in Entries(section))
        {
            var unit = new Unit(_fold.Fold(name), sort, counts.Contains(_fold.Fold(name)));
            foreach (var word in node.Words())
                _units[_fold.Fold(word)] = unit;
        }
    }

    private IEnumerable<(string Comparator, string Word)> Comparators(string section)
    {
        foreach (var (comparator, node) in Entries(section))
        {
            if (!TargetComparators.All.Contains(comparator))
                throw node.Fault($"unknown comparator '{comparator}'; allowed: {string.Join(", ", TargetComparators.All)}");
            foreach (var word in node.Words())
                yield return (comparator, word);
        }
    }

    private WordSet Set(string section) => new(List(section), _fold);

    private IEnumerable<string> List(string section) =>
        _files.Select(file => file.Find(section)).OfType<LexiconNode>().SelectMany(node => node.Words());

    private IEnumerable<KeyValuePair<string, LexiconNode>> Entries(string section) =>
        _files.Select(file => file.Find(section)).OfType<LexiconNode>().SelectMany(node => node.Entries());

    private static int Only(LexiconNode node) =>
        node.Numbers() is [var number] ? number : throw node.Fault("one whole number is expected here");
}
