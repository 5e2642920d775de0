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

    /// <summary>本季度, 下季度: <c>First</c> is the distance from the report's quarter.</summary>
    Quarter,

    /// <summary>本周内, 下周: <c>First</c> is the distance from the report's week.</summary>
    Week,

    /// <summary>月底前: by the last day of the report's month.</summary>
    MonthEnd,

    /// <summary>本届政府任期内: <c>First</c> is the place among the <see cref="DeadlineWords.Terms"/>.</summary>
    Term,

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
    private readonly List<TermOfOffice> _terms = [];
    private readonly WordSet _planEnds;
    private readonly WordSet _planStarts;

    public DeadlineWords(LexiconFiles files, ScriptFold fold, WordIndex index)
    {
        _files =
        [
            .. files.Named(Name).Select(file => LexiconNode.Read(file).AllowOnly(
                "years", "past", "parts", "noParts", "using", "time", "joins", "around", "partsAlone", "monthParts", "months", "plans", "planEndings", "points", "occasions", "terms", "quarters", "weeks", "monthEnds", "planEnds", "planStarts",
                "ahead", "until", "done", "dayParts", "since", "before", "within", "during", "onward", "notBehind", "events")),
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
        foreach (var (word, (first, _)) in Ranges("quarters", fold))
            Add(index, word, new TimeWord(TimeWordSort.Quarter, first, first));
        foreach (var (word, (first, _)) in Ranges("weeks", fold))
            Add(index, word, new TimeWord(TimeWordSort.Week, first, first));
        foreach (var word in Words("monthEnds"))
            Add(index, word, new TimeWord(TimeWordSort.MonthEnd, 0, 0));
        foreach (var (word, node) in Sections("terms").SelectMany(section => section.Entries()))
            AddTerm(index, word, node);
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
        _planEnds = Set("planEnds");
        _planStarts = Set("planStarts");
        Until = Set("until");
        Done = Set("done");
        DayParts = Set("dayParts");
        Since = Set("since");
        Before = Set("before");
        Within = Set("within");
        During = Set("during");
        Onward = Set("onward");
        NotBehind = Set("notBehind");
        Events = Set("events");

        WordSet Set(string section) => new(Words(section), fold);
    }

    public IReadOnlyList<TermOfOffice> Terms => _terms;

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

    public WordSet Until { get; }

    public WordSet Done { get; }

    public WordSet DayParts { get; }

    public WordSet Since { get; }

    public WordSet Before { get; }

    public WordSet Within { get; }

    public WordSet During { get; }

    public WordSet Onward { get; }

    public WordSet NotBehind { get; }

    public WordSet Events { get; }

    public TimeWord this[int entry] => _words[entry];

    /// <summary>The days of a plan's years that its ending means: “十五五”末, “十五五”开局之年.</summary>
    public Days PlanPart(ReadOnlySpan<char> ending, TimeWord plan)
    {
        if (ending.Length > 0 && _planStarts.LengthAt(ending, 0) == ending.Length)
            return Days.OfYears(plan.First, plan.First, DuePrecisions.Year);
        if (ending.Length == 0 || _planEnds.LengthAt(ending, 0) != ending.Length)
            return Days.OfYears(plan.First, plan.Last, DuePrecisions.Period);
        return ending[^1] == '年'
            ? Days.OfYears(plan.Last, plan.Last, DuePrecisions.Year)
            : Days.OfMonths(plan.Last, 12, 12);
    }

    private void AddTerm(WordIndex index, string word, LexiconNode node)
    {
        if (node.Numbers() is not [var year, >= 1 and <= 12 and var month, > 0 and var years])
            throw node.Fault("a year in which a term begins, its month and its length in years are expected here");
        Add(index, word, new TimeWord(TimeWordSort.Term, _terms.Count, 0));
        _terms.Add(new TermOfOffice(year, month, years, IsEnd: word[^1] is '末' or '前' or '满'));
    }

    private void Add(WordIndex index, string word, TimeWord meaning)
    {
        index.Add(WordUse.Deadlines, word, _words.Count);
        _words.Add(meaning);
    }

    private IEnumerable<LexiconNode> Sections(string section) => _files.Select(file => file.Find(section)).OfType<LexiconNode>();

    private IEnumerable<string> Words(string section) => Sections(section).SelectMany(node => node.Words());

    // A number, or a list of the first and the last.
    private Dictionary<string, (int First, int Last)> Ranges(string section, ScriptFold fold)
    {
        var ranges = new Dictionary<string, (int First, int Last)>(StringComparer.Ordinal);
        foreach (var (word, node) in Sections(section).SelectMany(found => found.Entries()))
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
