using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>Which place a newspaper, an agency or a site belongs to.</summary>
internal sealed class Publishers
{
    private readonly List<(string Name, int Place)> _names = [];
    private readonly ScriptFold _fold;
    private readonly Places _places;

    public Publishers(RegionFile file, Places places, ScriptFold fold)
    {
        (_fold, _places) = (fold, places);
        foreach (var (slug, list) in file.Entries("publishers"))
        {
            if (!places.TryFind(slug, out var place))
                throw list.Fault($"no place has the slug '{slug}'");
            foreach (var name in list.Words())
                _names.Add((fold.Fold(name), place));
        }
    }

    /// <summary>By its own name, else by the province or city that its name begins with (南通日报); -1 otherwise.</summary>
    public int PlaceOf(string publisher)
    {
        var folded = _fold.Fold(publisher);
        foreach (var (name, place) in _names)
        {
            if (folded.Contains(name, StringComparison.Ordinal))
                return place;
        }

        for (var place = 0; place < _places.Count; place++)
        {
            if (_places[place].Level is RegionLevels.Province or RegionLevels.Prefecture
                && folded.StartsWith(_places[place].Name[..2], StringComparison.Ordinal))
            {
                return place;
            }
        }

        return -1;
    }
}
