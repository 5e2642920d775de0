using System.Buffers;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Documents;

/// <summary>A paragraph before its sentences are read.</summary>
/// <param name="Parts">Its visible parts in the source, in order.</param>
/// <param name="AfterBreak">Page furniture or navigation stands before it.</param>
internal sealed record Block(ParagraphKind Kind, int Level, IReadOnlyList<TextSpan> Parts, bool AfterBreak);

/// <summary>
/// Tells headings, bylines, list items and page furniture from paragraphs, and joins the paragraphs that a page or
/// column break cut in mid sentence, also over a running head that stands in the gap.
/// </summary>
internal sealed class BlockReader(string folded, OutlineWords words)
{
    private const int LongestByline = 60;
    private const int LongestFurniture = 80;
    private const int LongestRunningHead = 30;
    private const int LongestPlainHeading = 80;
    private const int LongestHeadingClause = 42;

    private static readonly SearchValues<char> Numerals = SearchValues.Create("一二三四五六七八九十0123456789");

    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private LineWrap _wrap = LineWrap.None;

    public List<Block> Read(List<SourceLine> lines)
    {
        FindRunningHeads(lines);
        _wrap = LineWrap.Of(lines, folded);
        var blocks = new List<Block>();
        List<TextSpan>? open = null;
        var openKind = ParagraphKind.Body;
        var afterBreak = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var text = line.In(folded);
            var unfinished = open is not null;
            afterBreak |= line.AfterLinks;
            if (IsFurniture(line, text) || (unfinished && IsRunningHead(line, text)))
            {
                afterBreak = true;
                continue;
            }

            if (unfinished && Continues(line, text))
            {
                open!.AddRange(line.Parts);
            }
            else
            {
                var breakBefore = afterBreak;
                Close();
                var kind = KindOf(line, text);
                if (kind is ParagraphKind.Heading or ParagraphKind.Byline)
                {
                    blocks.Add(new Block(kind, line.Level, line.Parts, breakBefore));
                    continue;
                }

                (open, openKind) = ([.. line.Parts], kind);
            }

            if (line.Tagged || IsFinished(text) || (text[^1] == ':' && !_wrap.Fills(text)))
                Close();
        }

        Close();
        return blocks;

        void Close()
        {
            if (open is not null)
                blocks.Add(new Block(openKind, 0, open, false));
            open = null;
            afterBreak = false;
        }
    }

    private static bool IsFinished(ReadOnlySpan<char> text)
    {
        var last = text[^1];
        return last is '。' or '!' or '?' or ';' or '…'
            || (last is '”' or ')' or '’' or '》' && text.Length > 1 && text[^2] is '。' or '!' or '?')
            || (last == '摄' && text.Contains("记者", StringComparison.Ordinal));
    }

    private static bool IsNumbered(ReadOnlySpan<char> text)
    {
        var at = text[0] is '(' or '第' ? 1 : 0;
        var digits = at;
        while (digits < text.Length && Numerals.Contains(text[digits]))
            digits++;
        return digits > at && digits < text.Length && (text[0], text[digits]) switch
        {
            ('(', ')') => true,
            ('第', '章' or '节' or '部' or '条' or '、' or ',') => true,
            (_, '、' or '.') => text[0] is not '(' and not '第' && (text.Length == digits + 1 || !char.IsAsciiDigit(text[digits + 1])),
            _ => false,
        };
    }

    // Lines that stand on several pages alike are the pages' own.
    private void FindRunningHeads(List<SourceLine> lines)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in lines)
        {
            if (line.Mark != LineMark.None || line.End - line.Start > LongestRunningHead)
                continue;
            var text = line.In(folded);
            if (!IsFinished(text) && text[^1] is not (':' or ',' or '、') && !seen.Add(text))
                _repeated.Add(text.ToString());
        }
    }

    private bool IsFurniture(SourceLine line, ReadOnlySpan<char> text)
    {
        if (!Han.IsIn(text))
            return line.Mark != LineMark.ListItem || text.Length < LongestRunningHead;
        if (line.Mark == LineMark.Heading)
            return false;
        var couldRepeat = line.Mark == LineMark.None && text.Length <= LongestRunningHead && _repeated.Count > 0;
        if (couldRepeat && _repeated.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text))
            return true;
        return text.Length <= LongestFurniture && words.HoldsFurniture(text);
    }

    private bool IsRunningHead(SourceLine line, ReadOnlySpan<char> text) =>
        line.Mark == LineMark.None && text.Length <= LongestRunningHead && !IsFinished(text)
        && !text.ContainsAny(',', '、', ':') && (words.HoldsRunningHead(text) || Dateline.DateIn(text) is not null);

    private bool Continues(SourceLine line, ReadOnlySpan<char> text) =>
        line is { Mark: LineMark.None, Tagged: false }
        && !IsByline(text)
        && !words.StartsParagraph(text)
        && !IsSectionHeading(text)
        && !IsItem(text)
        && !Dateline.TryRead(text, words, out _);

    private ParagraphKind KindOf(SourceLine line, ReadOnlySpan<char> text)
    {
        if (IsByline(text))
            return ParagraphKind.Byline;
        return line.Mark switch
        {
            LineMark.Heading when text.Length <= SentenceSplitter.LongestSentence => ParagraphKind.Heading,
            LineMark.ListItem => ParagraphKind.ListItem,
            _ => IsPlainHeading(text) && !_wrap.Fills(text) ? ParagraphKind.Heading : ParagraphKind.Body,
        };
    }

    private bool IsByline(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestByline || text.ContainsAny('。', ';', '!'))
            return false;
        return words.StartsByline(text[0] is '(' or '【' ? text[1..] : text);
    }

    // "(二) …", "3.…": an item of a list opens a paragraph however long it is.
    private static bool IsItem(ReadOnlySpan<char> text) => IsNumbered(text) && text[0] != '第';

    private static bool IsSectionHeading(ReadOnlySpan<char> text) =>
        text.Length <= LongestPlainHeading && IsNumbered(text) && !text.ContainsAny('。', ';', ':');

    // A title has no stop; what has none because a break cut it is longer, or goes on after a comma.
    private static bool IsPlainHeading(ReadOnlySpan<char> text)
    {
        if (IsSectionHeading(text))
            return true;
        if (text.Length > LongestPlainHeading || text.ContainsAny('。', ';', '!') || IsFinished(text))
            return false;
        if (text[^1] is ',' or '、' or ':' || text.Count('“') != text.Count('”') || text.Count('(') != text.Count(')'))
            return false;
        // Titles set in several lines or parts are joined by blanks.
        var clauses = text.Count(' ') + text.Count('　') + 1;
        return text.Count(',') <= clauses && text.Length <= LongestHeadingClause * clauses;
    }
}
