namespace Tracker.Extraction.Formats.Html;

/// <summary>A line of a page as a reader sees it.</summary>
/// <param name="Level">The level of a heading, 0 for everything else.</param>
/// <param name="IsMain">It stands in what the page marks as its report.</param>
/// <param name="IsNamedFurniture">It stands in what is no report by its class or id.</param>
/// <param name="LinkedLength">How many of its characters are a link's.</param>
internal readonly record struct PageLine(string Text, int Level, bool IsListItem, bool IsMain, bool IsNamedFurniture, int LinkedLength)
{
    /// <summary>Whether the line is there to lead elsewhere; a headline may lead to its own page.</summary>
    public bool IsLink => Level != 1 && LinkedLength * 5 >= Text.Length * 4;
}
