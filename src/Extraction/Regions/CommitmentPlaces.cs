using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Regions;

/// <summary>What surrounds a commitment: the places spoken of before it, its speaker's place, its article's.</summary>
internal sealed class CommitmentPlaces(CommitmentSentence sentence, DocumentPlaces document) : IPlaceContext
{
    private Home? Article => document.HomeOf(sentence.Article);

    private Home? Speaker => sentence.Speaker is { } speaker ? document.HomeOf(speaker, sentence.Article) : null;

    public IEnumerable<int> Around(TextSpan name)
    {
        var near = new List<int>();
        document.Mentions.Lately(new TextSpan(sentence.Article.Span.Start, name.Start), near);
        if (Speaker is { } speaker)
            near.Add(speaker.Place);
        if (Article is { } article)
            near.Add(article.Place);
        if (document.PublisherOf(sentence.Article) is { } publisher
            && document.PlaceOfPublisher(publisher) is >= 0 and var published)
        {
            near.Add(published);
        }

        return near;
    }

    public int PlaceAt(string level)
    {
        // 打造全省增长极, a city's leader says: of the province in passing.
        if (sentence.Kind == CommitmentKinds.Pledge && level == RegionLevels.Province
            && Speaker is { } own && document.Places[own.Place].Level is RegionLevels.Prefecture or RegionLevels.County)
        {
            return -1;
        }

        foreach (var home in new[] { Speaker, Article })
        {
            if (home is not null && document.Places.AtLevel(home.Place, level) is >= 0 and var place)
                return place;
        }

        return document.PlaceAt(level, sentence.Article);
    }

    public bool IsNamedBefore(int place, int position) =>
        document.Mentions.IsNamedIn(place, new TextSpan(sentence.Article.Span.Start, position));

    /// <summary>
    /// The place for which the speaker himself acts, which counts even where others are named; null where he speaks
    /// for a meeting or for all.
    /// </summary>
    public Home? OwnPlace()
    {
        if (sentence.Kind != CommitmentKinds.Pledge)
            return null;
        if (sentence.Speaker is null)
            return Article;
        if (Speaker is not { } own)
            return null;

        // Among peers a leader speaks for all until he comes to his own place.
        var isHost = Article is not { } article
            || !document.Places.IsCrossBoundary(article.Place)
            || HasNamed(own.Place);
        return isHost ? own : null;
    }

    /// <summary>Whose meeting it is; else the speaker's place.</summary>
    public Home? Inherited() => Article ?? Speaker;

    private bool HasNamed(int place)
    {
        var from = sentence.Speaker!.Named.Start;
        return from <= sentence.Span.End && document.Mentions.IsNamedIn(place, new TextSpan(from, sentence.Span.End));
    }
}
