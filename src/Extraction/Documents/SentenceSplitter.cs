using System.Buffers;

namespace Tracker.Extraction.Documents;

/// <summary>Cuts paragraphs into sentences, one after the other.</summary>
/// <param name="folded">The reading's folded text, where all stops have their half-width form.</param>
internal sealed class SentenceSplitter(string folded)
{
    private const int DeepestNesting = 16;

    private static readonly SearchValues<char> Marks = SearchValues.Create("。!?;“”‘’()《》【】\"");

    private readonly List<int> _stops = [];
    private readonly List<(int Open, int Close)> _enclosed = [];
    private readonly List<int> _open = [];
    private readonly List<TextSpan> _sentences = [];

    /// <summary>
    /// A sentence ends at 。!?; or with its paragraph. A stop inside a quotation, parentheses or a title's marks ends
    /// it only where they close right behind it. Marks without a partner count for nothing.
    /// </summary>
    /// <param name="paragraph">The paragraph's span, its dateline left out.</param>
    public TextSpan[] Split(TextSpan paragraph)
    {
        var text = folded.AsSpan(paragraph.Start, paragraph.Length);
        FindMarks(text);
        _sentences.Clear();
        var start = 0;
        var next = 0;
        foreach (var stop in _stops)
        {
            if (stop < start)
                continue;
            while (next < _enclosed.Count && _enclosed[next].Close < stop)
                next++;
            var end = stop + 1;
            if (next < _enclosed.Count && _enclosed[next].Open < stop)
            {
                end = ClosesAt(text, stop, _enclosed[next].Close);
                if (end < 0)
                    continue;
            }

            while (end < text.Length && text[end] is '。' or '!' or '?')
                end++;
            Add(text, paragraph.Start, start, end);
            start = end;
        }

        Add(text, paragraph.Start, start, text.Length);
        return [.. _sentences];
    }

    // Behind a stop inside marks: where all of them close at once, the place behind the last; otherwise -1.
    private static int ClosesAt(ReadOnlySpan<char> text, int stop, int outermost)
    {
        var at = stop + 1;
        while (at < outermost && text[at] is '”' or '’' or ')' or '》' or '"')
            at++;
        return at == outermost ? outermost + 1 : -1;
    }

    private void Add(ReadOnlySpan<char> text, int offset, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            _sentences.Add(new TextSpan(offset + start, offset + end));
    }

    // All stops, and the outermost pairs of marks.
    private void FindMarks(ReadOnlySpan<char> text)
    {
        _stops.Clear();
        _enclosed.Clear();
        _open.Clear();
        for (var at = text.IndexOfAny(Marks); at >= 0 && at < text.Length;)
        {
            var mark = text[at];
            if (mark is '。' or '!' or '?' or ';')
                _stops.Add(at);
            else if (mark is '"' ? !HoldsStraight(text) : mark is '“' or '‘' or '(' or '《' or '【')
                Open(at);
            else
                Close(text, at);
            var next = text[(at + 1)..].IndexOfAny(Marks);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    // Deeper nesting than this is damage, and a bounded stack keeps damaged text linear.
    private void Open(int at)
    {
        if (_open.Count == DeepestNesting)
            _open.RemoveAt(0);
        _open.Add(at);
    }

    private bool HoldsStraight(ReadOnlySpan<char> text)
    {
        foreach (var at in _open)
        {
            if (text[at] == '"')
                return true;
        }

        return false;
    }

    private void Close(ReadOnlySpan<char> text, int at)
    {
        var partner = _open.Count - 1;
        while (partner >= 0 && !Matches(text[_open[partner]], text[at]))
            partner--;
        if (partner < 0)
            return;
        var start = _open[partner];
        _open.RemoveRange(partner, _open.Count - partner);
        while (_enclosed.Count > 0 && _enclosed[^1].Open > start)
            _enclosed.RemoveAt(_enclosed.Count - 1);
        _enclosed.Add((start, at));
    }

    private static bool Matches(char open, char close) => (open, close) switch
    {
        ('“', '”') or ('‘', '’') or ('(', ')') or ('《', '》') or ('【', '】') or ('"', '"') => true,
        _ => false,
    };
}
