using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>
/// Tells whose meeting, report or statement an article is: by the body or the meeting that its headings and its first
/// sentences name, else by the words it speaks of itself in (我省), else by its publisher, else by what it names most.
/// </summary>
internal sealed class ArticleHome(DocumentPlaces document, Article article)
{
    private const int LeadSentences = 3;
    private const int MeetingReach = 34;
    private static readonly string[] StudyWords = ["学习", "贯彻", "传达", "落实", "精神", "邀请", "致信", "支援"];
    private static readonly string[] MeetingWords = ["会议", "座谈会", "推进会", "协作小组", "大会", "联席会", "工作会", "发布会", "论坛"];

    public Home? Find()
    {
        foreach (var span in Lead())
        {
            if (InLead(span) is { } home)
                return home;
        }

        return OwnWords() ?? Publisher() ?? MostNamed() ?? National();
    }

    /// <summary>The headings, the newest first line included, and the first sentences of the body.</summary>
    private IEnumerable<TextSpan> Lead()
    {
        var sentences = 0;
        foreach (var paragraph in article.Paragraphs)
        {
            if (paragraph.Kind == ParagraphKind.Heading && sentences == 0)
                yield return paragraph.Span;
            foreach (var sentence in paragraph.Sentences)
            {
                if (sentences++ == LeadSentences)
                    yield break;
                yield return sentence;
            }
        }
    }

    private Home? InLead(TextSpan span)
    {
        var folded = document.Folded;
        foreach (var match in document.Tokens.Within(span))
        {
            var word = document.Words[match.Entry];
            var at = new TextSpan(match.Start, match.End);
            var clause = Clause.Around(folded, span, at);
            var before = folded.AsSpan(clause.Start, match.Start - clause.Start);
            if (IsStudied(before))
                continue;
            var place = word.Sort switch
            {
                RegionWordSort.Body => document.PlaceOfBody(word.Points!, article, at),
                RegionWordSort.Deictic => document.PlaceAt(word.Points!, article),
                RegionWordSort.Name => ByName(word, at, clause),
                _ => -1,
            };
            if (place >= 0)
                return new Home(place, RegionBases.Article, null, at);
        }

        return null;
    }

    private static bool IsStudied(ReadOnlySpan<char> before)
    {
        foreach (var word in StudyWords)
        {
            if (before.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // 南通市委, 上海市人民政府; 长三角地区主要领导座谈会.
    private int ByName(RegionWord word, TextSpan name, TextSpan clause)
    {
        if (word.Candidates is not [{ Form: NameForm.Full or NameForm.Short } candidate])
            return -1;
        var folded = document.Folded;
        if (document.Places.IsCrossBoundary(candidate.Place))
        {
            var rest = folded.AsSpan(name.End, Math.Min(clause.End, name.End + MeetingReach) - name.End);
            foreach (var meeting in MeetingWords)
            {
                if (rest.Contains(meeting, StringComparison.Ordinal))
                    return candidate.Place;
            }

            return -1;
        }

        return document.IsBodyBehind(name.End) ? candidate.Place : -1;
    }

    private Home? OwnWords()
    {
        foreach (var match in document.Tokens.Within(article.Span))
        {
            var word = document.Words[match.Entry];
            if (word.Sort == RegionWordSort.Deictic && document.PlaceAt(word.Points!, article) is >= 0 and var place)
                return new Home(place, RegionBases.Article, null, new TextSpan(match.Start, match.End));
        }

        return null;
    }

    private Home? Publisher() =>
        document.PublisherOf(article) is { } publisher && document.PlaceOfPublisher(publisher) is >= 0 and var place
            ? new Home(place, RegionBases.Publisher, publisher, null)
            : null;

    private Home? MostNamed()
    {
        if (document.MostNamed(article.Span, null) is not { } most)
            return null;
        return document.CountNational(article.Span) > most.Times
            ? null
            : new Home(most.Place, RegionBases.Article, null, most.First);
    }

    private Home? National()
    {
        foreach (var match in document.Tokens.Within(article.Span))
        {
            if (document.Words[match.Entry] is { Sort: RegionWordSort.National } or { Points: RegionLevels.Country })
                return new Home(document.Places.China, RegionBases.Article, null, new TextSpan(match.Start, match.End));
        }

        return null;
    }
}
