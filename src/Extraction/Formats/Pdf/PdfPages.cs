using System.Buffers;
using System.Text;

namespace Tracker.Extraction.Formats.Pdf;

/// <summary>
/// Makes paragraphs of the lines that stand on a PDF's pages: without the running heads and page numbers, and with the
/// lines joined that the width of the page broke, also from one page to the next.
/// </summary>
public static class PdfPages
{
    private static readonly SearchValues<char> Stops = SearchValues.Create("。！？；：!?;:…");
    private static readonly SearchValues<char> Marks = SearchValues.Create("，。、；：！？）》”’");
    private static readonly SearchValues<char> Closers = SearchValues.Create("”’」』）)》\"");

    /// <param name="pages">The text of all pages, each ended by a form feed, a line for each line that is set.</param>
    /// <returns>One paragraph a line.</returns>
    public static string ToText(string pages)
    {
        var lines = RunningHeads.LeaveOut([.. pages.Split('\f').Select(LinesOf)]).SelectMany(page => page).ToList();
        var width = LineWidth.Of(lines);
        var text = new StringBuilder(pages.Length);
        var previous = "";
        foreach (var line in lines)
        {
            if (previous.Length > 0)
                EndLine(text, previous, line, width);
            text.Append(line);
            previous = line;
        }
        return previous.Length > 0 ? text.Append('\n').ToString() : "";
    }

    private static List<string> LinesOf(string page) =>
        [.. page.Split('\n').Select(line => WithoutControls(line).Trim()).Where(line => line.Length > 0)];

    // Fonts with an encoding of their own give controls for what they draw.
    private static string WithoutControls(string line) =>
        line.Any(char.IsControl) ? string.Concat(line.Select(c => c == '\t' ? ' ' : c).Where(c => !char.IsControl(c))) : line;

    private static void EndLine(StringBuilder text, string line, string next, LineWidth width)
    {
        if (!GoesOn(line, next, width))
        {
            text.Append('\n');
        }
        else if (IsHyphenated(line, next))
        {
            text.Length--;
        }
        else if (char.IsAsciiLetter(next[0]) && (char.IsAsciiLetterOrDigit(line[^1]) || line[^1] == ','))
        {
            text.Append(' ');
        }
    }

    // No paragraph ends in a comma, and none starts with a mark.
    private static bool GoesOn(string line, string next, LineWidth width) =>
        Marks.Contains(next[0]) || line[^1] is '，' or '、' || (width.IsFilledBy(line) && !EndsSentence(line));

    private static bool EndsSentence(string line)
    {
        var end = line.AsSpan().TrimEnd("”’」』）)》\"");
        return end.Length > 0 && Stops.Contains(end[^1]) && (end.Length == line.Length || Closers.Contains(line[^1]));
    }

    private static bool IsHyphenated(string line, string next) =>
        line.Length > 1 && line[^1] is '-' or '\u2010' && char.IsAsciiLetter(line[^2]) && char.IsAsciiLetterLower(next[0]);
}
