using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Words;

/// <summary>
/// The lexicon words of one text, by use, in the order of their starts, the longest first at each start. To be disposed
/// of when the text is done with: its memory serves the next text.
/// </summary>
internal sealed class TextScan(MatchList[] byUse) : IDisposable
{
    public void Dispose()
    {
        foreach (var list in byUse)
            list.Dispose();
    }

    public ReadOnlySpan<WordMatch> All(WordUse use) => byUse[(int)use].AsSpan();

    /// <summary>
    /// The words that start in the span. A word that starts in it can end behind it where the span cuts a word; no
    /// word crosses the end of a sentence.
    /// </summary>
    public ReadOnlySpan<WordMatch> Within(WordUse use, TextSpan span)
    {
        var list = byUse[(int)use];
        var first = list.FirstFrom(span.Start);
        return list.AsSpan()[first..Math.Max(first, list.FirstFrom(span.End))];
    }

    /// <summary>The words that start at a place, the longest first.</summary>
    public ReadOnlySpan<WordMatch> At(WordUse use, int place)
    {
        var list = byUse[(int)use];
        var matches = list.AsSpan();
        var first = list.FirstFrom(place);
        var end = first;
        while (end < matches.Length && matches[end].Start == place)
            end++;
        return matches[first..end];
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
}
