namespace Tracker.Extraction.Search;

/// <summary>What search compares: one Chinese character, or a run of letters and digits, or a break between clauses.</summary>
/// <param name="Text">In Simplified characters, half-width and lower case; a break is <see cref="SearchText.Break"/>.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="End">Where it ends, exclusive.</param>
public readonly record struct SearchElement(SearchElementKind Kind, string Text, int Start, int End)
{
    public bool IsSameAs(SearchElement other) => Kind == other.Kind && Text == other.Text;
}

public enum SearchElementKind
{
    /// <summary>A character that is searched for by itself: Chinese, kana, hangul.</summary>
    Character,

    /// <summary>Letters and digits that are found only as a whole: 5G, PM2.5, 2027.</summary>
    Word,

    /// <summary>Punctuation and symbols, however many.</summary>
    Break,
}
