using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Words;

/// <summary>The lexicon words of one text, by use, in the order of their starts, the longest first at each start.</summary>
internal sealed class TextScan(MatchList[] byUse)
{
    public ReadOnlySpan<WordMatch> All(WordUse use) => byUse[(int)use].AsSpan();

    /// <summary>
    /// The words that start in the span. A word that starts in it can end behind it where the span cuts a word; no
    /// word crosses the end of a sentence.
    /// </summary>
    public ReadOnlySpan<WordMatch> Within(WordUse use, TextSpan span)
    {
        var all = byUse[(int)use].AsSpan();
        var first = FirstAtOrAfter(all, span.Start);
        var last = first;
        while (last < all.Length && all[last].Start < span.End)
            last++;
        return all[first..last];
    }

    /// <summary>The words that lie in the span as a whole; only the last of those that start in it can reach beyond.</summary>
    public ReadOnlySpan<WordMatch> Inside(WordUse use, TextSpan span)
    {
        var within = Within(use, span);
        foreach (var match in within)
        {
            if (match.End > span.End)
                return Whole(within, span.End);
        }

        return within;
    }

    private static WordMatch[] Whole(ReadOnlySpan<WordMatch> matches, int end)
    {
        var whole = new List<WordMatch>(matches.Length);
        foreach (var match in matches)
        {
            if (match.End <= end)
                whole.Add(match);
        }

        return [.. whole];
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

/// <summary>
/// A growing list of matches kept in reading order. The matcher reports in the order of ends, so an insertion moves
/// past the few matches that started later, never further than the longest word.
/// </summary>
internal sealed class MatchList(int capacity)
{
    private WordMatch[] _items = new WordMatch[capacity];
    private int _count;

    public ReadOnlySpan<WordMatch> AsSpan() => _items.AsSpan(0, _count);

    public void Add(WordMatch match)
    {
        if (_count == _items.Length)
            Array.Resize(ref _items, _count * 2);
        var place = _count++;
        while (place > 0 && IsBefore(match, _items[place - 1]))
        {
            _items[place] = _items[place - 1];
            place--;
        }

        _items[place] = match;
    }

    private static bool IsBefore(WordMatch one, WordMatch other) =>
        one.Start < other.Start || (one.Start == other.Start && one.End > other.End);
}
