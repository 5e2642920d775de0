using System.Buffers;

namespace Tracker.Extraction.Documents;

/// <summary>
/// The width at which a text's lines are broken, where it has one, as texts taken from a PDF or a column have: a line
/// that fills it goes on in the next, however much it looks like a title.
/// </summary>
/// <param name="Width">In columns: two for a Chinese character, one for a letter or figure; 0 where lines are not broken.</param>
internal readonly record struct LineWrap(int Width)
{
    private const int NarrowestWidth = 20;
    private const int OrdinaryWidth = 40;
    private const int FewestLines = 3;
    private const int Tolerance = 4;

    private static readonly SearchValues<char> Stops = SearchValues.Create(",。;、:!?");

    public static LineWrap None => default;

    /// <summary>
    /// Finds the width that at least half of the long lines without a stop share; three quarters where they are few or
    /// narrow, for then a list of titles looks much the same. A text has stops within its lines, a list of titles has not.
    /// </summary>
    public static LineWrap Of(List<SourceLine> lines, string folded)
    {
        var widths = new List<int>();
        var stopped = 0;
        foreach (var line in lines)
        {
            if (line is not { Mark: LineMark.None, Tagged: false })
                continue;
            var text = line.In(folded);
            var width = Columns(text);
            if (width < NarrowestWidth || text[^1] is '。' or '!' or '?' or ';' or ':')
                continue;
            widths.Add(width);
            if (text[..^1].ContainsAny(Stops))
                stopped++;
        }

        if (widths.Count < FewestLines || stopped * 3 < widths.Count)
            return None;
        var common = widths.CountBy(width => width / Tolerance).MaxBy(pair => pair.Value).Key * Tolerance;
        var sharing = widths.Count(width => Math.Abs(width - common) <= Tolerance);
        var isPlain = common >= OrdinaryWidth && widths.Count >= FewestLines * 2;
        return (isPlain ? sharing * 2 >= widths.Count : sharing * 4 >= widths.Count * 3) ? new LineWrap(common) : None;
    }

    /// <summary>Whether a line is as long as lines get in the text.</summary>
    public bool Fills(ReadOnlySpan<char> text) => Width > 0 && Columns(text) >= Width - Tolerance;

    private static int Columns(ReadOnlySpan<char> text)
    {
        var columns = 0;
        foreach (var c in text)
            columns += c < '\u2E80' ? 1 : 2;
        return columns;
    }
}
