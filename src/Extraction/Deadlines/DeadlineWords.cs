using Tracker.Extraction.Words;

namespace Tracker.Extraction.Deadlines;

/// <summary>What a word that opens a time is.</summary>
internal enum TimeWordSort
{
    /// <summary>今年, 明年: <c>First</c> is the distance from the report's year.</summary>
    Year,

    /// <summary>一季度 alone: its months.</summary>
    Part,

    /// <summary>本月, 下月: <c>First</c> is the distance from the report's month.</summary>
    Month,

    /// <summary>十四五: its years.</summary>
    Plan,

    /// <summary>本世纪中叶: its years.</summary>
    Point,

    /// <summary>未来, before a number of years.</summary>
    Ahead,

    /// <summary>汛期前: no days are known.</summary>
    Occasion,

    /// <summary>去年底: no deadline.</summary>
    Past,
}

internal readonly record struct TimeWord(TimeWordSort Sort, int First, int Last);

/// <summary>The words of <c>deadlines.yaml</c>.</summary>
internal sealed class DeadlineWords
{
    private const string Name = "deadlines.yaml";
    private readonly List<TimeWord> _words = [];
    private readonly List<LexiconNode> _files;

    public DeadlineWords(LexiconFiles files, ScriptFold fold, WordIndex index)
    {
        _files =
        [
            .. files.Named(Name).Select(file => LexiconNode.Read(file).AllowOnly(
                "years", "past", "parts", "noParts", "using", "time", "joins", "around", "partsAlone", "monthParts", "months", "plans", "planEndings", "planNames", "points", "occasions",
                "ahead", "until", "untilOpening", "sinceApart", "done", "dayParts", "since", "before", "within", "during", "onward", "notBehind", "events")),
        ];
        Parts = Ranges("parts", fold);
        MonthParts = Ranges("monthParts", fold);
        foreach (var (word, (first, _)) in Ranges("years", fold))
            Add(index, word, new TimeWord(TimeWordSort.Year, first, first));
        foreach (var (word, (first, _)) in Ranges("months", fold))
            Add(index, word, new TimeWord(TimeWordSort.Month, first, first));
        foreach (var (word, (first, last)) in Ranges("plans", fold))
            Add(index, word, new TimeWord(TimeWordSort.Plan, first, last));
        foreach (var (word, (first, last)) in Ranges("points", fold))
            Add(index, word, new TimeWord(TimeWordSort.Point, first, last));
        foreach (var word in Words("partsAlone"))
        {
            var (first, last) = Parts[fold.Fold(word)];
            Add(index, word, new TimeWord(TimeWordSort.Part, first, last));
        }

        foreach (var word in Words("occasions"))
            Add(index, word, new TimeWord(TimeWordSort.Occasion, 0, 0));
        foreach (var word in Words("past"))
            Add(index, word, new TimeWord(TimeWordSort.Past, 0, 0));
        foreach (var word in Words("ahead"))
            Add(index, word, new TimeWord(TimeWordSort.Ahead, 0, 0));
        PartNames = new WordSet(Parts.Keys, fold);
        MonthPartNames = new WordSet(MonthParts.Keys, fold);
        NoParts = Set("noParts");
        Using = Set("using");
        Time = Set("time");
        Joins = Set("joins");
        Around = Set("around");
        PlanEndings = Set("planEndings");
        PlanNames = Set("planNames");
        Until = Set("until");
        UntilOpening = Set("untilOpening");
        Done = Set("done");
        DayParts = Set("dayParts");
        Since = Set("since");
        SinceApart = Set("sinceApart");
        Before = Set("before");
        Within = Set("within");
        During = Set("during");
        Onward = Set("onward");
        NotBehind = Set("notBehind");
        Events = Set("events");

        WordSet Set(string section) => new(Words(section), fold);
    }

    public IReadOnlyDictionary<string, (int First, int Last)> Parts { get; }

    public IReadOnlyDictionary<string, (int First, int Last)> MonthParts { get; }

    public WordSet PartNames { get; }

    public WordSet MonthPartNames { get; }

    public WordSet NoParts { get; }

    public WordSet Using { get; }

    public WordSet Time { get; }

    public WordSet Joins { get; }

    public WordSet Around { get; }

    public WordSet PlanEndings { get; }

    public WordSet PlanNames { get; }

    public WordSet Until { get; }

    public WordSet UntilOpening { get; }

    public WordSet Done { get; }

    public WordSet DayParts { get; }

    public WordSet Since { get; }

    public WordSet SinceApart { get; }

    public WordSet Before { get; }

    public WordSet Within { get; }

    public WordSet During { get; }

    public WordSet Onward { get; }

    public WordSet NotBehind { get; }

    public WordSet Events { get; }

    public TimeWord this[int entry] => _words[entry];

    private void Add(WordIndex index, string word, TimeWord meaning)
    {
        index.Add(WordUse.Deadlines, word, _words.Count);
        _words.Add(meaning);
    }

    private IEnumerable<string> Words(string section) =>
        _files.Select(file => file.Find(section)).OfType<LexiconNode>().SelectMany(node => node.Words());

    // A number, or a list of the first and the last.
    private Dictionary<string, (int First, int Last)> Ranges(string section, ScriptFold fold)
    {
        var ranges = new Dictionary<string, (int First, int Last)>(StringComparer.Ordinal);
        var sections = _files.Select(file => file.Find(section)).OfType<LexiconNode>();
        foreach (var (word, node) in sections.SelectMany(found => found.Entries()))
        {
            ranges[fold.Fold(word)] = node.Numbers() switch
            {
                [var only] => (only, only),
                [var first, var last] => (first, last),
                _ => throw node.Fault("a number, or the first and the last, are expected here"),
            };
        }

        return ranges;
    }
}
