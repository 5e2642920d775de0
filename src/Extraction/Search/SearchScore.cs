namespace Tracker.Extraction.Search;

/// <summary>
/// How well a commitment fits what is looked for: how often each word stands in its quotes, more for the first time than
/// for the next ones and less the longer the quote is, and how close together the words stand. It needs no figures of the whole
/// database: what these tell apart, rare words from common ones, is the same for all hits, since each hit has every word.
/// </summary>
internal static class SearchScore
{
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.75;
    private const double UsualLength = 60;
    private const double ForCloseness = 1;
    private const double Scale = 1_000_000;

    public static int Of(SearchQuery query, IEnumerable<string> texts)
    {
        var best = 0.0;
        foreach (var text in texts)
            best = Math.Max(best, Of(query, SearchText.Read(text)));
        return (int)(best / query.Words.Count * Scale);
    }

    private static double Of(SearchQuery query, IReadOnlyList<SearchElement> elements)
    {
        var norm = Saturation * (1 - LengthWeight + (LengthWeight * elements.Count / UsualLength));
        var sum = 0.0;
        var places = new List<(int At, int Word)>();
        for (var word = 0; word < query.Words.Count; word++)
        {
            var count = 0;
            for (var i = 0; i < elements.Count; i++)
            {
                if (query.Words[word].LengthAt(elements, i) > 0)
                {
                    count++;
                    places.Add((i, word));
                }
            }

            sum += count * (Saturation + 1) / (count + norm);
        }

        return sum + (query.Words.Count > 1 ? ForCloseness * query.Words.Count * Closeness(places, query.Words.Count) : 0);
    }

    /// <summary>1 where all words stand next to each other, less the more lies between, 0 where one is missing.</summary>
    private static double Closeness(List<(int At, int Word)> places, int words)
    {
        places.Sort();
        var counts = new int[words];
        var (missing, first, window) = (words, 0, int.MaxValue);
        foreach (var (at, word) in places)
        {
            if (counts[word]++ == 0)
                missing--;
            while (missing == 0)
            {
                window = Math.Min(window, at - places[first].At);
                if (--counts[places[first++].Word] == 0)
                    missing++;
            }
        }

        return window == int.MaxValue ? 0 : words / (double)(words + window);
    }
}
