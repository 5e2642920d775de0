using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>Which place a newspaper, an agency or a site belongs to.</summary>
internal sealed class Publishers
{
    private readonly List<(string Name, int Place)> _names = [];
    private readonly WordSet _papers;
    private readonly ScriptFold _fold;
    private readonly Places _places;

    public Publishers(RegionFile file, Places places, ScriptFold fold)
    {
        (_fold, _places) = (fold, places);
        _papers = new WordSet(file.Words("papers"), fold);
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

        var county = -1;
        for (var place = 0; place < _places.Count; place++)
        {
            var name = _places[place].Name;
            if (!folded.StartsWith(name[..2], StringComparison.Ordinal) || _places.IsAbolished(place))
                continue;
            if (_places[place].Level is RegionLevels.Province or RegionLevels.Prefecture)
                return place;
            if (_places[place].Level == RegionLevels.County && IsPaperOf(folded, name))
                county = county < 0 ? place : -1;
        }

        return county;
    }

    // 海安日报, 海安市政府.
    private bool IsPaperOf(string publisher, string county) =>
        publisher.StartsWith(county, StringComparison.Ordinal)
        || (publisher.StartsWith(county[..^1], StringComparison.Ordinal) && _papers.LengthAt(publisher, county.Length - 1) > 0);
}
