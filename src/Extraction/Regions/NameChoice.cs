using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Regions;

/// <summary>The names around a name in its sentence.</summary>
/// <param name="Before">The place named before it.</param>
/// <param name="Next">A place that the word one character behind it may mean; -1 where there is none.</param>
internal readonly record struct NameNeighbours(NamedPlace? Before, int Next);

/// <summary>Decides which place a name means, where several have it or it may be an ordinary word.</summary>
internal sealed class NameChoice
{
    private readonly Places _places;
    private readonly HashSet<char> _beforeLater;
    private readonly int[] _countiesKnownBare;

    public NameChoice(Places places, RegionFile file)
    {
        _places = places;
        _beforeLater = [.. file.Words("beforeLater").Select(word => word[0])];
        _countiesKnownBare = [.. file.Words("countiesKnownBare").Select(_places.Find)];
    }

    /// <returns>Null where the word is no place's name here.</returns>
    public NamedPlace? Choose(
        string folded,
        TextSpan name,
        IReadOnlyList<NameCandidate> candidates,
        NameNeighbours neighbours,
        IPlaceContext context)
    {
        // 河北安新: the place named right before contains it.
        if (neighbours.Before is { } parent && parent.Span.End == name.Start
            && candidates.Where(one => _places.IsWithin(one.Place, parent.Place)).ToList() is [var child, ..])
        {
            return new NamedPlace(child.Place, name, []);
        }

        var eligible = candidates.Where(one => IsEligible(one, candidates, folded, name, neighbours, context)).ToList();
        if (eligible.Count <= 1)
            return eligible.Count == 0 ? null : new NamedPlace(eligible[0].Place, name, []);

        // A province's name before a city's, a city's before a county's.
        var highest = eligible.Min(one => Rank(one.Place));
        eligible.RemoveAll(one => Rank(one.Place) > highest && one.Form != NameForm.Full);
        if (eligible.Any(one => Rank(one.Place) == 0))
            return new NamedPlace(eligible.First(one => Rank(one.Place) == 0).Place, name, []);
        foreach (var place in context.Around(name))
        {
            foreach (var one in eligible)
            {
                if (_places.IsWithin(one.Place, place) || _places.IsWithin(place, one.Place))
                    return new NamedPlace(one.Place, name, []);
            }
        }

        return new NamedPlace(eligible[0].Place, name, [.. eligible.Skip(1).Select(one => one.Place)]);
    }

    private bool IsEligible(
        NameCandidate one,
        IReadOnlyList<NameCandidate> all,
        string folded,
        TextSpan name,
        NameNeighbours neighbours,
        IPlaceContext context) => one.Form switch
    {
        NameForm.Full => true,
        NameForm.Later => StandsAlone(folded, name) && context.IsNamedBefore(one.Place, name.Start),
        NameForm.Ordinary => IsListedWith(folded, name, one.Place, neighbours),
        _ => _places[one.Place].Level != RegionLevels.County || IsKnownByBareName(one.Place, all, name, context),
    };

    // 推进示范区建设, but not 富裕示范区.
    private bool StandsAlone(string folded, TextSpan name) =>
        name.Start == 0 || !IsHan(folded[name.Start - 1]) || _beforeLater.Contains(folded[name.Start - 1]);

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    // 佛山、中山、江门: in a list of places of its level.
    private bool IsListedWith(string folded, TextSpan name, int place, NameNeighbours neighbours) =>
        (neighbours.Before is { } sibling
            && sibling.Span.End + 1 == name.Start
            && folded[sibling.Span.End] is '、' or '和' or '与'
            && _places[sibling.Place].Level == _places[place].Level)
        || (neighbours.Next >= 0
            && folded[name.End] is '、'
            && _places[neighbours.Next].Level == _places[place].Level);

    private bool IsKnownByBareName(int county, IReadOnlyList<NameCandidate> all, TextSpan name, IPlaceContext context) =>
        (all.Count == 1 && _countiesKnownBare.Any(province => _places.IsWithin(county, province)))
        || context.Around(name).Any(place => _places.IsAdministrative(place) && _places.IsWithin(county, place));

    private int Rank(int place) => _places[place].Level switch
    {
        RegionLevels.County => 2,
        RegionLevels.Prefecture => 1,
        _ => 0,
    };
}
