using System.Buffers;

namespace Tracker.Extraction.Documents;

/// <summary>Cuts a paragraph into sentences.</summary>
internal static class Sentences
{
    private const int DeepestNesting = 16;

    private static readonly SearchValues<char> Marks = SearchValues.Create("。!?;“”‘’()《》【】\"");

    /// <summary>
    /// A sentence ends at 。!?; or with its paragraph. A stop inside a quotation, parentheses or a title's marks ends
    /// it only where they close right behind it. Marks without a partner count for nothing.
    /// </summary>
    /// <param name="folded">The reading's folded text, where all stops have their half-width form.</param>
    /// <param name="paragraph">The paragraph's span, its dateline left out.</param>
    public static IReadOnlyList<TextSpan> Split(string folded, TextSpan paragraph)
    {
        var text = folded.AsSpan(paragraph.Start, paragraph.Length);
        var (stops, enclosed) = Read(text);
        var sentences = new List<TextSpan>(stops.Count + 1);
        var start = 0;
        var next = 0;
        foreach (var stop in stops)
        {
            if (stop < start)
                continue;
            while (next < enclosed.Count && enclosed[next].Close < stop)
                next++;
            var end = stop + 1;
            if (next < enclosed.Count && enclosed[next].Open < stop)
            {
                end = ClosesAt(text, stop, enclosed[next].Close);
                if (end < 0)
                    continue;
            }

            while (end < text.Length && text[end] is '。' or '!' or '?')
                end++;
            Add(text, paragraph.Start, start, end, sentences);
            start = end;
        }

        Add(text, paragraph.Start, start, text.Length, sentences);
        return sentences;
    }

    // Behind a stop inside marks: where all of them close at once, the place behind the last; otherwise -1.
    private static int ClosesAt(ReadOnlySpan<char> text, int stop, int outermost)
    {
        var at = stop + 1;
        while (at < outermost && text[at] is '”' or '’' or ')' or '》' or '"')
            at++;
        return at == outermost ? outermost + 1 : -1;
    }

    private static void Add(ReadOnlySpan<char> text, int offset, int start, int end, List<TextSpan> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            sentences.Add(new TextSpan(offset + start, offset + end));
    }

    // All stops, and the outermost pairs of marks.
    private static (List<int> Stops, List<(int Open, int Close)> Enclosed) Read(ReadOnlySpan<char> text)
    {
        var stops = new List<int>();
        var enclosed = new List<(int Open, int Close)>();
        var open = new List<int>();
        for (var at = text.IndexOfAny(Marks); at >= 0 && at < text.Length;)
        {
            var mark = text[at];
            if (mark is '。' or '!' or '?' or ';')
                stops.Add(at);
            else if (mark is '"' ? !HoldsStraight(text, open) : mark is '“' or '‘' or '(' or '《' or '【')
                Open(at, open);
            else
                Close(text, at, open, enclosed);
            var next = text[(at + 1)..].IndexOfAny(Marks);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return (stops, enclosed);
    }

    // Deeper nesting than this is damage, and a bounded stack keeps damaged text linear.
    private static void Open(int at, List<int> open)
    {
        if (open.Count == DeepestNesting)
            open.RemoveAt(0);
        open.Add(at);
    }

    private static bool HoldsStraight(ReadOnlySpan<char> text, List<int> open)
    {
        foreach (var at in open)
        {
            if (text[at] == '"')
                return true;
        }

        return false;
    }

    private static void Close(ReadOnlySpan<char> text, int at, List<int> open, List<(int Open, int Close)> enclosed)
    {
        var partner = open.Count - 1;
        while (partner >= 0 && !Matches(text[open[partner]], text[at]))
            partner--;
        if (partner < 0)
            return;
        var start = open[partner];
        open.RemoveRange(partner, open.Count - partner);
        while (enclosed.Count > 0 && enclosed[^1].Open > start)
            enclosed.RemoveAt(enclosed.Count - 1);
        enclosed.Add((start, at));
    }

    private static bool Matches(char open, char close) => (open, close) switch
    {
        ('“', '”') or ('‘', '’') or ('(', ')') or ('《', '》') or ('【', '】') or ('"', '"') => true,
        _ => false,
    };
}
