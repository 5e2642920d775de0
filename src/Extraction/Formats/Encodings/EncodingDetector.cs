using System.Text.Unicode;

namespace Tracker.Extraction.Formats.Encodings;

/// <summary>
/// Finds the encoding of Chinese text by byte order mark, by validity, and by how many of its characters would be
/// common ones. GB 2312 and Big5 both put their common characters into a first level of lead bytes, so no table is
/// needed. Linear, and without decoding.
/// </summary>
internal static class EncodingDetector
{
    // On real reports the right encoding has 0.5 to 1 of common characters, a wrong one or broken UTF-8 at most 0.4.
    private const double EnoughCommon = 0.45;
    private const double NearlyAllCommon = 0.9;
    private const double EnoughUtf16 = 0.8;

    private static readonly TextEncoding[] Marked = [TextEncoding.Utf8, TextEncoding.Utf16Little, TextEncoding.Utf16Big, TextEncoding.Gb18030];

    /// <summary>Returns null where the bytes are in no encoding that is known.</summary>
    public static TextEncoding? Detect(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in Marked)
        {
            if (bytes.StartsWith(encoding.ByteOrderMark))
                return encoding;
        }
        if (!bytes.Contains((byte)0) && Utf8.IsValid(bytes))
            return IsGbByChanceUtf8(bytes) ? TextEncoding.Gb18030 : TextEncoding.Utf8;
        if (Utf16Of(bytes) is { } utf16)
            return utf16;
        var (gb, big5) = (GbShare(bytes), Big5Share(bytes));
        if (Math.Max(gb, big5) < EnoughCommon)
            return null;
        return gb >= big5 ? TextEncoding.Gb18030 : TextEncoding.Big5;
    }

    // Some words in GB are pairs that UTF-8 has too, but never for Chinese: for that it takes three bytes from E3 on.
    private static bool IsGbByChanceUtf8(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF)
        && !bytes.ContainsAnyInRange((byte)0xE3, (byte)0xEF)
        && GbShare(bytes) >= NearlyAllCommon
        && bytes.Length - Ascii(bytes) >= bytes.Length / 3;

    private static int Ascii(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var one in bytes)
            count += one < 0x80 ? 1 : 0;
        return count;
    }

    /// <summary>The byte order of UTF-16 without a mark; null where neither gives the characters of a Chinese text.</summary>
    public static TextEncoding? Utf16Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0)
            return null;
        var (little, big) = (0, 0);
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            if (IsUsual(bytes[i + 1], bytes[i]))
                little++;
            if (IsUsual(bytes[i], bytes[i + 1]))
                big++;
        }
        if (Math.Max(little, big) < bytes.Length / 2 * EnoughUtf16)
            return null;
        return little >= big ? TextEncoding.Utf16Little : TextEncoding.Utf16Big;
    }

    // Chinese characters, their punctuation and wide forms, and printable ASCII with its breaks.
    private static bool IsUsual(byte high, byte low) =>
        high is (>= 0x4E and <= 0x9F) or 0x30 or 0xFF or 0x20 || (high == 0 && low is (>= 0x20 and < 0x7F) or 0x09 or 0x0A or 0x0D);

    private static double GbShare(ReadOnlySpan<byte> bytes)
    {
        var (all, common) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            all++;
            if (i + 1 == bytes.Length)
                break;
            var (lead, trail) = (bytes[i], bytes[i + 1]);
            if (lead is (>= 0xB0 and <= 0xD7) or 0xA1 or 0xA3 && trail >= 0xA1)
                common++;
            i += trail is >= 0x30 and <= 0x39 ? 3 : 1;
        }
        return all == 0 ? 0 : (double)common / all;
    }

    private static double Big5Share(ReadOnlySpan<byte> bytes)
    {
        var (all, common) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            all++;
            if (i + 1 == bytes.Length)
                break;
            var (lead, trail) = (bytes[i], bytes[i + 1]);
            if (lead is (>= 0xA4 and <= 0xC6) or 0xA1 && trail is (>= 0x40 and <= 0x7E) or >= 0xA1)
                common++;
            i++;
        }
        return all == 0 ? 0 : (double)common / all;
    }
}
