using System.Buffers;
using System.Text;
using Tracker.Extraction.Formats.Encodings;

namespace Tracker.Extraction.Formats.Html;

/// <summary>The encoding that a page gives itself near its start, as HTML's own rules look for it.</summary>
internal static class MetaCharset
{
    private const int Search = 1024;

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"';/>");

    /// <summary>Finds <c>&lt;meta charset="gbk"&gt;</c> and <c>content="text/html; charset=gbk"</c>; null without one that is known.</summary>
    public static string? In(ReadOnlySpan<byte> page)
    {
        var head = Encoding.Latin1.GetString(page[..Math.Min(page.Length, Search)]);
        for (var at = head.IndexOf("<meta", StringComparison.OrdinalIgnoreCase); at >= 0; at = head.IndexOf("<meta", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var tag = head.AsSpan(at);
            if (tag.IndexOf('>') is >= 0 and var close)
                tag = tag[..close];
            var name = tag.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
            if (name < 0)
                continue;
            var value = tag[(name + "charset".Length)..].TrimStart(" \t\r\n=\"'");
            var end = value.IndexOfAny(Ends);
            var charset = (end < 0 ? value : value[..end]).ToString();

            // Who can read this declaration byte by byte is not reading UTF-16.
            return TextEncoding.IsKnown(charset) && !charset.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? charset : null;
        }
        return null;
    }
}
