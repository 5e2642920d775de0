using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>What was once demanded or decided, told as history: …多次强调要…; 2016年,…决定….</summary>
internal sealed class HistoryVeto : IVeto
{
    private const int LongestOpener = 4;

    public string Name => "history";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        if (sentence is { ToldThen: true, Voice.Speaker.Sort: SpeakerSort.Person } && candidate.Rule is ModalRule or ToldRule or BareActionRule or FrameRule)
            return true;
        if (sentence.Report is not { } report)
            return false;
        if (sentence.Cites)
            return true;
        var folded = sentence.View.Folded;
        foreach (var match in sentence.Scan.Within(WordUse.Speakers, new TextSpan(report.Start, report.Verb.Start)))
        {
            if (match.End == report.Verb.Start && ((SpeakerClasses)match.Entry & SpeakerClasses.History) != 0)
                return true;
        }

        // 在去年的峰会上,…强调要…
        if (!sentence.IsPlan && sentence.View.Clauses.Count > 0 && sentence.View.FirstIn(sentence.View.Clauses[0], CueClasses.PastFrame) is { } past && past.End <= report.Start && past.Start - sentence.View.Clauses[0].Span.Start <= LongestOpener)
            return true;
        // 我在去年的施政报告提出,要…
        if (sentence.IsPlan)
            return candidate.Rule is ModalRule or BareActionRule && sentence.Holds(new TextSpan(report.Start, report.Verb.Start), CueClasses.PastFrame);
        var before = folded.AsSpan(sentence.View.Span.Start, report.Verb.Start - sentence.View.Span.Start);
        if (before.StartsWith("正如") || before.StartsWith("诚如"))
            return true;
        if (EarlierDays.IsMonthBefore(sentence.View, report) || EarlierDays.IsPlaceBefore(sentence.View, report, sentence.Scan))
            return true;
        return StartsWithPastYear(before) || StartsWithPastMonth(before) || sentence.Phrases.PastSayings.IsIn(folded.AsSpan(sentence.View.Span.Start, report.Verb.End - sentence.View.Span.Start));
    }

    // 今年2月,…在…时指出: the month alone, or the eve of a day, is no report's own date.
    private static bool StartsWithPastMonth(ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        if (comma < 0)
            return false;
        var opening = text[..comma];
        if (opening.EndsWith("前夕") || opening.EndsWith("年前") || opening.EndsWith("个月前") || opening.StartsWith("在今年") || opening is "今年初" or "今年年初" or "年初")
            return true;
        return (opening.StartsWith("今年") && opening.Length > 3 && char.IsAsciiDigit(opening[2]) && !opening.Contains('日') && opening.Contains('月'));
    }

    // A year without a day is no report's own date.
    private static bool StartsWithPastYear(ReadOnlySpan<char> text)
    {
        var year = text.Length > 5 && text[4] == '年' && !text[..4].ContainsAnyExceptInRange('0', '9');
        var comma = text.IndexOf(',');
        var month = comma is 2 or 3 && text[comma - 1] == '月' && char.IsAsciiDigit(text[0]);
        return month || (year && comma > 0 && !text[..comma].Contains('日'));
    }
}
