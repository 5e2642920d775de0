using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>
/// Finds who delivers a report or a speech given in full: 以下是…局长…今日在…的致辞, a title's 财政司司长…发表…, or a line
/// that holds nothing but an office and a name.
/// </summary>
internal sealed class DelivererReader(Reading reading, TextScan scan, Phrases phrases, NameReader names, People people)
{
    private const int Preamble = 8;
    private const int LongestLine = 60;

    public Voice? Read(Article article)
    {
        foreach (var paragraph in article.Paragraphs.Take(Preamble))
        {
            var span = paragraph.Span;
            var text = reading.Folded.AsSpan(span.Start, span.Length);
            var isLine = span.Length <= LongestLine && !text.Contains('。');
            var introduces = phrases.Introductions.Starts(text);
            if (!isLine && !introduces && paragraph.Kind != ParagraphKind.Heading)
                continue;
            foreach (var match in scan.Within(WordUse.Speakers, span))
            {
                if (((SpeakerClasses)match.Entry & SpeakerClasses.Office) == 0 || match.End >= span.End)
                    continue;
                var start = introduces ? span with { Start = span.Start + 3 } : span;
                var office = SkipBlank(match);
                if (TitleReader.TryRead(reading, scan, names, office, start, people.Names) is not { Side: Side.Authority } person)
                    continue;
                var named = new TextSpan(office.End, office.End + person.Name.Length);
                return new Voice(
                    Side.Authority, new Speaker(SpeakerSort.Person, person.Name, named, person.Title, person.Office, person.Body));
            }
        }

        return null;
    }

    private WordMatch SkipBlank(WordMatch office)
    {
        var end = office.End;
        while (end < reading.Folded.Length && reading.Folded[end] == ' ')
            end++;
        return office with { End = end };
    }
}
