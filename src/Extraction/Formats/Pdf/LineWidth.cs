namespace Tracker.Extraction.Formats.Pdf;

/// <summary>How wide the lines of a text are set, where they are: most of those that do not end a paragraph share it.</summary>
/// <param name="Columns">Two for a Chinese character, one for a letter or figure; 0 where lines are of any width.</param>
internal readonly record struct LineWidth(int Columns)
{
    // The columns of a newspaper hold ten characters and more.
    private const int Narrowest = 20;
    private const int FewestLines = 3;
    private const int Tolerance = 4;
    private const int WholePage = 56;

    public static LineWidth Of(IReadOnlyList<string> lines)
    {
        var counts = new Dictionary<int, int>();
        var all = 0;
        foreach (var line in lines)
        {
            var width = WidthOf(line);
            if (width < Narrowest || line[^1] is '。')
                continue;
            counts[width] = counts.GetValueOrDefault(width) + 1;
            all++;
        }

        // The widest width that a good part of the lines come near to.
        var (best, most) = (0, 0);
        foreach (var width in counts.Keys)
        {
            var near = 0;
            for (var other = width - Tolerance; other <= width; other++)
                near += counts.GetValueOrDefault(other);
            if (near > most || (near == most && width > best))
                (best, most) = (width, near);
        }
        if (most >= FewestLines && most * 3 >= all)
            return new LineWidth(best);

        // A text of few lines: no title is as wide as a page.
        var widest = counts.Keys.DefaultIfEmpty().Max();
        return widest >= WholePage ? new LineWidth(widest) : default;
    }

    /// <summary>Whether a line ends because it was full.</summary>
    public bool IsFilledBy(string line) => Columns > 0 && WidthOf(line) >= Columns - Tolerance;

    private static int WidthOf(string line)
    {
        var width = 0;
        foreach (var c in line)
            width += c < '\u2E80' ? 1 : 2;
        return width;
    }
}
