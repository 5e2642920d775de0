using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>What a word of the region lexicon is.</summary>
internal enum RegionWordSort
{
    /// <summary>A name that one or more places have.</summary>
    Name,

    /// <summary>A word for several places at once (沪杭).</summary>
    Several,

    /// <summary>A longer word that holds a name and is none.</summary>
    Trap,

    /// <summary>我市, 全省.</summary>
    Deictic,

    /// <summary>A body that tells whose meeting it is (市委, 国务院).</summary>
    Body,

    /// <summary>A word of national business.</summary>
    National,

    /// <summary>A word that is said in one place only (綜援).</summary>
    Sign,
}

/// <summary>How a word is a place's name.</summary>
internal enum NameForm
{
    /// <summary>The official name, a former one, or an alias: it stands for itself.</summary>
    Full,

    /// <summary>Without its suffix.</summary>
    Short,

    /// <summary>Without its suffix, and an ordinary word besides.</summary>
    Ordinary,

    /// <summary>Counts once the full name has been given.</summary>
    Later,
}

/// <summary>A place that a word may be the name of.</summary>
internal readonly record struct NameCandidate(int Place, NameForm Form);

/// <summary>A word of the region lexicon.</summary>
/// <param name="Candidates">For names and words for several places: which.</param>
/// <param name="Points">For deictics and bodies: the level meant, or the slug of the place.</param>
internal sealed record RegionWord(RegionWordSort Sort, IReadOnlyList<NameCandidate> Candidates, string? Points)
{
    /// <summary>The place a name means wherever it stands; null for an ordinary word and for a name of several.</summary>
    public NameCandidate? Single { get; } = SingleOf(Sort, Candidates);

    private static NameCandidate? SingleOf(RegionWordSort sort, IReadOnlyList<NameCandidate> candidates)
    {
        if (sort != RegionWordSort.Name)
            return null;
        NameCandidate? single = null;
        foreach (var candidate in candidates)
        {
            if (candidate.Form == NameForm.Ordinary)
                continue;
            if (single is not null)
                return null;
            single = candidate;
        }

        return single is { Form: NameForm.Full or NameForm.Short } ? single : null;
    }
}

/// <summary>The words that the region rules look for, gathered into the word index.</summary>
internal sealed class RegionWords
{
    private readonly List<RegionWord> _words = [];
    private readonly WordSet _before;
    private readonly WordSet _behind;

    public RegionWords(
        RegionFile file, Places places, IReadOnlyDictionary<string, PlaceNames> names, ScriptFold fold, WordIndex index)
    {
        _before = new WordSet(file.Words("wordsBefore"), fold);
        _behind = new WordSet(file.Words("wordsBehind"), fold);
        foreach (var (name, candidates) in NamesOf(file, places, names, fold))
            Add(index, name, new RegionWord(RegionWordSort.Name, candidates, null));
        foreach (var (word, slugs) in file.Entries("collectives"))
            Add(index, word, new RegionWord(RegionWordSort.Several, [.. slugs.Words().Select(Place)], null));
        foreach (var (slug, list) in file.Entries("signs"))
        {
            foreach (var word in list.Words())
                Add(index, word, new RegionWord(RegionWordSort.Sign, [Place(slug)], null));
        }

        foreach (var word in file.Words("traps"))
            Add(index, word, new RegionWord(RegionWordSort.Trap, [], null));
        foreach (var (section, sort) in new[]
        {
            ("deictics", RegionWordSort.Deictic), ("bodies", RegionWordSort.Body),
        })
        {
            foreach (var (points, list) in file.Entries(section))
            {
                foreach (var word in list.Words())
                    Add(index, word, new RegionWord(sort, [], points));
            }
        }

        foreach (var word in file.Words("national"))
            Add(index, word, new RegionWord(RegionWordSort.National, [], null));

        NameCandidate Place(string slug) =>
            places.TryFind(slug, out var place)
                ? new NameCandidate(place, NameForm.Full)
                : throw new LexiconException(RegionFile.Name, 0, $"no place has the slug '{slug}'");
    }

    public RegionWord this[int entry] => _words[entry];

    /// <summary>Whether a bare name is the end of one word and the start of the next: 提高安全.</summary>
    public bool IsSplit(string folded, WordMatch match) =>
        match is { Start: > 0, Length: 2 } && _words[match.Entry].Sort == RegionWordSort.Name
        && _before.LengthAt(folded, match.Start - 1) == 2 && _behind.LengthAt(folded, match.End - 1) == 2;

    private void Add(WordIndex index, string word, RegionWord meaning)
    {
        index.Add(WordUse.Regions, word, _words.Count);
        _words.Add(meaning);
    }

    // One entry a name, however many places have it; an existing place before one that is no more.
    private static Dictionary<string, List<NameCandidate>> NamesOf(
        RegionFile file, Places places, IReadOnlyDictionary<string, PlaceNames> names, ScriptFold fold)
    {
        var ordinary = file.Words("ordinary").ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, List<NameCandidate>>(StringComparer.Ordinal);
        var byAge = Enumerable.Range(0, places.Count).OrderBy(place => places.IsAbolished(place) ? 1 : 0);
        foreach (var place in byAge)
        {
            var (region, called) = (places[place], names[places[place].Slug]);
            if (called.Silent)
                continue;
            var isOrdinary = ordinary.Contains(region.Name);
            var isLater = called.Later.Contains(region.Name);
            Found(region.Name, isLater ? NameForm.Later : isOrdinary ? NameForm.Ordinary : NameForm.Full);
            foreach (var other in called.Others)
                Found(other, places.IsAdministrative(place) && ordinary.Contains(other) ? NameForm.Ordinary : NameForm.Full);
            foreach (var later in called.Later)
                Found(later, NameForm.Later);
            if (called.Short is { } shortName && !places.IsAbolished(place))
                Found(shortName, ordinary.Contains(shortName) ? NameForm.Ordinary : NameForm.Short);

            void Found(string name, NameForm form)
            {
                var key = fold.Fold(name);
                var list = found.TryGetValue(key, out var known) ? known : found[key] = [];
                if (!list.Any(candidate => candidate.Place == place))
                    list.Add(new NameCandidate(place, form));
            }
        }

        return found;
    }
}
