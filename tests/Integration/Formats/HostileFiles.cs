using System.IO.Compression;
using System.Text;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Formats;

/// <summary>A file that must be refused, and how.</summary>
internal sealed record HostileFile(string FileName, Func<byte[]> Content, int Status, string Code)
{
    public bool NeedsPdfToText { get; init; }
}

/// <summary>Files made to take too much time or memory, to reach what they must not, or just broken.</summary>
internal static class HostileFiles
{
    private const string Document = "word/document.xml";
    private const long Huge = 200L * 1024 * 1024;

    public static IReadOnlyDictionary<string, HostileFile> Cases { get; } = new Dictionary<string, HostileFile>
    {
        ["a zip bomb of tags"] = new("bomb.docx", () => DocxWriter.PackRepeated(Document, "<w:p/>", Huge), 422, "inflatesTooFar"),
        ["a zip bomb of one word"] = new("bomb.docx", () => DocxWriter.PackRepeated(Document, "水", Huge), 422, "inflatesTooFar"),
        ["a zip bomb of one comment"] = new("bomb.docx", () => DocxWriter.PackRepeated(Document, "<>", Huge, "<!--"), 422, "inflatesTooFar"),
        ["a zip bomb of one CDATA section"] = new("bomb.docx", () => DocxWriter.PackRepeated(Document, "<>", Huge, "<![CDATA["), 422, "inflatesTooFar"),
        ["a zip bomb beside the words"] = new("bomb.docx", () => DocxWriter.PackRepeated("word/styles.xml", "<w:style/>", Huge), 422, "inflatesTooFar"),
        ["a zip bomb that lies about its size"] = new("bomb.docx", () => UnderstateSizes(DocxWriter.PackRepeated(Document, "<w:p/>", Huge)), 422, "damagedFile"),
        ["entities of entities"] = new("laughs.docx", Laughs, 422, "documentTypeRefused"),
        ["an entity from a file"] = new(
            "entity.docx",
            () => DocxWriter.Pack((Document, DocxWriter.Part("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"))),
            422,
            "documentTypeRefused"),
        ["a hundred thousand nested tags of XML"] = new(
            "nested.docx", () => DocxWriter.Pack((Document, DocxWriter.Part(Nested("w:p")))), 422, "nestedTooDeeply"),
        ["a hundred thousand nested blocks of HTML"] = new("nested.html", () => Encoding.UTF8.GetBytes(Nested("div")), 422, "nestedTooDeeply"),
        ["a hundred thousand nested words of HTML"] = new("nested.html", () => Encoding.UTF8.GetBytes(Nested("b")), 422, "nestedTooDeeply"),
        ["a cut-off DOCX"] = new("cut.docx", () => DocxWriter.Write(Reports.Taihu)[..^60], 422, "damagedFile"),
        ["an encrypted DOCX"] = new("secret.docx", EncryptedDocx, 422, "encryptedFile"),
        ["a cut-off PDF"] = new("cut.pdf", () => PdfWriter.Write([Reports.Taihu])[..^200], 422, "damagedFile"),
        ["an encrypted PDF"] = new("secret.pdf", PdfWriter.WriteEncrypted, 422, "encryptedFile") { NeedsPdfToText = true },
        ["a PDF of nonsense"] = new("nonsense.pdf", () => [.. "%PDF-1.7\n"u8, .. Noise(100_000), .. "\nstartxref\n0\n%%EOF\n"u8], 422, "damagedFile") { NeedsPdfToText = true },
        ["a PDF of pictures"] = new("scan.pdf", () => PdfWriter.Write([], []), 422, "noTextLayer") { NeedsPdfToText = true },
        ["a small PDF of very many pages"] = new(
            "pages.pdf",
            () => PdfWriter.WriteRepeated([.. Enumerable.Repeat("会议强调，要加强治理，要加快建设，要办好实事，要抓好落实，要改善民生", 40)], 3_000),
            413,
            "bodyTooLarge") { NeedsPdfToText = true },
        ["a PDF called a text"] = new("report.txt", () => PdfWriter.Write([Reports.Taihu]), 415, "formatMismatch"),
        ["a DOCX called a PDF"] = new("report.pdf", () => DocxWriter.Write(Reports.Taihu), 415, "formatMismatch"),
        ["a web page called Markdown"] = new("report.md", () => Encoding.UTF8.GetBytes($"<!doctype html>\n<p>{Reports.Taihu}</p>"), 415, "formatMismatch"),
        ["a text called a DOCX"] = new("report.docx", () => Encoding.UTF8.GetBytes(Reports.Taihu), 415, "formatMismatch"),
        ["a workbook called a DOCX"] = new("report.docx", () => DocxWriter.Pack(("xl/workbook.xml", "<workbook/>")), 415, "formatMismatch"),
        ["a picture called a text"] = new("report.txt", () => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Noise(1000)], 415, "formatMismatch"),
        ["noise"] = new("noise.txt", () => Noise(1_000_000), 422, "undecodable"),
        ["nothing"] = new("nothing.txt", () => [], 422, "empty"),
        ["a text over the limit"] = new("large.txt", () => Encoding.UTF8.GetBytes(new string('水', 3_500_000)), 413, "bodyTooLarge"),
        ["a text over the limit in GB18030 that is within it in bytes"] = new(
            "large.txt", () => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(new string('水', 4_000_000)), 413, "bodyTooLarge"),
        ["a web page over the limit"] = new(
            "large.html", () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"<p>{Reports.Taihu}", 240_000))), 413, "bodyTooLarge"),
        ["a DOCX over the limit"] = new("large.docx", () => DocxWriter.Write([.. Enumerable.Repeat(Reports.Taihu, 240_000)]), 413, "bodyTooLarge"),
    };

    private static string Nested(string tag) =>
        string.Concat(Enumerable.Repeat($"<{tag}>", 100_000)) + Reports.Taihu + string.Concat(Enumerable.Repeat($"</{tag}>", 100_000));

    private static byte[] Laughs()
    {
        var entities = string.Concat(Enumerable.Range(1, 20).Select(level => $"<!ENTITY l{level} \"{string.Concat(Enumerable.Repeat($"&l{level - 1};", 10))}\">"));
        return DocxWriter.Pack((Document, DocxWriter.Part("<w:p><w:r><w:t>&l20;</w:t></w:r></w:p>", $"<!DOCTYPE d [<!ENTITY l0 \"哈\">{entities}]>")));
    }

    // The container of Word's older format, with the stream that an encrypted document lies in.
    private static byte[] EncryptedDocx() =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1016], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[1000]];

    private static byte[] Noise(int length)
    {
        // The same on every run.
        var (noise, state) = (new byte[length], 12345u);
        for (var i = 0; i < length; i++)
        {
            state = (state * 1664525) + 1013904223;
            noise[i] = (byte)(state >> 24);
        }
        return noise;
    }

    /// <summary>Writes into an archive's directory that every part inflates to 1,000 bytes.</summary>
    private static byte[] UnderstateSizes(byte[] archive)
    {
        for (var at = archive.AsSpan().IndexOf("PK\u0001\u0002"u8); at >= 0 && at + 46 < archive.Length;)
        {
            BitConverter.TryWriteBytes(archive.AsSpan(at + 24), 1000u);
            var next = archive.AsSpan(at + 4).IndexOf("PK\u0001\u0002"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }
        using var check = new ZipArchive(new MemoryStream(archive));
        Assert.All(check.Entries, entry => Assert.Equal(1000, entry.Length));
        return archive;
    }
}
