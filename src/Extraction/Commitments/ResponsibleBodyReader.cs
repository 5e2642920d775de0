using Tracker.Extraction.Commitments.Rules;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments;

/// <summary>
/// Reads who is to act: the bodies that the words before the cue name (市生态环境局会同各区要…), and those that 由…牵头 or
/// 由…负责 name anywhere in the sentence.
/// </summary>
internal static class ResponsibleBodyReader
{
    private const SpeakerClasses Bodies = SpeakerClasses.Organ | SpeakerClasses.Group;
    private static readonly string[] Separators = ["、", "会同", "联合", "协同", "以及", "及", "和", "与"];
    private static readonly string[] Duties = ["牵头", "负责", "承担", "组织实施", "统筹", "主办", "落实", "会商"];
    private static readonly string[] Trailing = ["都", "均", "也", "还", "共同", "分别", "今年", "明年", "年内"];

    public static IReadOnlyList<TextSpan> Read(SentenceContext sentence, Candidate candidate)
    {
        var bodies = new List<TextSpan>();
        foreach (var clause in sentence.Clauses)
        {
            if (Charged(sentence, clause) is { } charged)
                Split(sentence, charged, bodies);
            else if (clause == candidate.Clause && candidate.Subject.Length >= 2)
                Split(sentence, candidate.Subject, bodies);
        }

        return bodies;
    }

    // What stands between 由 at the head of a clause and the duty.
    private static TextSpan? Charged(SentenceContext sentence, Clause clause)
    {
        var folded = sentence.View.Folded;
        var start = sentence.OpeningOf(clause);
        if (start >= clause.Span.End || folded[start] != '由')
            return null;
        foreach (var duty in Duties)
        {
            var at = folded.IndexOf(duty, start, clause.Span.End - start, StringComparison.Ordinal);
            if (at > start + 2)
                return new TextSpan(start + 1, at);
        }

        return null;
    }

    private static void Split(SentenceContext sentence, TextSpan words, List<TextSpan> bodies)
    {
        var folded = sentence.View.Folded;
        var start = words.Start;
        for (var at = words.Start; at < words.End;)
        {
            var length = SeparatorAt(folded, at, words.End);
            if (length > 0 && EndsInBody(sentence, new TextSpan(start, at)))
            {
                bodies.Add(new TextSpan(start, at));
                start = at += length;
            }
            else
            {
                at++;
            }
        }

        var last = Trim(folded, new TextSpan(start, words.End));
        if (EndsInBody(sentence, last))
            bodies.Add(last);
    }

    private static TextSpan Trim(string folded, TextSpan span)
    {
        foreach (var word in Trailing)
        {
            if (span.Length > word.Length && folded.AsSpan(span.Start, span.Length).EndsWith(word))
                span = span with { End = span.End - word.Length };
        }

        return span;
    }

    private static bool EndsInBody(SentenceContext sentence, TextSpan span)
    {
        if (span.Length < 2)
            return false;
        foreach (var cue in sentence.View.Cues)
        {
            if (cue.Start >= span.Start && cue.End == span.End && cue.Is(CueClasses.Others))
                return true;
        }

        foreach (var match in sentence.Scan.Within(Words.WordUse.Speakers, span))
        {
            if (match.End == span.End && ((SpeakerClasses)match.Entry & Bodies) != 0)
                return true;
        }

        foreach (var match in sentence.Scan.Within(Words.WordUse.Regions, span))
        {
            if (match.End == span.End)
                return true;
        }

        return false;
    }

    private static int SeparatorAt(string folded, int at, int end)
    {
        foreach (var separator in Separators)
        {
            if (at + separator.Length <= end && string.CompareOrdinal(folded, at, separator, 0, separator.Length) == 0)
                return separator.Length;
        }

        return 0;
    }
}
