using System.IO.Compression;
using System.Text;

namespace Tracker.Integration.Tests.Formats;

/// <summary>Packs parts into a DOCX, sound or not.</summary>
internal static class DocxWriter
{
    private const string Open = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    private const string Close = "</w:body></w:document>";

    public static byte[] Write(params string[] paragraphs) =>
        Pack(("word/document.xml", Part(string.Concat(paragraphs.Select(words => $"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")))));

    public static string Part(string body, string before = "") => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{before}{Open}{body}{Close}";

    public static byte[] Pack(params (string Name, string Content)[] parts) =>
        Pack([.. parts.Select(part => (part.Name, (Action<Stream>)(stream => stream.Write(Encoding.UTF8.GetBytes(part.Content)))))]);

    /// <summary>A package in which a part says one thing a great many times.</summary>
    public static byte[] PackRepeated(string part, string unit, long bytes, string before = "")
    {
        var some = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, (64 * 1024 / unit.Length) + 1)));
        return Pack((part, stream =>
        {
            stream.Write(Encoding.UTF8.GetBytes(Open + before));
            for (var written = 0L; written < bytes; written += some.Length)
                stream.Write(some);
            stream.Write(Encoding.UTF8.GetBytes(Close));
        }), (part == "word/document.xml" ? "word/other.xml" : "word/document.xml", stream => stream.Write(Encoding.UTF8.GetBytes(Part("")))));
    }

    private static byte[] Pack(params (string Name, Action<Stream> Write)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, write) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                write(part);
            }
        }
        return file.ToArray();
    }
}
