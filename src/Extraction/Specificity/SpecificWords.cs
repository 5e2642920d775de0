using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Specificity;

internal enum SpecificWord
{
    /// <summary>A project known by this name.</summary>
    Project,

    /// <summary>大桥, 工程: the last word of a name, or of none.</summary>
    Ending,

    /// <summary>行动: the last word of a name in quotation marks.</summary>
    QuotedEnding,

    /// <summary>规划》: the end of a document's title.</summary>
    TitleEnd,
}

/// <summary>The words of <c>specificity.yaml</c>, and where the names begin that they end.</summary>
internal sealed class SpecificWords
{
    private const string Name = "specificity.yaml";
    private const int LongestTitle = 60;

    // 《意见》 only points back at a document; with its marks.
    private const int ShortestTitle = 7;
    private const int LongestName = 16;
    private readonly List<SpecificWord> _words = [];
    private readonly WordSet _general;
    private readonly WordSet _leads;
    private readonly WordSet _bodyEndings;
    private readonly WordSet _phraseEnds;

    public SpecificWords(LexiconFiles files, ScriptFold fold, WordIndex index)
    {
        var read = files.Named(Name).Select(file => LexiconNode.Read(file).AllowOnly(
            "projects", "projectEndings", "quotedEndings", "titleEndings", "general", "leads", "bodyEndings", "phraseEnds", "country")).ToList();
        Add("projects", SpecificWord.Project, "");
        Add("projectEndings", SpecificWord.Ending, "");
        Add("quotedEndings", SpecificWord.QuotedEnding, "");
        Add("titleEndings", SpecificWord.TitleEnd, "》");
        _general = new WordSet(List("general"), fold);
        _leads = new WordSet(List("leads"), fold);
        _bodyEndings = new WordSet(List("bodyEndings"), fold);
        _phraseEnds = new WordSet(List("phraseEnds"), fold);
        Country = read[0].Get("country").Text();

        void Add(string section, SpecificWord sort, string behind)
        {
            foreach (var word in List(section))
            {
                index.Add(WordUse.Specificity, word + behind, _words.Count);
                _words.Add(sort);
            }
        }

        IEnumerable<string> List(string section) =>
            read.Select(file => file.Find(section)).OfType<LexiconNode>().SelectMany(node => node.Words());
    }

    /// <summary>The slug of the whole country, which is no place to go and look.</summary>
    public string Country { get; }

    public SpecificWord this[int entry] => _words[entry];

    /// <summary>Whether it begins with a word that points instead of naming: 我市, 各部门.</summary>
    public bool IsGeneral(ReadOnlySpan<char> name) => _general.LengthAt(name, 0) > 0;

    /// <summary>Whether it ends as the names of bodies do.</summary>
    public bool IsBody(ReadOnlySpan<char> name) => name.Length >= 3 && _bodyEndings.Ends(name);

    /// <summary>Where 《 opens the title that ends there.</summary>
    public static int? TitleStart(string folded, int from, int end)
    {
        var start = Math.Max(from, end - LongestTitle);
        var open = folded.AsSpan(start, end - start).LastIndexOf('《');
        return open < 0 || end - start - open < ShortestTitle ? null : start + open;
    }

    /// <summary>“东数西算”|工程: where the quoted name begins that ends there.</summary>
    public static int? QuotedStart(string folded, int from, int end)
    {
        if (end <= from || folded[end - 1] != '”')
            return null;
        var start = Math.Max(from, end - LongestName);
        var open = folded.AsSpan(start, end - start).LastIndexOf('“');
        return open < 0 ? null : start + open;
    }

    /// <summary>G60|科创走廊, 3号线|工程: where the letters and figures begin that end there.</summary>
    public static int? NumberedStart(string folded, int from, int end)
    {
        var hasFigure = false;
        var start = end;
        while (start > from && char.IsAsciiLetterOrDigit(folded[start - 1]))
            hasFigure |= char.IsAsciiDigit(folded[--start]);
        return hasFigure && (char.IsAsciiLetter(folded[start]) || folded.AsSpan(end).StartsWith("号线", StringComparison.Ordinal)) ? start : null;
    }

    /// <summary>Where the phrase begins that ends there: behind a mark, a verb or a preposition.</summary>
    public int PhraseStart(string folded, int from, int end)
    {
        var start = end;
        while (start > from && end - start < LongestName && !IsMark(folded[start - 1]))
            start--;
        for (var at = start; at < end; at++)
            start = _phraseEnds.LengthAt(folded.AsSpan(0, end), at) is > 0 and var length ? at + length : start;
        return start;
    }

    /// <summary>由|市发展改革委|牵头: bodies that the text itself says are to act.</summary>
    public IEnumerable<TextSpan> LeadingBodies(string folded, TextSpan scope)
    {
        for (var at = scope.Start + 3; at < scope.End; at++)
        {
            var next = _leads.IndexIn(folded.AsSpan(at, scope.End - at));
            if (next < 0)
                break;
            at += next;
            var start = at;
            while (start > scope.Start && at - start < LongestName && !IsMark(folded[start - 1]) && folded[start - 1] is not ('由' or '、'))
                start--;
            var name = new TextSpan(start, at);
            if (start > scope.Start && folded[start - 1] is '由' or '、' && IsBody(folded.AsSpan(start, name.Length)) && !IsGeneral(folded.AsSpan(start, name.Length)))
                yield return name;
        }
    }

    private static bool IsMark(char c) => c is ',' or ';' or ':' or '。' or '、' or '“' or '”' or '《' or '》' or '(' or ')' or '\n';
}
