namespace Tracker.Extraction.Formats.Html;

/// <summary>Chooses from a page's lines those of its report.</summary>
internal static class PageContent
{
    private const double EnoughMain = 0.4;
    private const double EnoughUnnamed = 0.25;
    private const int FewestLinks = 3;
    private const int ShortestParagraph = 40;

    public static IReadOnlyList<PageLine> Of(IReadOnlyList<PageLine> lines, PageFurniture furniture) =>
        WithoutLinkLists(WithoutSections(WithoutFurniture(Main(WithoutNamed(lines)), furniture), furniture));

    /// <summary>Leaves out what its class or id calls furniture, unless that is most of the page: then the name is that of a frame.</summary>
    private static List<PageLine> WithoutNamed(IReadOnlyList<PageLine> lines)
    {
        var kept = lines.Where(line => !line.IsNamedFurniture).ToList();
        return WordsIn(kept) >= WordsIn(lines) * EnoughUnnamed ? kept : [.. lines];
    }

    private static int WordsIn(IReadOnlyList<PageLine> lines) => lines.Where(line => !line.IsLink).Sum(line => line.Text.Length);

    /// <summary>What the page marks as its report with the headings above it, where that is a good part of it.</summary>
    private static List<PageLine> Main(List<PageLine> lines)
    {
        var (all, main, first) = (0, 0, -1);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsLink)
                all += lines[i].Text.Length;
            if (!lines[i].IsMain)
                continue;
            first = first < 0 ? i : first;
            main += lines[i].Text.Length;
        }
        if (main < all * EnoughMain || main == 0)
            return [.. lines];
        return [.. lines.Where((line, i) => line.IsMain || (line.Level is 1 or 2 && i < first))];
    }

    private static List<PageLine> WithoutFurniture(List<PageLine> lines, PageFurniture furniture)
    {
        lines.RemoveAll(line => furniture.IsLine(line.Text));
        return lines;
    }

    /// <summary>Leaves out links to other reports and comments: from their head to the next heading or real paragraph.</summary>
    private static List<PageLine> WithoutSections(List<PageLine> lines, PageFurniture furniture)
    {
        var kept = new List<PageLine>(lines.Count);
        var inside = false;
        foreach (var line in lines)
        {
            if (furniture.HeadsSection(line.Text))
                inside = true;
            else if (inside && !line.IsLink && (line.Level > 0 || line.Text.Length >= ShortestParagraph))
                inside = false;
            if (!inside)
                kept.Add(line);
        }
        return kept;
    }

    /// <summary>Leaves out menus that nothing else gives away: several lines on end that are links.</summary>
    private static List<PageLine> WithoutLinkLists(List<PageLine> lines)
    {
        var kept = new List<PageLine>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var end = i;
            while (end < lines.Count && lines[end].IsLink)
                end++;
            if (end - i >= FewestLinks)
                i = end - 1;
            else
                kept.Add(lines[i]);
        }
        return kept;
    }
}
