using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>
/// Finds whose article or speech a sentence tells of (《求是》发表总书记某某的重要文章; 刊发市长某某在会议上的讲话), so that 文章强调
/// and 讲话指出 behind it are known to be his words.
/// </summary>
internal sealed class AuthorReader(Reading reading, TextScan scan, NameReader names, People people)
{
    private const int Farthest = 40;

    public Voice? In(SentenceView view)
    {
        Person? author = null;
        var end = 0;
        foreach (var match in scan.Within(WordUse.Speakers, view.Span))
        {
            if (match.End > view.Span.End || view.IsQuoted(match.Start))
                continue;
            var classes = (SpeakerClasses)match.Entry;
            if ((classes & SpeakerClasses.Office) != 0 && match.End < view.Span.End
                && TitleReader.TryRead(reading, scan, names, match, view.Span, people.Names) is { Side: Side.Authority } person)
                (author, end) = (person, match.End + person.Name.Length);
            else if ((classes & SpeakerClasses.Utterance) != 0 && author is not null && match.Start >= end && match.Start - end <= Farthest && IsHis(view, end, match.Start))
                return new Voice(Side.Authority, new Speaker(SpeakerSort.Person, author.Name, new TextSpan(end - author.Name.Length, end), author.Title, author.Office, author.Body));
        }

        return null;
    }

    // 某某的文章, 某某重要文章, 某某在会议上的讲话; not 某某在讲话中.
    private static bool IsHis(SentenceView view, int from, int to)
    {
        var between = view.Folded.AsSpan(from, to - from);
        return between.Length == 0 || between is "的" || between.EndsWith("上的") || between.EndsWith("时的") || (between[0] == '在' && between.EndsWith("上"));
    }
}
