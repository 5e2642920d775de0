using System.Runtime.InteropServices;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>
/// The words of the region lexicon in a document, of those that overlap the first and longest. Bodies stand beside the
/// names in them (上海市委), but no word counts inside a trap.
/// </summary>
internal sealed class RegionTokens
{
    private readonly List<WordMatch> _tokens = [];

    public RegionTokens(string folded, TextScan scan, RegionWords words)
    {
        var (end, trapEnd) = (0, 0);
        foreach (var match in scan.All(WordUse.Regions))
        {
            var sort = words[match.Entry].Sort;
            if (sort is RegionWordSort.Body or RegionWordSort.National or RegionWordSort.Sign)
            {
                if (match.Start >= trapEnd)
                    _tokens.Add(match);
                continue;
            }

            if (match.Start < end || words.IsSplit(folded, match))
                continue;
            end = match.End;
            if (sort == RegionWordSort.Trap)
                trapEnd = end;
            _tokens.Add(match);
        }
    }

    /// <summary>The words that start in the span, in reading order.</summary>
    public ReadOnlySpan<WordMatch> Within(TextSpan span)
    {
        var all = CollectionsMarshal.AsSpan(_tokens);
        var first = FirstAtOrAfter(all, span.Start);
        return all[first..FirstAtOrAfter(all, span.End)];
    }

    private static int FirstAtOrAfter(ReadOnlySpan<WordMatch> all, int position)
    {
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Start < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
