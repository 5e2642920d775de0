using System.Buffers;
using System.Text;

namespace Tracker.Extraction.Formats.Encodings;

/// <summary>Decodes bytes strictly: what is no text is an error with its place, and never a replacement character.</summary>
internal static class TextDecoder
{
    // What no text holds: the controls except tab and the line and page breaks.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Append(0x7F).Select(code => (char)code).Except(['\t', '\n', '\v', '\f', '\r'])]);

    // The decoder for Big5 passes on bytes it has no character for as controls or as characters for private use.
    private static readonly SearchValues<char> UnknownToBig5 = SearchValues.Create(
        [.. Enumerable.Range(0x80, 0x20).Concat(Enumerable.Range(0xE000, 0x1900)).Select(code => (char)code)]);

    /// <param name="declared">The name of an encoding; without one it is detected.</param>
    public static (string? Text, TextEncoding? Encoding, ReadFailure? Failure) Decode(ReadOnlySpan<byte> bytes, string? declared)
    {
        TextEncoding? encoding;
        if (declared is null)
            encoding = EncodingDetector.Detect(bytes);
        else if (TextEncoding.IsUtf16(declared))
            encoding = Utf16Of(bytes);
        else if (!TextEncoding.TryFind(declared, out encoding))
            return (null, null, new UnknownEncoding(declared));

        if (encoding is not null)
            return Decode(bytes, encoding);
        var (_, _, failure) = Decode(bytes, TextEncoding.Utf8);
        return (null, null, failure is Undecodable nearest ? nearest with { Encoding = null } : failure);
    }

    public static (string? Text, TextEncoding? Encoding, ReadFailure? Failure) Decode(ReadOnlySpan<byte> bytes, TextEncoding encoding)
    {
        var mark = encoding.ByteOrderMark.Length > 0 && bytes.StartsWith(encoding.ByteOrderMark) ? encoding.ByteOrderMark.Length : 0;
        string text;
        try
        {
            text = encoding.Decoder.GetString(bytes[mark..]);
        }
        catch (DecoderFallbackException exception)
        {
            var at = encoding.Decoder is UnicodeEncoding ? FirstBroken(bytes[mark..], encoding) : exception.Index;
            return (null, null, new Undecodable(encoding.Name, mark + at));
        }
        var wrong = text.AsSpan().IndexOfAny(Controls);
        if (wrong < 0 && encoding == TextEncoding.Big5)
            wrong = text.AsSpan().IndexOfAny(UnknownToBig5);
        return wrong < 0
            ? (text, encoding, null)
            : (null, null, new Undecodable(encoding.Name, mark + encoding.Decoder.GetByteCount(text.AsSpan(0, wrong))));
    }

    // For UTF-16 the decoder counts differently from case to case.
    private static int FirstBroken(ReadOnlySpan<byte> bytes, TextEncoding encoding)
    {
        var high = encoding == TextEncoding.Utf16Big ? 0 : 1;
        var at = 0;
        while (at + 1 < bytes.Length)
        {
            var unit = bytes[at + high];
            if (unit is < 0xD8 or > 0xDF)
                at += 2;
            else if (unit < 0xDC && at + 3 < bytes.Length && bytes[at + 2 + high] is >= 0xDC and <= 0xDF)
                at += 4;
            else
                return at;
        }
        return at;
    }

    private static TextEncoding Utf16Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(TextEncoding.Utf16Big.ByteOrderMark))
            return TextEncoding.Utf16Big;
        return bytes.StartsWith(TextEncoding.Utf16Little.ByteOrderMark)
            ? TextEncoding.Utf16Little
            : EncodingDetector.Utf16Of(bytes) ?? TextEncoding.Utf16Little;
    }
}
