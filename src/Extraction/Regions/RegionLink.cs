using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Regions;

/// <summary>A region a commitment concerns.</summary>
/// <param name="Region">The region's slug in the gazetteer.</param>
/// <param name="Basis">Whether the sentence names it or inherits it; a code of <see cref="RegionBases"/>.</param>
/// <param name="Words">The words that gave it, as written: the name, or the words it was inherited from.</param>
/// <param name="Span">Where those words stand, unless they come from outside the text.</param>
public sealed record RegionLink(string Region, string Basis, string Words, TextSpan? Span)
{
    /// <summary>Other regions of that name, best first, where nothing in the text told them apart.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];
}

/// <summary>Where a region link comes from.</summary>
public static class RegionBases
{
    /// <summary>The sentence itself names the region, or points at it (我市, 三省一市).</summary>
    public const string Named = "named";

    /// <summary>The place the speaker governs.</summary>
    public const string Speaker = "inheritedFromSpeaker";

    /// <summary>The scope of the meeting or the article.</summary>
    public const string Article = "inheritedFromArticle";

    /// <summary>The place of the publisher.</summary>
    public const string Publisher = "inheritedFromPublisher";
}
