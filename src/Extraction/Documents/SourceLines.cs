using System.Buffers;
using System.Collections.Frozen;

namespace Tracker.Extraction.Documents;

/// <summary>Cuts a source into lines and takes Markdown and HTML markup out of them.</summary>
internal static class SourceLines
{
    private const int BoldLevel = 7;
    private const int LongestTag = 300;

    private static readonly SearchValues<char> MarkupOrBreak = SearchValues.Create("\n\r\u2028\u2029\f<*[&_");
    private static readonly SearchValues<char> Markup = SearchValues.Create("<*[&_");

    private static readonly SearchValues<char> TagName =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> InlineTags =
        FrozenSet.Create(
            StringComparer.OrdinalIgnoreCase,
            "a", "abbr", "b", "em", "font", "i", "img", "small", "span", "strong", "sub", "sup", "u")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The lines that show anything, in order.</summary>
    /// <param name="source">The text as stored; its markup is ASCII, so no fold is needed here.</param>
    public static List<SourceLine> Read(string source)
    {
        var lines = new List<SourceLine>();
        var parts = new List<TextSpan>();
        var (start, at, tagged, links, afterLinks) = (0, 0, false, false, false);
        while (at < source.Length)
        {
            var next = source.AsSpan(at).IndexOfAny(MarkupOrBreak);
            at = next < 0 ? source.Length : at + next;
            if (at == source.Length)
                break;
            var c = source[at];
            var end = Markup.Contains(c) ? MarkupEnd(source, at) : at + 1;
            if (end == at)
            {
                at++;
                continue;
            }

            Keep(start, at);
            links |= c == '[';
            if (!Markup.Contains(c) || IsBlockTag(source.AsSpan(at, end - at)))
            {
                EndLine();
                tagged = c == '<' ? source[at + 1] != '/' : tagged;
            }

            start = at = end;
        }

        Keep(start, source.Length);
        EndLine();
        return lines;

        void Keep(int from, int to)
        {
            if (to > from)
                parts.Add(new TextSpan(from, to));
        }

        void EndLine()
        {
            Trim(source, parts);
            var (mark, level) = parts.Count > 0 ? TakeMark(source, parts) : default;
            if (parts.Count > 0)
            {
                lines.Add(new SourceLine([.. parts], mark, level, tagged, afterLinks));
                parts.Clear();
                afterLinks = false;
            }

            afterLinks |= links;
            links = false;
        }
    }

    private static void Trim(string source, List<TextSpan> parts)
    {
        while (parts.Count > 0)
        {
            var (start, end) = parts[0];
            while (start < end && IsBlank(source[start]))
                start++;
            parts[0] = new TextSpan(start, end);
            if (start < end)
                break;
            parts.RemoveAt(0);
        }

        while (parts.Count > 0)
        {
            var (start, end) = parts[^1];
            while (end > start && IsBlank(source[end - 1]))
                end--;
            parts[^1] = new TextSpan(start, end);
            if (start < end)
                break;
            parts.RemoveAt(parts.Count - 1);
        }
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';

    // Reads "## ", "- ", "• " and bold around the whole line from the line's first part.
    private static (LineMark Mark, int Level) TakeMark(string source, List<TextSpan> parts)
    {
        var first = parts[0];
        var wholeBold = IsBoldBefore(source, first.Start) && IsBoldBehind(source, parts[^1].End);
        var text = source.AsSpan(first.Start, first.Length);
        var hashes = text.IndexOfAnyExcept('#');
        if (hashes is > 0 and <= 6)
        {
            parts[0] = new TextSpan(first.Start + hashes, first.End);
            Trim(source, parts);
            return (LineMark.Heading, hashes);
        }

        if (text[0] is '•' or '●' or '◆' or '■' or '▪' or '·' || (text.Length > 1 && text[0] is '-' or '+' or '*' && text[1] == ' '))
        {
            parts[0] = new TextSpan(first.Start + 1, first.End);
            Trim(source, parts);
            return (LineMark.ListItem, 0);
        }

        return wholeBold && parts.Count == 1 ? (LineMark.Heading, BoldLevel) : (LineMark.None, 0);
    }

    private static bool IsBoldBefore(string source, int at) =>
        source.AsSpan(0, at).EndsWith("**") || source.AsSpan(0, at).EndsWith("<strong>", StringComparison.OrdinalIgnoreCase)
            || source.AsSpan(0, at).EndsWith("<b>", StringComparison.OrdinalIgnoreCase);

    private static bool IsBoldBehind(string source, int at) =>
        source.AsSpan(at).StartsWith("**") || source.AsSpan(at).StartsWith("</strong>", StringComparison.OrdinalIgnoreCase)
            || source.AsSpan(at).StartsWith("</b>", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the piece of markup at this place ends; the place itself where it is plain text.</summary>
    private static int MarkupEnd(string source, int at)
    {
        var rest = source.AsSpan(at, Math.Min(LongestTag, source.Length - at));
        switch (rest[0])
        {
            case '<':
                if (rest.Length < 3 || !(char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!'))
                    return at;
                var close = rest[1..].IndexOfAny('<', '>', '\n');
                return close > 0 && rest[close + 1] == '>' ? at + close + 2 : at;
            case '*':
                var stars = rest.IndexOfAnyExcept('*');
                return stars == 1 && rest[1] == ' ' ? at : at + (stars < 0 ? rest.Length : stars);
            case '_':
                return rest.StartsWith("__") ? at + 2 : at;
            case '&':
                return rest.StartsWith("&nbsp;") ? at + 6 : at;
            default:
                return LinkWordsEnd(source, at);
        }
    }

    // A Markdown link as a whole is navigation, not text: reports have no other links.
    private static int LinkWordsEnd(string source, int at)
    {
        var rest = source.AsSpan(at, Math.Min(LongestTag, source.Length - at));
        var middle = rest.IndexOf("](");
        if (middle < 0 || rest[..middle].Contains('\n'))
            return at;
        var end = rest[middle..].IndexOfAny(')', '\n');
        return end > 0 && rest[middle + end] == ')' ? at + middle + end + 1 : at;
    }

    private static bool IsBlockTag(ReadOnlySpan<char> tag)
    {
        if (tag[0] != '<')
            return false;
        var name = tag[1] == '/' ? tag[2..] : tag[1..];
        var end = name.IndexOfAnyExcept(TagName);
        return !InlineTags.Contains(name[..Math.Max(end, 0)]);
    }
}
