using System.Text;

namespace Tracker.Extraction.Formats;

/// <summary>What content shows itself to be, whatever its name says.</summary>
/// <param name="Format">In words.</param>
/// <param name="MediaType">Null for formats that nobody reads here.</param>
internal sealed record ContentSignature(string Format, string? MediaType)
{
    private const int PdfSearch = 1024;

    private static readonly ContentSignature Pdf = new("PDF", "application/pdf");
    private static readonly ContentSignature Docx =
        new("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private static readonly ContentSignature Html = new("HTML", "text/html");
    private static readonly ContentSignature Zip = new("a ZIP archive", null);

    // Word encrypts a DOCX by wrapping it in the container of its older format.
    private static readonly ContentSignature EncryptedOffice = new("an encrypted Office document", Docx.MediaType);

    private static readonly (byte[] Start, ContentSignature Signature)[] Foreign =
    [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], new("a Word, Excel or PowerPoint file of the format before 2007", null)),
        ([.. "{\\rtf"u8], new("RTF", null)),
        ([0x89, .. "PNG\r\n"u8], new("a PNG picture", null)),
        ([0xFF, 0xD8, 0xFF], new("a JPEG picture", null)),
        ([.. "GIF8"u8], new("a GIF picture", null)),
        ([0x1F, 0x8B, 0x08], new("a gzip archive", null)),
        ([.. "Rar!\u001A"u8], new("a RAR archive", null)),
        ([.. "7z"u8, 0xBC, 0xAF], new("a 7z archive", null)),
        ([.. "MZ"u8, 0x90, 0x00], new("a Windows program", null)),
        ([0x7F, .. "ELF"u8], new("a program", null)),
    ];

    /// <summary>Returns null for text and for what shows nothing.</summary>
    public static ContentSignature? Of(ReadOnlySpan<byte> content)
    {
        if (content[..Math.Min(content.Length, PdfSearch)].IndexOf("%PDF-"u8) >= 0)
            return Pdf;
        if (content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith("PK\u0005\u0006"u8))
            return content.IndexOf("word/"u8) >= 0 ? Docx : Zip;
        foreach (var (start, signature) in Foreign)
        {
            if (content.StartsWith(start))
                return IsEncryptedOffice(content) && start[0] == 0xD0 ? EncryptedOffice : signature;
        }
        return StartsAsHtml(content) ? Html : null;
    }

    /// <summary>Whether it is the container that Word puts an encrypted DOCX into.</summary>
    public static bool IsEncryptedOffice(ReadOnlySpan<byte> content) =>
        content.StartsWith(Foreign[0].Start) && content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    private static bool StartsAsHtml(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        content = content.TrimStart(" \t\r\n\f"u8);
        while (content.StartsWith("<!--"u8) || content.StartsWith("<?xml"u8))
        {
            var end = content.IndexOf(content[1] == (byte)'!' ? "-->"u8 : "?>"u8);
            if (end < 0)
                return false;
            content = content[(end + 2)..].TrimStart(" \t\r\n\f>"u8);
        }
        return StartsWithLetters(content, "<!doctype html"u8) || StartsWithLetters(content, "<html"u8);
    }

    private static bool StartsWithLetters(ReadOnlySpan<byte> content, ReadOnlySpan<byte> start) =>
        content.Length >= start.Length && Ascii.EqualsIgnoreCase(content[..start.Length], start);
}
