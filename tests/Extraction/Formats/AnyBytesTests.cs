using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Tracker.Extraction.Tests.Formats;

public sealed class AnyBytesTests
{
    private static readonly int Runs =
        Environment.GetEnvironmentVariable("TRACKER_TEST_DEPTH") == "full" ? 20_000 : 400;

    private static readonly string[] Names = ["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a", "a.xyz"];

    private static readonly byte[][] Bases =
    [
        Encoding.UTF8.GetBytes("# 标题\n会议强调，要加强治理。\n"),
        CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("会议强调，要加强治理。会议要求，要加快建设。"),
        Encoding.Unicode.GetBytes("会议强调，要加强治理。\n"),
        Encoding.UTF8.GetBytes("<html><body><div class='a'><p>会议强调，<b>要加强</b>治理。&amp;&#20250;</p></div></body></html>"),
        Docx(),
    ];

    [Fact]
    public void Whatever_the_bytes_a_reader_gives_a_text_or_a_failure()
    {
        var change = from place in Gen.Choose(0, 4000) from value in Gen.Choose(0, 255) select (place, value);
        var cases = from start in Gen.Elements(Bases) from changes in change.ListOf() from name in Gen.Elements(Names) select (start, changes, name);
        Prop.ForAll(cases.ToArbitrary(), one => IsAnswered(one.start, one.changes, one.name)).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(20));
    }

    private static bool IsAnswered(byte[] start, IEnumerable<(int Place, int Value)> changes, string name)
    {
        byte[] bytes = [.. start];
        foreach (var (place, value) in changes)
            bytes[place % bytes.Length] = (byte)value;
        var (text, failure) = Sources.Read(bytes, name);
        return text is null ? failure is not null : failure is null && text.Text.Length > 0;
    }

    private static byte[] Docx()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = archive.CreateEntry("word/document.xml").Open())
            part.Write("<w:document xmlns:w=\"urn:w\"><w:p><w:r><w:t>会议强调，要加强治理。</w:t></w:r></w:p></w:document>"u8);
        return file.ToArray();
    }
}
