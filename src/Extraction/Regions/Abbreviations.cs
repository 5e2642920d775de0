using System.Buffers;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>One character for a place: in runs of two or more (沪苏浙), or behind a verb that places take (援疆, 在沪).</summary>
internal sealed class Abbreviations
{
    private readonly Dictionary<char, int> _inRuns;
    private readonly Dictionary<char, int> _alone;
    private readonly HashSet<char> _before;
    private readonly SearchValues<char> _all;

    public Abbreviations(RegionFile file, Places places)
    {
        _inRuns = Read("abbreviations");
        _alone = Read("abbreviatedAlone");
        _all = SearchValues.Create([.. _inRuns.Keys, .. _alone.Keys]);
        _before = [.. file.Words("abbreviatedAfter").Select(word => word[0])];

        Dictionary<char, int> Read(string section)
        {
            var found = new Dictionary<char, int>();
            foreach (var (character, slug) in file.Entries(section))
            {
                if (character.Length != 1 || !places.TryFind(slug.Text(), out var place))
                    throw slug.Fault("one character and the slug of a place are expected here");
                found[character[0]] = place;
            }

            return found;
        }
    }

    /// <summary>Those in a sentence outside the words already found: each place with its character, and the run.</summary>
    public IEnumerable<(int Place, TextSpan Span, TextSpan Run)> Runs(
        string folded, TextSpan sentence, WordMatch[] found)
    {
        var next = 0;
        for (var at = sentence.Start; at < sentence.End; at++)
        {
            var abbreviation = folded.AsSpan(at, sentence.End - at).IndexOfAny(_all);
            if (abbreviation < 0)
                yield break;
            at += abbreviation;
            while (next < found.Length && found[next].End <= at)
                next++;
            if (next < found.Length && found[next].Start <= at)
            {
                at = found[next].End - 1;
                continue;
            }

            var free = next < found.Length ? Math.Min(found[next].Start, sentence.End) : sentence.End;
            var end = at;
            while (end < free && _inRuns.ContainsKey(folded[end]))
                end++;
            if (end - at > 1)
            {
                for (var i = at; i < end; i++)
                    yield return (_inRuns[folded[i]], new TextSpan(i, i + 1), new TextSpan(at, end));
                at = end - 1;
            }
            else if (at > sentence.Start && _before.Contains(folded[at - 1]) && _alone.TryGetValue(folded[at], out var place))
            {
                yield return (place, new TextSpan(at, at + 1), new TextSpan(at, at + 1));
            }
        }
    }
}
