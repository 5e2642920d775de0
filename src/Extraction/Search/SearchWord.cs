namespace Tracker.Extraction.Search;

/// <summary>A word or a phrase that is looked for, in every way in which it may be written.</summary>
/// <param name="Variants">At least one, each of at least one element; a variant is found where its elements follow each other.</param>
public sealed record SearchWord(IReadOnlyList<IReadOnlyList<SearchElement>> Variants)
{
    /// <summary>The length of the longest variant that begins at an element; 0 where none does.</summary>
    public int LengthAt(IReadOnlyList<SearchElement> text, int start)
    {
        var longest = 0;
        foreach (var variant in Variants)
        {
            if (variant.Count > longest && StartsAt(variant, text, start))
                longest = variant.Count;
        }

        return longest;
    }

    private static bool StartsAt(IReadOnlyList<SearchElement> variant, IReadOnlyList<SearchElement> text, int start)
    {
        if (start + variant.Count > text.Count)
            return false;
        for (var i = 0; i < variant.Count; i++)
        {
            if (!variant[i].IsSameAs(text[start + i]))
                return false;
        }

        return true;
    }
}
