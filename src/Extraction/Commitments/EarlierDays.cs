using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>
/// Tells whether an article retells what somebody demanded on an earlier day: 2018年4月,…来到海南考察。…; 在江苏,总书记要求….
/// </summary>
internal static class EarlierDays
{
    private const int LongestDate = 12;
    private const int LongestReporter = 14;

    /// <summary>A sentence in the report's own words sets a year gone by, and what somebody did then; or a whole era.</summary>
    public static bool Open(SentenceView view, Phrases phrases)
    {
        var text = view.Folded.AsSpan(view.Span.Start, view.Span.Length);
        if (phrases.Eras.Starts(text))
            return true;
        if (text[0] == '在')
            text = text[1..];
        if (text.Length < 6 || text[4] != '年' || text[..4].ContainsAnyExceptInRange('0', '9'))
            return false;
        var comma = text.IndexOf(',');
        return comma is > 0 and <= LongestDate && !text[..comma].Contains('日') && phrases.EarlierDeeds.IsIn(text[comma..]);
    }

    /// <summary>在今年1月主持集体学习时,他强调: a month without a day, in any clause before the verb.</summary>
    public static bool IsMonthBefore(SentenceView view, Report report)
    {
        foreach (var clause in view.Clauses)
        {
            if (clause.Span.End > report.Verb.Start)
                break;
            var text = view.Folded.AsSpan(clause.Span.Start, clause.Span.Length);
            if (text[0] == '在')
                text = text[1..];
            if (text.StartsWith("今年") && text.Length > 3 && char.IsAsciiDigit(text[2]) && text.Contains('月') && !text.Contains('日') && text[^1] is '时' or '间')
                return true;
        }

        return false;
    }

    /// <summary>在江苏,总书记要求: one place after the other, each with what was said there.</summary>
    public static bool IsPlaceBefore(SentenceView view, Report report, TextScan scan)
    {
        if (view.Folded[view.Span.Start] != '在' || view.Clauses.Count < 2 || report.Voice?.Speaker.Sort != SpeakerSort.Person)
            return false;
        var place = new TextSpan(view.Span.Start + 1, view.Clauses[0].Span.End);
        if (place.Length < 2 || report.Verb.Start <= place.End || report.Verb.Start - place.End > LongestReporter)
            return false;
        var end = place.Start;
        foreach (var match in scan.Within(WordUse.Regions, place))
        {
            if (match.Start <= end && match.End <= place.End)
                end = Math.Max(end, match.End);
        }

        return end == place.End;
    }
}
