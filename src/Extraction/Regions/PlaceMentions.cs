using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Regions;

/// <summary>
/// Where a document names its places, read once: so that asking what was named before a place of the text, or lately,
/// takes no walk back through the article.
/// </summary>
internal sealed class PlaceMentions
{
    /// <summary>How many different places <see cref="Lately"/> looks back for.</summary>
    private const int Remembered = 6;

    private readonly Dictionary<int, List<int>> _starts = [];
    private readonly List<int> _administrative = [];
    private readonly List<(int Place, int Start)> _latest = [];

    public PlaceMentions(DocumentPlaces document)
    {
        var latest = new List<(int Place, int Start)>(Remembered + 1);
        foreach (var match in document.Tokens.All)
        {
            if (document.SinglePlace(match) is not (>= 0 and var place))
                continue;
            if (!_starts.TryGetValue(place, out var starts))
                _starts[place] = starts = [];
            starts.Add(match.Start);
            if (!document.Places.IsAdministrative(place))
                continue;
            latest.RemoveAll(one => one.Place == place);
            latest.Insert(0, (place, match.Start));
            if (latest.Count > Remembered)
                latest.RemoveAt(Remembered);
            _administrative.Add(match.Start);
            _latest.AddRange(latest);
            for (var missing = latest.Count; missing < Remembered; missing++)
                _latest.Add((-1, -1));
        }
    }

    /// <summary>Whether a place is named in a part of the text.</summary>
    public bool IsNamedIn(int place, TextSpan part)
    {
        if (!_starts.TryGetValue(place, out var starts))
            return false;
        var first = FirstFrom(starts, part.Start);
        return first < starts.Count && starts[first] < part.End;
    }

    /// <summary>Adds the provinces, cities and counties named last in a part of the text, the nearest to its end first.</summary>
    public void Lately(TextSpan part, List<int> near)
    {
        var last = FirstFrom(_administrative, part.End) - 1;
        for (var i = 0; last >= 0 && i < Remembered; i++)
        {
            var (place, start) = _latest[(last * Remembered) + i];
            if (start < part.Start)
                break;
            near.Add(place);
        }
    }

    private static int FirstFrom(List<int> starts, int place)
    {
        var found = starts.BinarySearch(place);
        return found < 0 ? ~found : found;
    }
}
