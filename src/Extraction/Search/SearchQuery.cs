namespace Tracker.Extraction.Search;

/// <summary>What somebody looks for: every one of these words.</summary>
/// <param name="Words">Distinct, in the order given; at least one.</param>
public sealed record SearchQuery(IReadOnlyList<SearchWord> Words)
{
    /// <summary>Where the words stand in a text: ranges of UTF-16 units that do not overlap, in order.</summary>
    public IReadOnlyList<SearchRange> Find(string text)
    {
        var elements = SearchText.Read(text);
        var ranges = new List<SearchRange>();
        var covered = 0;
        for (var i = 0; i < elements.Count; i++)
        {
            foreach (var word in Words)
            {
                if (word.LengthAt(elements, i) is var length and > 0)
                    covered = Math.Max(covered, Add(ranges, elements, i, i + length, covered));
            }
        }

        return ranges;
    }

    /// <summary>How well texts that hold every word fit it; a property of these texts alone. More is better.</summary>
    public int Score(IEnumerable<string> texts) => SearchScore.Of(this, texts);

    /// <summary>Adds a range, or lengthens the last one where they overlap.</summary>
    /// <returns>The element behind the range.</returns>
    private static int Add(List<SearchRange> ranges, IReadOnlyList<SearchElement> elements, int first, int end, int covered)
    {
        var range = new SearchRange(elements[first].Start, elements[end - 1].End);
        if (ranges.Count > 0 && first < covered)
            ranges[^1] = new SearchRange(ranges[^1].Start, Math.Max(ranges[^1].End, range.End));
        else
            ranges.Add(range);
        return end;
    }
}

/// <summary>A half-open range of UTF-16 units.</summary>
public readonly record struct SearchRange(int Start, int End);
