using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>The gazetteer by number, as the rules use it: a place is its index among <see cref="Gazetteer.Regions"/>.</summary>
internal sealed class Places
{
    private readonly IReadOnlyList<Region> _regions;
    private readonly Dictionary<string, int> _numbers;
    private readonly int[] _parents;
    private readonly int[][] _memberOf;

    public Places(Gazetteer gazetteer)
    {
        _regions = gazetteer.Regions;
        _numbers = new Dictionary<string, int>(_regions.Count, StringComparer.Ordinal);
        for (var i = 0; i < _regions.Count; i++)
            _numbers[_regions[i].Slug] = i;
        _parents = [.. _regions.Select(region => region.Parent is { } parent ? _numbers[parent] : -1)];
        _memberOf = [.. _regions.Select(region => region.MemberOf.Select(group => _numbers[group]).ToArray())];
        China = Find("china");
    }

    public int China { get; }

    public int Count => _regions.Count;

    public Region this[int place] => _regions[place];

    /// <exception cref="LexiconException">No place has that slug.</exception>
    public int Find(string slug) =>
        _numbers.TryGetValue(slug, out var place)
            ? place
            : throw new LexiconException(RegionFile.Name, 0, $"no place has the slug '{slug}'");

    public bool TryFind(string slug, out int place) => _numbers.TryGetValue(slug, out place);

    public bool IsAdministrative(int place) =>
        _regions[place].Level is RegionLevels.Province or RegionLevels.Prefecture or RegionLevels.County;

    /// <summary>A place that crosses boundaries: 长三角, 太湖流域.</summary>
    public bool IsCrossBoundary(int place) => !IsAdministrative(place) && place != China;

    /// <summary>A place of the standard that is no more.</summary>
    public bool IsAbolished(int place) =>
        _regions[place].Codes is { Count: > 0 } codes && codes[^1].ValidTo is not null;

    /// <summary>Whether a place is another or is administered by it, at any distance.</summary>
    public bool IsWithin(int place, int larger)
    {
        for (var next = place; next >= 0; next = _parents[next])
        {
            if (next == larger)
                return true;
        }

        return false;
    }

    /// <summary>Whether a place lies in another by administration or by membership.</summary>
    public bool BelongsTo(int place, int larger)
    {
        for (var next = place; next >= 0; next = _parents[next])
        {
            if (next == larger || _memberOf[next].Contains(larger))
                return true;
        }

        return false;
    }

    /// <summary>
    /// What 全省 or 市委 means in a place: itself or what administers it at that level, a city of a county's rank for
    /// itself; -1 where there is none.
    /// </summary>
    public int AtLevel(int place, string level) =>
        level == RegionLevels.Prefecture && _regions[place] is { Level: RegionLevels.County, Name: [.., '市'] }
            ? place
            : Administrator(place, level);

    /// <summary>The place itself or what administers it at that level; -1 where there is none.</summary>
    public int Administrator(int place, string level)
    {
        for (var next = place; next >= 0; next = _parents[next])
        {
            if (_regions[next].Level == level)
                return next;

            // A municipality is province and city at once.
            if (level == RegionLevels.Prefecture && IsMunicipality(next))
                return next;
        }

        return -1;
    }

    private bool IsMunicipality(int place) =>
        _regions[place].Level == RegionLevels.Province && _regions[place].Name.EndsWith('市');
}
