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
    private const int ClearSigns = 3;

    public Home? Find()
    {
        foreach (var span in Lead())
        {
            if (InLead(span) is { } home)
                return home;
        }

        // A national newscast tells of many places; only its title makes one of them its own.
        var publisher = Publisher();
        return publisher?.Place == document.Places.China
            ? InTitle() ?? publisher
            : OwnWords() ?? publisher ?? Signs(ClearSigns) ?? MostNamed() ?? Signs(1) ?? National();
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
        if (BareBody(span) is { } body)
            return body;
        foreach (var match in document.Tokens.Within(span))
        {
            var word = document.Words[match.Entry];
            var at = new TextSpan(match.Start, match.End);
            var clause = Clause.Around(folded, span, at);
            var before = folded.AsSpan(clause.Start, match.Start - clause.Start);
            if (document.Cues.Studied.IndexIn(before) >= 0)
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

    // 昨天,省推进长三角一体化发展领导小组召开会议; 市防汛工作会议召开.
    private Home? BareBody(TextSpan span)
    {
        var folded = document.Folded;
        for (var at = span.Start; at < span.End; at++)
        {
            var isStart = at == span.Start || folded[at - 1] is ',' or ' ' or ')' or '日' or '午' or '天';
            if (!isStart || folded[at] is not ('省' or '市') || document.IsBodyBehind(at))
                continue;
            var clause = Clause.Around(folded, span, new TextSpan(at, at + 1));
            var rest = folded.AsSpan(at, Math.Min(clause.End, at + MeetingReach) - at);
            var level = folded[at] == '省' ? RegionLevels.Province : RegionLevels.Prefecture;
            if (document.Cues.Meetings.IndexIn(rest) >= 0 && document.PlaceAt(level, article) is >= 0 and var place)
                return new Home(place, RegionBases.Article, null, new TextSpan(at, at + 1));
        }

        return null;
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
            if (rest.IndexOf(' ') is >= 0 and var blank)
                rest = rest[..blank];
            var before = folded.AsSpan(clause.Start, name.Start - clause.Start);
            var isAim = document.Cues.Aims.Ends(before);
            return document.Cues.Meetings.IndexIn(rest) >= 0 && (!isAim || IsGroupOfAll(before, rest)) ? candidate.Place : -1;
        }

        return document.IsBodyBehind(name.End) ? candidate.Place : -1;
    }

    // 推动长三角一体化发展领导小组 is the region's, 省推进长三角一体化发展领导小组 the province's.
    private static bool IsGroupOfAll(ReadOnlySpan<char> before, ReadOnlySpan<char> rest) =>
        rest.IndexOf("领导小组", StringComparison.Ordinal) is >= 0 and <= 6
        && (before.Length <= 2 || before[^3] is not ('省' or '市' or '区' or '县' or '委'));

    private Home? InTitle()
    {
        if (article.Title is not { } title || document.MostNamed(title.Span, null) is not { } named)
            return null;
        return document.Places.IsAdministrative(named.Place)
            ? new Home(named.Place, RegionBases.Article, null, named.First)
            : null;
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

    // 施政報告, 綜援: words said in one place only.
    private Home? Signs(int needed)
    {
        var places = new Dictionary<int, (int Times, TextSpan First)>();
        foreach (var match in document.Tokens.Within(article.Span))
        {
            if (document.Words[match.Entry] is not { Sort: RegionWordSort.Sign, Candidates: [var sign] })
                continue;
            var (times, first) = places.GetValueOrDefault(sign.Place, (0, new TextSpan(match.Start, match.End)));
            places[sign.Place] = (times + 1, first);
        }

        if (places.Count == 0)
            return null;
        var (place, most) = places.MaxBy(one => one.Value.Times);
        return most.Times >= needed ? new Home(place, RegionBases.Article, null, most.First) : null;
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
