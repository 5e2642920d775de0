using System.Text;
using System.Text.Unicode;

namespace Tracker.Api.Events;

/// <summary>Tells the format of a file kept as evidence by its content; what its sender calls it does not count.</summary>
internal static class EvidenceFormat
{
    private const string WordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>In words, for messages.</summary>
    public const string Known = "PDF, PNG, JPEG, WebP, DOCX, XLSX, HTML and plain text in UTF-8";

    /// <summary>Returns the media type; null for what is none of the known formats.</summary>
    public static string? Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("%PDF-"u8))
            return "application/pdf";
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8))
            return "image/webp";
        if (content.StartsWith("PK\u0003\u0004"u8))
            return OfPackage(content);
        return IsText(content) ? StartsAsHtml(content) ? "text/html" : "text/plain" : null;
    }

    private static string? OfPackage(ReadOnlySpan<byte> content)
    {
        if (content.IndexOf("[Content_Types].xml"u8) < 0)
            return null;
        return content.IndexOf("word/"u8) >= 0 ? WordDocument : content.IndexOf("xl/"u8) >= 0 ? Workbook : null;
    }

    private static bool IsText(ReadOnlySpan<byte> content) =>
        content.Length > 0 && Utf8.IsValid(content) && content.IndexOfAnyInRange((byte)0, (byte)8) < 0;

    private static bool StartsAsHtml(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        content = content.TrimStart(" \t\r\n"u8);
        return StartsWithLetters(content, "<!doctype html"u8) || StartsWithLetters(content, "<html"u8);
    }

    private static bool StartsWithLetters(ReadOnlySpan<byte> content, ReadOnlySpan<byte> start) =>
        content.Length >= start.Length && Ascii.EqualsIgnoreCase(content[..start.Length], start);
}
