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
        var parts = article.Headings.Select(heading => heading.Span)
            .Concat(article.Paragraphs.SelectMany(paragraph => paragraph.Sentences).Take(SentencesToRead));
        TextSpan? longest = null;
        foreach (var part in parts)
        {
            foreach (var match in scan.Within(WordUse.Speakers, part))
            {
                if (((SpeakerClasses)match.Entry & SpeakerClasses.Meeting) == 0 || match.End > part.End)
                    continue;
                var name = new TextSpan(StartOf(reading.Folded, scan, match, part.Start), match.End);
                if (longest is null || name.Length > longest.Value.Length)
                    longest = name;
            }
        }

        return longest;
    }

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
