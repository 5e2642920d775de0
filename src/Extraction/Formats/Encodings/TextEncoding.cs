using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Tracker.Extraction.Formats.Encodings;

/// <summary>A character encoding that reports come in.</summary>
public sealed class TextEncoding
{
    private static readonly Dictionary<string, TextEncoding> ByName = new(StringComparer.OrdinalIgnoreCase);

    private TextEncoding(string name, Encoding decoder, byte[] mark, params string[] otherNames)
    {
        Name = name;
        Decoder = decoder;
        ByteOrderMark = mark;
        foreach (var key in otherNames.Append(name))
            ByName.Add(key, this);
    }

    public static TextEncoding Utf8 { get; } = new("utf-8", new UTF8Encoding(false, true), [0xEF, 0xBB, 0xBF], "utf8", "us-ascii", "ascii");

    public static TextEncoding Utf16Little { get; } = new("utf-16le", new UnicodeEncoding(false, false, true), [0xFF, 0xFE]);

    public static TextEncoding Utf16Big { get; } = new("utf-16be", new UnicodeEncoding(true, false, true), [0xFE, 0xFF]);

    /// <summary>GB18030 holds GBK, which holds GB2312: whoever says one of those two often sends more.</summary>
    public static TextEncoding Gb18030 { get; } =
        new("gb18030", Legacy("gb18030"), [0x84, 0x31, 0x95, 0x33], "gbk", "gb2312", "gb_2312-80", "cp936", "x-gbk");

    public static TextEncoding Big5 { get; } = new("big5", Legacy("big5"), [], "big5-hkscs", "cp950", "x-x-big5");

    /// <summary>The names to choose from; their usual other names are understood too.</summary>
    public static IReadOnlyList<string> Names { get; } = ["utf-8", "utf-16", "utf-16le", "utf-16be", "gb18030", "gbk", "gb2312", "big5"];

    public string Name { get; }

    /// <summary>Throws on bytes that are no text.</summary>
    internal Encoding Decoder { get; }

    /// <summary>What a text may start with to tell its encoding; empty where the encoding has no such mark.</summary>
    internal byte[] ByteOrderMark { get; }

    /// <summary>Whether a name is known. <c>utf-16</c> leaves the byte order open and is no encoding of its own.</summary>
    public static bool IsKnown(string name) => IsUtf16(name) || ByName.ContainsKey(name);

    internal static bool IsUtf16(string name) => name.Equals("utf-16", StringComparison.OrdinalIgnoreCase);

    internal static bool TryFind(string name, [NotNullWhen(true)] out TextEncoding? encoding) => ByName.TryGetValue(name, out encoding);

    /// <summary>A media type with this encoding as its charset; UTF-8 goes without saying.</summary>
    internal string Mark(string mediaType) => this == Utf8 ? mediaType : $"{mediaType}; charset={Name}";

    private static Encoding Legacy(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
