using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>A place that a text names.</summary>
/// <param name="Span">The name's place in the reading.</param>
/// <param name="Others">Other places of that name, best first, where nothing told them apart.</param>
internal readonly record struct NamedPlace(int Place, TextSpan Span, IReadOnlyList<int> Others);

/// <summary>What helps to tell places of one name apart.</summary>
internal interface IPlaceContext
{
    /// <summary>The places that the surroundings of a name speak of, nearest first.</summary>
    IEnumerable<int> Around(TextSpan name);

    /// <summary>The place a word such as 全省 points at; -1 where unknown.</summary>
    int PlaceAt(string level);

    /// <summary>Whether a longer name of the place stands before, in the same article.</summary>
    bool IsNamedBefore(int place, int position);
}

/// <summary>Finds the places that a sentence names.</summary>
internal sealed class NamedPlaces(
    Places places, RegionWords words, NameChoice choice, NameVetoes vetoes, Abbreviations abbreviations)
{
    /// <summary>The places that a part of a sentence names and is about, in the order of their names.</summary>
    public List<NamedPlace> Read(string folded, TextSpan sentence, RegionTokens tokens, IPlaceContext context)
    {
        var found = new List<Found>();
        var within = tokens.Within(sentence);
        for (var i = 0; i < within.Length; i++)
        {
            var token = within[i];
            var word = words[token.Entry];
            var span = new TextSpan(token.Start, token.End);
            switch (word.Sort)
            {
                case RegionWordSort.Name:
                    if (choice.Choose(folded, span, word.Candidates, Neighbours(found, within[(i + 1)..], span), context) is { } chosen)
                        found.Add(new Found(chosen, span, FoundAs.Name));
                    break;
                case RegionWordSort.Several:
                    foreach (var candidate in word.Candidates)
                        found.Add(new Found(new NamedPlace(candidate.Place, span, []), span, FoundAs.Run));
                    break;
                case RegionWordSort.Deictic:
                    if (context.PlaceAt(word.Points!) is >= 0 and var place)
                        found.Add(new Found(new NamedPlace(place, span, []), span, FoundAs.Deictic));
                    break;
                default:
                    break;
            }
        }

        foreach (var (place, span, run) in abbreviations.Runs(folded, sentence, within.ToArray()))
            found.Add(new Found(new NamedPlace(place, span, []), run, FoundAs.Run));
        found.Sort((one, other) => one.Named.Span.Start.CompareTo(other.Named.Span.Start));
        JoinChains(folded, found);
        found.RemoveAll(one => IsVetoed(folded, sentence, one));
        return [.. found.Select(one => one.Named)];
    }

    private NameNeighbours Neighbours(List<Found> found, ReadOnlySpan<WordMatch> rest, TextSpan name)
    {
        var next = rest.Length > 0 && rest[0].Start == name.End + 1 && words[rest[0].Entry] is { Candidates.Count: > 0 } word
            ? word.Candidates[0].Place
            : -1;
        return new NameNeighbours(found.Count > 0 ? found[^1].Named : null, next);
    }

    // 安徽合肥, 上海张江: only the last member of a chain counts.
    private void JoinChains(string folded, List<Found> found)
    {
        for (var i = found.Count - 2; i >= 0; i--)
        {
            var (outer, inner) = (found[i], found[i + 1]);
            if (outer.As == FoundAs.Name && inner.As == FoundAs.Name
                && Touch(folded, outer.Whole.End, inner.Whole.Start)
                && outer.Named.Place != inner.Named.Place
                && places.BelongsTo(inner.Named.Place, outer.Named.Place))
            {
                found[i] = inner with { Whole = new TextSpan(outer.Whole.Start, inner.Whole.End) };
                found.RemoveAt(i + 1);
            }
        }
    }

    // 甘肃临夏州积石山县: a bare name may have its suffix behind it.
    private static bool Touch(string folded, int end, int start) =>
        end == start || (end + 1 == start && folded[end] is '省' or '市' or '州' or '区' or '县');

    private bool IsVetoed(string folded, TextSpan sentence, Found found) =>
        found.As != FoundAs.Deictic
        && vetoes.Veto(
            folded, sentence, found.Whole, places.IsCrossBoundary(found.Named.Place), found.As == FoundAs.Run);

    private enum FoundAs
    {
        Name,
        Run,
        Deictic,
    }

    // Whole: the chain or the run that the name is part of.
    private readonly record struct Found(NamedPlace Named, TextSpan Whole, FoundAs As);
}
