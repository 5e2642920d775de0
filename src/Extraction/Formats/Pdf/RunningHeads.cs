using System.Text;

namespace Tracker.Extraction.Formats.Pdf;

/// <summary>
/// Lines at the top and bottom of pages that are the pages' own: numbers, and what stands on several pages alike but
/// for its figures.
/// </summary>
internal static class RunningHeads
{
    private const int Depth = 3;
    private const int LongestHead = 60;
    private const int FewestPages = 2;
    private const int OneInPages = 4;

    public static IEnumerable<IReadOnlyList<string>> LeaveOut(IReadOnlyList<List<string>> pages)
    {
        var (tops, bottoms) = (Repeated(pages, fromTop: true), Repeated(pages, fromTop: false));
        var first = true;
        foreach (var page in pages)
        {
            // The title of a document may be the head of its other pages.
            var start = first ? 0 : CountHeads(page, tops, fromTop: true);
            if (first && page.Count > 0 && IsPageNumber(page[0]))
                start = 1;
            var end = page.Count - CountHeads(page, bottoms, fromTop: false);
            first = false;
            yield return end > start ? page[start..end] : [];
        }
    }

    private static int CountHeads(List<string> page, HashSet<string> heads, bool fromTop)
    {
        var count = 0;
        while (count < Math.Min(Depth, page.Count) && Line(page, count, fromTop) is var line && (IsPageNumber(line) || heads.Contains(Pattern(line))))
            count++;
        return count;
    }

    private static HashSet<string> Repeated(IReadOnlyList<List<string>> pages, bool fromTop)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            for (var i = 0; i < Math.Min(Depth, page.Count); i++)
            {
                var line = Line(page, i, fromTop);
                if (line.Length > LongestHead)
                    break;
                var pattern = Pattern(line);
                counts[pattern] = counts.GetValueOrDefault(pattern) + 1;
            }
        }
        return [.. counts.Where(pair => pair.Value >= FewestPages && pair.Value * OneInPages >= pages.Count).Select(pair => pair.Key)];
    }

    private static string Line(List<string> page, int index, bool fromTop) => fromTop ? page[index] : page[^(index + 1)];

    // '— 12 —', '第 3 页 共 20 页', '3/20'
    private static bool IsPageNumber(string line)
    {
        var figures = 0;
        foreach (var c in line)
        {
            if (char.IsAsciiDigit(c))
                figures++;
            else if (!(c is ' ' or '-' or '—' or '–' or '－' or '·' or '/' or '第' or '共' or '页' or '頁' or '(' or ')'))
                return false;
        }
        return figures is > 0 and <= 8;
    }

    /// <summary>A line with each number as one sign, and without blanks.</summary>
    private static string Pattern(string line)
    {
        var pattern = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (c is ' ' or '\u3000')
                continue;
            if (!char.IsAsciiDigit(c))
                pattern.Append(c);
            else if (pattern.Length == 0 || pattern[^1] != '#')
                pattern.Append('#');
        }
        return pattern.ToString();
    }
}
