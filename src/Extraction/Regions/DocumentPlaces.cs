using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>What a document tells of places as a whole: whose articles they are, which place each speaker governs.</summary>
internal sealed class DocumentPlaces(
    DocumentOutline outline, TextScan scan, DocumentHints hints, Places places, RegionWords words, HomeWords cues, Publishers publishers)
{
    // A bulletin of many articles is about many places.
    private const int ArticlesOfOnePlace = 6;
    private const int LongestTitle = 40;
    private const int LongestLead = 600;
    private const int StudiedReach = 10;
    private readonly Dictionary<int, Home?> _homes = [];
    private readonly Dictionary<string, Home?> _speakers = new(StringComparer.Ordinal);

    public string Folded => outline.Reading.Folded;

    /// <summary>The words of the region lexicon in it.</summary>
    public RegionTokens Tokens { get; } = new(outline.Reading.Folded, scan, words);

    public Places Places => places;

    public RegionWords Words => words;

    public HomeWords Cues => cues;

    public Home? HomeOf(Article article)
    {
        if (!_homes.TryGetValue(article.Ordinal, out var home))
        {
            _homes[article.Ordinal] = null; // what is asked meanwhile does without
            _homes[article.Ordinal] = home = new ArticleHome(this, article).Find();
        }

        return home;
    }

    /// <summary>The place a speaker governs by his title, here or elsewhere in the document.</summary>
    public Home? HomeOf(Speaker speaker, Article article)
    {
        if (speaker.Sort != SpeakerSort.Person)
            return null;
        if (!_speakers.TryGetValue(speaker.Name, out var home))
        {
            home = (speaker.Title is { } title ? InTitle(title, article) : null) ?? ByName(speaker.Name);
            _speakers[speaker.Name] = home;
        }

        return home;
    }

    public string? PublisherOf(Article article) => hints.Publisher ?? article.Publisher;

    public int PlaceOfPublisher(string publisher) => publishers.PlaceOf(publisher);

    /// <summary>The place of a body that names none: 市委 by the city in question, 国务院 by the nation.</summary>
    public int PlaceOfBody(string points, Article article, TextSpan body) => points switch
    {
        RegionLevels.Country => places.China,
        RegionLevels.Province or RegionLevels.Prefecture or RegionLevels.County =>
            NameRightBefore(body) is >= 0 and var place ? place : PlaceAt(points, article),
        _ => places.TryFind(points, out var named) ? named : -1,
    };

    /// <summary>The province or city that 全省 or 市委 means in an article; -1 where nothing tells.</summary>
    public int PlaceAt(string level, Article article)
    {
        if (level == "either")
            level = RegionLevels.County;
        if (HomeOfKnown(article) is { } home && places.AtLevel(home.Place, level) is >= 0 and var own)
            return own;
        if (BodyOfLevel(article.Span, level) is >= 0 and var body)
            return body;
        if (LeaderOfLevel(article, level) is >= 0 and var led)
            return led;
        if (PublisherOf(article) is { } publisher
            && PlaceOfPublisher(publisher) is >= 0 and var published
            && places.AtLevel(published, level) is >= 0 and var near)
        {
            return near;
        }

        return MostNamed(article.Span, level)?.Place
            ?? (outline.Articles.Count <= ArticlesOfOnePlace ? MostNamed(Whole, level)?.Place : null)
            ?? BareCounty(article.Span, level);
    }

    /// <summary>Whether the name of a body follows: 市委, 省人民政府.</summary>
    public bool IsBodyBehind(int position) => cues.BodyEndings.LengthAt(Folded, position) > 0;

    /// <summary>The place named most often in a span, the first of equals; at a level only, where one is given.</summary>
    public (int Place, int Times, TextSpan First)? MostNamed(TextSpan span, string? level)
    {
        var counts = new Dictionary<int, (int Times, TextSpan First)>();
        var cities = new Dictionary<int, int>();
        foreach (var match in Tokens.Within(span))
        {
            if (SinglePlace(match) is not (>= 0 and var place))
                continue;
            var named = place;
            if (level is not null)
                place = places.IsAdministrative(place) ? places.Administrator(place, level) : -1;
            if (place < 0 || (level is not null && places[place].Codes is [{ Code: ['8', ..] }, ..]))
                continue;
            counts[place] = counts.TryGetValue(place, out var known)
                ? (known.Times + 1, known.First)
                : (1, new TextSpan(match.Start, match.End));
            cities[named] = cities.GetValueOrDefault(named) + 1;
        }

        if (counts.Count == 0)
            return null;
        var (most, (times, first)) = counts
            .OrderByDescending(one => one.Value.Times).ThenBy(one => one.Value.First.Start).First();
        if (level is null)
            return (most, times, first);

        // 我市 is the one city of a county's rank that is named, if it is named no less than its prefecture.
        var inside = cities.Where(one => one.Key != most && places.AtLevel(one.Key, level) == one.Key && places.IsWithin(one.Key, most)).ToList();
        return inside is [var (city, count)] && count >= cities.GetValueOrDefault(most) ? (city, times, first) : (most, times, first);
    }

    // Where no place is named in full: 绿色苍南 in what 县委 says.
    private int BareCounty(TextSpan span, string level)
    {
        foreach (var match in Tokens.Within(span))
        {
            if (words[match.Entry].Single is { Form: NameForm.Short } only
                && places[only.Place].Level == RegionLevels.County
                && places.AtLevel(only.Place, level) == only.Place)
            {
                return only.Place;
            }
        }

        return -1;
    }

    public int CountNational(TextSpan span)
    {
        var count = 0;
        foreach (var match in Tokens.Within(span))
        {
            if (words[match.Entry] is { Sort: RegionWordSort.National } or { Points: RegionLevels.Country })
                count++;
        }

        return count;
    }

    /// <summary>The one place that a word names without help from its surroundings; -1 otherwise.</summary>
    public int SinglePlace(WordMatch match) =>
        words[match.Entry].Single is { } only
        && (only.Form == NameForm.Full || places[only.Place].Level != RegionLevels.County)
            ? only.Place
            : -1;

    private TextSpan Whole => new(0, Folded.Length);

    private Home? HomeOfKnown(Article article) => _homes.GetValueOrDefault(article.Ordinal);

    private int NameRightBefore(TextSpan body)
    {
        // 南通市委: the matches 南通市 and 市委 share a character.
        foreach (var match in Tokens.Within(new TextSpan(Math.Max(0, body.Start - 8), body.Start)))
        {
            if (match.End >= body.Start && match.End <= body.Start + 1 && SinglePlace(match) is >= 0 and var place)
                return place;
        }

        return -1;
    }

    // The first 南通市委, 江苏省政府 of that level.
    private int BodyOfLevel(TextSpan span, string level)
    {
        foreach (var match in Tokens.Within(span))
        {
            if (SinglePlace(match) is >= 0 and var place
                && (places[place].Level == level || places.AtLevel(place, level) == place)
                && IsBodyBehind(match.End)
                && !IsStudied(match.Start))
            {
                return place;
            }
        }

        return -1;
    }

    // 传达泰州市政府常务会议精神.
    private bool IsStudied(int name)
    {
        var before = Folded.AsSpan(Math.Max(0, name - StudiedReach), Math.Min(name, StudiedReach));
        return cues.Studied.IndexIn(before[(before.LastIndexOfAny(",;。\n") + 1)..]) >= 0;
    }

    // 市委书记李强 here, 上海市委书记李强 elsewhere.
    private int LeaderOfLevel(Article article, string level)
    {
        var lead = Folded.AsSpan(article.Span.Start, Math.Min(article.Span.Length, LongestLead));
        for (var at = 0; at < lead.Length; at++)
        {
            var office = cues.Offices.LengthAt(lead, at);
            for (var length = 3; office > 0 && length >= 2; length--)
            {
                if (at + office + length <= lead.Length
                    && IsGivenName(lead.Slice(at + office, length))
                    && ByName(lead.Slice(at + office, length).ToString()) is { } home
                    && places.AtLevel(home.Place, level) is >= 0 and var place)
                {
                    return place;
                }
            }
        }

        return -1;
    }

    private static bool IsGivenName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (c is < '\u4e00' or > '\u9fff' or '市' or '省' or '委')
                return false;
        }

        return true;
    }

    // A title with a place in it, ending in the name, anywhere in the document.
    private Home? ByName(string name)
    {
        for (var at = Folded.IndexOf(name, StringComparison.Ordinal); at >= 0;
            at = Folded.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var start = at;
            while (start > 0 && at - start < LongestTitle && Folded[start - 1] is not (',' or ';' or '。' or ':' or '\n' or ' '))
                start--;
            if (start < at && cues.Offices.IndexIn(Folded.AsSpan(start, at - start)) >= 0 && InTitle(new TextSpan(start, at), null) is { } home)
                return home;
        }

        return null;
    }

    private Home? InTitle(TextSpan title, Article? article)
    {
        foreach (var match in Tokens.Within(title))
        {
            var word = words[match.Entry];
            var place = word.Sort == RegionWordSort.Name
                ? SinglePlace(match)
                : word.Sort == RegionWordSort.Body
                    ? article is null && word.Points is RegionLevels.Province or RegionLevels.Prefecture or RegionLevels.County
                        ? -1
                        : PlaceOfBody(word.Points!, article!, new TextSpan(match.Start, match.End))
                    : -1;
            if (place >= 0)
                return new Home(place, RegionBases.Speaker, null, title);
        }

        return null;
    }
}
