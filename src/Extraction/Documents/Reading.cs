namespace Tracker.Extraction.Documents;

/// <summary>
/// A text as a reader reads it: markup, page furniture and the breaks inside paragraphs are left out, and every
/// character knows its place in the source. One paragraph a line. All rules work in its coordinates; what leaves the
/// extractor is placed back into the source.
/// </summary>
internal sealed class Reading
{
    private const int HeadLength = 2000;

    private readonly List<Run> _runs;

    private Reading(string source, string text, string folded, List<Run> runs)
    {
        Source = source;
        Text = text;
        Folded = folded;
        _runs = runs;
        IsTraditional = IsFolded(text, folded);
    }

    /// <summary>The document's text as stored.</summary>
    public string Source { get; }

    /// <summary>The reading's own characters.</summary>
    public string Text { get; }

    /// <summary>The same in the folded script, character for character.</summary>
    public string Folded { get; }

    /// <summary>It is written in Traditional characters, as far as its head shows.</summary>
    public bool IsTraditional { get; }

    /// <summary>From the first to the last character of a span, in the source.</summary>
    public TextSpan ToSource(TextSpan span)
    {
        if (span.Length <= 0)
            return new TextSpan(ToSource(span.Start), ToSource(span.Start));
        return new TextSpan(ToSource(span.Start), ToSource(span.End - 1) + 1);
    }

    /// <summary>The parts of the source that a span is joined from.</summary>
    public IReadOnlyList<TextSpan> Segments(TextSpan span)
    {
        var segments = new List<TextSpan>(1);
        for (var run = RunAt(span.Start); run < _runs.Count && _runs[run].Start < span.End; run++)
        {
            var start = Math.Max(span.Start, _runs[run].Start);
            var end = Math.Min(span.End, EndOf(run));
            if (start >= end)
                continue;
            var source = _runs[run].Source + start - _runs[run].Start;
            if (segments.Count > 0 && segments[^1].End == source)
                segments[^1] = new TextSpan(segments[^1].Start, source + end - start);
            else
                segments.Add(new TextSpan(source, source + end - start));
        }

        return segments;
    }

    private static bool IsFolded(string text, string folded)
    {
        var length = Math.Min(text.Length, HeadLength);
        var changed = 0;
        for (var i = 0; i < length; i++)
        {
            if (text[i] != folded[i] && text[i] is >= '\u4E00' and <= '\u9FFF')
                changed++;
        }

        return changed * 20 > length;
    }

    private int ToSource(int place)
    {
        var run = _runs[RunAt(place)];
        return run.Source + place - run.Start;
    }

    private int RunAt(int place)
    {
        var (low, high) = (0, _runs.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_runs[middle].Start <= place)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private int EndOf(int run) => run + 1 < _runs.Count ? _runs[run + 1].Start : Text.Length;

    private readonly record struct Run(int Start, int Source);

    /// <summary>Puts a reading together from parts of a source.</summary>
    internal sealed class Builder(string source, string folded)
    {
        private static readonly TextSpan LineEnd = new(0, 0);
        private readonly List<TextSpan> _parts = [];
        private readonly List<Run> _runs = [new(0, 0)];

        public int Length { get; private set; }

        public void Append(TextSpan part)
        {
            Mark(part.Start);
            _parts.Add(part);
            Length += part.Length;
        }

        /// <summary>Ends a paragraph; the line end stands for the place behind the paragraph's last character.</summary>
        public void EndParagraph(int place)
        {
            Mark(place);
            _parts.Add(LineEnd);
            Length++;
        }

        public Reading Build()
        {
            Mark(source.Length);
            return new(source, Join(source), Join(folded), _runs);
        }

        private string Join(string whole) => string.Create(Length, (whole, _parts), static (text, state) =>
        {
            var (whole, parts) = state;
            foreach (var part in parts)
            {
                if (part == LineEnd)
                    text[0] = '\n';
                else
                    whole.AsSpan(part.Start, part.Length).CopyTo(text);
                text = text[(part == LineEnd ? 1 : part.Length)..];
            }
        });

        private void Mark(int place)
        {
            var run = new Run(Length, place);
            if (_runs[^1].Start == run.Start)
                _runs[^1] = run;
            else
                _runs.Add(run);
        }
    }
}
