using System.Buffers;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>A cue word in a sentence.</summary>
internal readonly record struct Cue(int Start, int End, CueClasses Classes)
{
    public TextSpan Span => new(Start, End);

    public bool Is(CueClasses classes) => (Classes & classes) != 0;
}

/// <summary>A part of a sentence between commas, with what it opens with.</summary>
/// <param name="Span">Without the comma.</param>
/// <param name="FirstCue">The index of its first cue in the sentence's.</param>
/// <param name="CueCount">How many it has.</param>
/// <param name="Opening">Where it starts once connectives and adverbs are passed over.</param>
/// <param name="Lead">The index of the cue that stands at the opening; -1 for an ordinary word.</param>
/// <param name="Adverbs">An adverb of manner was passed over, so that a verb must follow.</param>
/// <param name="Numbered">It opens with the mark of an enumeration (一是, 二要).</param>
internal readonly record struct Clause(
    TextSpan Span, int FirstCue, int CueCount, int Opening, int Lead, bool Adverbs, bool Numbered);

/// <summary>
/// A sentence as the rules see it: its cues outside quotations, its clauses. Made anew for every sentence into the
/// same lists.
/// </summary>
internal sealed class SentenceView
{
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",:;。");
    private readonly List<WordMatch> _tokens = [];
    private readonly List<Cue> _cues = [];
    private readonly List<Clause> _clauses = [];
    private readonly List<TextSpan> _quoted = [];

    public Reading Reading { get; private set; } = null!;

    public TextScan Scan { get; private set; } = null!;

    public TextSpan Span { get; private set; }

    public List<Cue> Cues => _cues;

    public List<Clause> Clauses => _clauses;

    /// <summary>What its cues do, all together.</summary>
    public CueClasses Classes { get; private set; }

    public string Folded => Reading.Folded;

    /// <summary>Takes a new sentence; what the last one gave is gone.</summary>
    public void Load(Reading reading, TextScan scan, TextSpan span)
    {
        (Reading, Scan, Span) = (reading, scan, span);
        Quotations.Find(reading.Folded, span, _quoted);
        ClassedWords.Tokens(scan.Within(WordUse.Commitments, span), span.End, _tokens);
        _cues.Clear();
        Classes = CueClasses.None;
        foreach (var token in _tokens)
        {
            if (_quoted.Count > 0 && IsQuoted(token.Start))
                continue;
            _cues.Add(new Cue(token.Start, token.End, (CueClasses)token.Entry));
            Classes |= (CueClasses)token.Entry;
        }

        CutClauses();
    }

    public bool IsQuoted(int place)
    {
        // The last quotation that starts at the place or before it: they do not overlap.
        var (low, high) = (0, _quoted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_quoted[middle].Start <= place)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && place < _quoted[low - 1].End;
    }

    /// <summary>The cue that a clause opens with, or an empty one.</summary>
    public Cue LeadOf(Clause clause) => clause.Lead < 0 ? default : _cues[clause.Lead];

    /// <summary>The first cue of these classes in a clause at or behind a place.</summary>
    public Cue? FirstIn(Clause clause, CueClasses classes, int from = 0)
    {
        for (var i = clause.FirstCue; i < clause.FirstCue + clause.CueCount; i++)
        {
            if (_cues[i].Start >= from && _cues[i].Is(classes))
                return _cues[i];
        }

        return null;
    }

    /// <summary>The cue that starts right at a place.</summary>
    public Cue? At(int place)
    {
        var low = 0;
        var high = _cues.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_cues[middle].Start == place)
                return _cues[middle];
            if (_cues[middle].Start < place)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }

    private void CutClauses()
    {
        _clauses.Clear();
        var (start, cue) = (Span.Start, 0);
        for (var at = Span.Start; at <= Span.End; at++)
        {
            var end = Folded.AsSpan(at, Span.End - at).IndexOfAny(ClauseEnds);
            at = end < 0 ? Span.End : at + end;
            if (at < Span.End && (IsQuoted(at) || IsInNumber(at)))
                continue;
            var first = cue;
            while (cue < _cues.Count && _cues[cue].Start < at)
                cue++;
            if (at > start)
                _clauses.Add(Open(new TextSpan(start, at), first, cue - first));
            start = at + 1;
        }
    }

    // 97,500
    private bool IsInNumber(int at) =>
        at > Span.Start && at + 1 < Span.End && char.IsAsciiDigit(Folded[at - 1]) && char.IsAsciiDigit(Folded[at + 1]) && Folded[at] is ',' or ':';

    private Clause Open(TextSpan span, int first, int count)
    {
        var (at, next, adverbs, numbered) = (span.Start, first, false, false);
        // The 及 before the last item of a list.
        if (at + 1 < span.End && Folded[at] == '及' && Folded[at + 1] == '(')
            at++;
        while (at < span.End && Folded[at] is '“' or '(' or ' ' or '\'' or '"')
            at++;
        at = SkipNumber(at, span.End, ref numbered);
        while (at < span.End && Folded[at] is ' ')
            at++;
        while (next < first + count && _cues[next].Start < at)
            next++;
        while (next < first + count && _cues[next].Start == at && _cues[next].Is(CueClasses.Adverb | CueClasses.Connective))
        {
            var cue = _cues[next];
            adverbs |= cue.Is(CueClasses.Adverb);
            numbered |= cue.Is(CueClasses.Connective) && cue.End - cue.Start <= 2 && Folded[cue.End - 1] is '是' or '一' or '二' or '三';
            (at, next) = (cue.End, next + 1);
        }

        var lead = next < first + count && _cues[next].Start == at ? next : -1;
        return new Clause(span, first, count, at, lead, adverbs, numbered);
    }

    // "(一)", "1." and "一、" before a clause.
    private int SkipNumber(int at, int end, ref bool numbered)
    {
        var digits = at;
        // (i), (iv)
        while (digits < end && at > Span.Start && Folded[at - 1] == '(' && Folded[digits] is 'i' or 'v' or 'x')
            digits++;
        while (digits < end && (char.IsAsciiDigit(Folded[digits]) || "一二三四五六七八九十".Contains(Folded[digits], StringComparison.Ordinal)))
            digits++;
        var blank = digits;
        while (digits > at && blank < end && Folded[blank] == ' ')
            blank++;
        if (blank < end && Folded[blank] == ')')
            digits = blank;
        if (digits == at || digits >= end || Folded[digits] is not (')' or '、' or '.'))
            return at;
        numbered = true;
        return digits + 1;
    }
}
