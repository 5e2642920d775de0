using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>One character for a place, said in runs of two or more: 沪苏浙.</summary>
internal sealed class Abbreviations
{
    private readonly Dictionary<char, int> _places = [];

    public Abbreviations(RegionFile file, Places places)
    {
        foreach (var (character, slug) in file.Entries("abbreviations"))
        {
            if (character.Length != 1 || !places.TryFind(slug.Text(), out var place))
                throw slug.Fault("one character and the slug of a place are expected here");
            _places[character[0]] = place;
        }
    }

    /// <summary>The runs in a sentence outside the words already found: each place with its character, and the run.</summary>
    public IEnumerable<(int Place, TextSpan Span, TextSpan Run)> Runs(
        string folded, TextSpan sentence, WordMatch[] found)
    {
        var next = 0;
        for (var at = sentence.Start; at < sentence.End; at++)
        {
            while (next < found.Length && found[next].End <= at)
                next++;
            var free = next < found.Length ? found[next].Start : sentence.End;
            var end = at;
            while (end < Math.Min(free, sentence.End) && _places.ContainsKey(folded[end]))
                end++;
            for (var i = at; end - at > 1 && i < end; i++)
                yield return (_places[folded[i]], new TextSpan(i, i + 1), new TextSpan(at, end));
            at = Math.Max(at, end - 1);
            if (free <= at && next < found.Length)
                at = found[next].End - 1;
        }
    }
}
