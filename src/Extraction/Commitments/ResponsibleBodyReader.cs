using Tracker.Extraction.Commitments.Rules;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments;

/// <summary>Reads who is to act, where the words before the cue name bodies: 市生态环境局会同各区要….</summary>
internal static class ResponsibleBodyReader
{
    private const SpeakerClasses Bodies = SpeakerClasses.Organ | SpeakerClasses.Group;
    private static readonly string[] Separators = ["、", "会同", "以及", "及", "和", "与"];

    public static IReadOnlyList<TextSpan> Read(SentenceContext sentence, Candidate candidate)
    {
        var subject = candidate.Subject;
        if (subject.Length < 2 || !NamesBody(sentence, subject))
            return [];
        var bodies = new List<TextSpan>();
        var start = subject.Start;
        for (var at = subject.Start; at < subject.End;)
        {
            var length = SeparatorAt(sentence.View.Folded, at, subject.End);
            var splits = length > 0 && NamesBody(sentence, new TextSpan(start, at));
            if (splits)
            {
                bodies.Add(new TextSpan(start, at));
                start = at + length;
            }

            at += splits ? length : 1;
        }

        if (NamesBody(sentence, new TextSpan(start, subject.End)))
            bodies.Add(new TextSpan(start, subject.End));
        return bodies;
    }

    private static bool NamesBody(SentenceContext sentence, TextSpan span) =>
        span.Length >= 2
        && (sentence.Holds(span, CueClasses.Others) || sentence.Holds(span, Bodies) || sentence.HoldsRegion(span));

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
