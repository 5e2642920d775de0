using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Regions;

/// <summary>
/// The names that a title with a place in it introduces in a document (上海市委书记 and the name behind it), found in one
/// pass and kept by the length of the name, so that asking for one name more reads no text again.
/// </summary>
internal sealed class TitledNames
{
    private const int LongestTitle = 40;

    private readonly string _folded;
    private readonly List<(int Name, Home Home)> _introduced = [];
    private readonly Dictionary<int, Dictionary<string, Home>> _byLength = [];

    /// <param name="homeOf">The place that a title names; null where it names none.</param>
    public TitledNames(string folded, HomeWords cues, Func<TextSpan, Home?> homeOf)
    {
        _folded = folded;
        for (var office = 0; (office = Next(cues, office)) < folded.Length; office++)
        {
            var name = office + cues.Offices.LengthAt(folded, office);
            if (_introduced.Count > 0 && _introduced[^1].Name >= name)
                continue; // 副市长 has introduced it already
            var start = name;
            while (start > 0 && name - start < LongestTitle && folded[start - 1] is not (',' or ';' or '。' or ':' or '\n' or ' '))
                start--;
            if (homeOf(new TextSpan(start, name)) is { } home)
                _introduced.Add((name, home));
        }
    }

    /// <summary>The place in the first title before a name.</summary>
    public Home? HomeOf(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty)
            return null;
        if (!_byLength.TryGetValue(name.Length, out var homes))
            _byLength[name.Length] = homes = OfLength(name.Length);
        return homes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var home) ? home : null;
    }

    private int Next(HomeWords cues, int from)
    {
        var next = cues.Offices.IndexIn(_folded.AsSpan(from));
        return next < 0 ? _folded.Length : from + next;
    }

    private Dictionary<string, Home> OfLength(int length)
    {
        var homes = new Dictionary<string, Home>(StringComparer.Ordinal);
        var names = homes.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (name, home) in _introduced)
        {
            if (name + length <= _folded.Length)
                names.TryAdd(_folded.AsSpan(name, length), home);
        }

        return homes;
    }
}
