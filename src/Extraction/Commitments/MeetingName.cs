using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>Finds the name of the meeting that an article reports.</summary>
internal static class MeetingName
{
    private const int SentencesToRead = 4;
    private const int LongestName = 40;

    /// <summary>The longest name that ends in a word for a meeting, in the title or the first sentences.</summary>
    public static TextSpan? Find(Reading reading, TextScan scan, Article article)
    {
        TextSpan? longest = null;
        var sentences = 0;
        foreach (var heading in article.Headings)
            longest = Longer(longest, LongestIn(heading.Span, reading, scan));
        foreach (var paragraph in article.Paragraphs)
        {
            foreach (var sentence in paragraph.Sentences)
            {
                if (sentences++ == SentencesToRead)
                    return longest;
                longest = Longer(longest, LongestIn(sentence, reading, scan));
            }
        }

        return longest;
    }

    private static TextSpan? LongestIn(TextSpan part, Reading reading, TextScan scan)
    {
        TextSpan? longest = null;
        foreach (var match in scan.Within(WordUse.Speakers, part))
        {
            if (((SpeakerClasses)match.Entry & SpeakerClasses.Meeting) != 0 && match.End <= part.End)
                longest = Longer(longest, new TextSpan(StartOf(reading.Folded, scan, match, part.Start), match.End));
        }

        return longest;
    }

    private static TextSpan? Longer(TextSpan? first, TextSpan? second) =>
        first is null || second?.Length > first.Value.Length ? second : first;

    private static int StartOf(string folded, TextScan scan, WordMatch meeting, int from)
    {
        var start = meeting.Start;
        var lowest = Math.Max(from, meeting.Start - LongestName);
        while (start > lowest && (char.IsLetterOrDigit(folded[start - 1]) || folded[start - 1] is '“' or '”' or '、'))
            start--;
        foreach (var match in scan.Within(WordUse.Speakers, new TextSpan(start, meeting.Start)))
        {
            const SpeakerClasses Before = SpeakerClasses.Event | SpeakerClasses.Opener | SpeakerClasses.Report;
            if (((SpeakerClasses)match.Entry & Before) != 0 && match.End <= meeting.Start && match.End - match.Start > 1)
                start = match.End;
        }

        return start;
    }
}
