using System.Security.Cryptography;
using System.Text;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Formats;

public abstract class FormatScenarios(DatabaseEngine engine) : Scenario(engine), IDisposable
{
    private const string Traditional = "會議強調，要加強太湖流域綜合治理，2027年底前完成清淤。";
    private readonly ScratchFolder _folder = new();

    static FormatScenarios() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("report.txt", "utf-8", "text/plain", "plainText")]
    [InlineData("report.txt", "utf-16", "text/plain; charset=utf-16le", "plainText")]
    [InlineData("report.md", "utf-16be", "text/markdown; charset=utf-16be", "plainText")]
    [InlineData("report.txt", "gb18030", "text/plain; charset=gb18030", "plainText")]
    [InlineData("report.txt", "big5", "text/plain; charset=big5", "plainText")]
    [InlineData("report.html", "big5", "text/html; charset=big5", "html")]
    [InlineData("report.docx", "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx")]
    [InlineData("report.pdf", "", "application/pdf", "pdf")]
    public async Task Every_format_goes_in_with_exact_quotes_and_comes_out_byte_for_byte(string name, string encoding, string mediaType, string reader)
    {
        var tracker = await ServeAsync();
        var file = Write(name, encoding);

        var id = (await tracker.PostFileAsync(file, name, "application/octet-stream")).Expect(201).Json.GetProperty("documentId").GetGuid();

        var document = await tracker.DocumentAsync(id);
        Assert.Equal((mediaType, reader, 1), (document.GetProperty("mediaType").GetString(), document.GetProperty("reader").GetString(), document.GetProperty("readerVersion").GetInt32()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), document.GetProperty("sourceSha256").GetString());
        var text = (await tracker.GetAsync($"/api/v1/documents/{id}/text")).Expect(200).Text;
        var commitment = Assert.Single((await tracker.ListCommitmentsAsync()).Expect(200).Items());
        Assert.Equal(Traditional, commitment.GetProperty("quote").GetString());
        var mention = (await tracker.GetAsync($"/api/v1/commitments/{commitment.GetProperty("id")}")).Expect(200).Json.GetProperty("mentions")[0];
        Assert.Equal(Traditional, string.Concat(mention.GetProperty("segments").EnumerateArray()
            .Select(segment => text[segment.GetProperty("start").GetInt32()..segment.GetProperty("end").GetInt32()])));
        var source = (await tracker.GetAsync($"/api/v1/documents/{id}/source")).Expect(200);
        Assert.Equal(file, source.Bytes);
        Assert.Equal(mediaType, source.ContentHeaders.ContentType?.ToString());
    }

    [Fact]
    public async Task The_same_text_in_another_encoding_is_the_same_document()
    {
        var tracker = await ServeAsync();
        var id = (await tracker.PostFileAsync(Write("a.txt", "utf-8"), "a.txt")).Expect(201).Json.GetProperty("documentId").GetGuid();

        foreach (var encoding in new[] { "utf-16", "gb18030", "big5" })
            Assert.Equal(id, (await tracker.PostFileAsync(Write("a.txt", encoding), "a.txt")).Expect(200).Json.GetProperty("documentId").GetGuid());
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xhtml+xml")]
    [InlineData("TEXT/HTML; charset=\"utf-8\"")]
    public async Task The_media_type_tells_the_format_where_the_name_does_not(string mediaType)
    {
        var tracker = await ServeAsync();

        (await tracker.PostFileAsync(Write("a.html", "utf-8"), "page", mediaType)).Expect(201);

        Assert.Equal([Traditional], await tracker.QuotesAsync());
    }

    [Theory]
    [InlineData("text/plain; charset=utf-8", null, 422, "undecodable", "file")]
    [InlineData("text/plain; charset=gbk", null, 201, null, null)]
    [InlineData("text/plain; charset=\"GB2312\"", null, 201, null, null)]
    [InlineData("text/plain; charset=utf-8", "gb18030", 201, null, null)]
    [InlineData("text/plain; charset=koi8-r", null, 415, "unknownEncoding", "file")]
    [InlineData("text/plain", "koi8-r", 400, "invalidInput", "encoding")]
    public async Task What_the_sender_says_of_the_encoding_holds(string mediaType, string? field, int status, string? code, string? names)
    {
        var tracker = await ServeAsync();

        var answer = await tracker.PostFileAsync(Write("a.txt", "gb18030"), "a.txt", mediaType, field is null ? [] : [("encoding", field)]);

        if (code is null)
            answer.Expect(status);
        else
            answer.ExpectProblem(status, code, names);
    }

    [Fact]
    public async Task A_folder_of_all_formats_goes_in()
    {
        PdfToTextProgram.Require();
        string[] names = ["a.txt", "b.md", "c.markdown", "d.html", "e.HTM", "f.docx", "g.pdf"];
        foreach (var (name, number) in names.Select((name, number) => (name, number)))
            _folder.Write(name, Write(name, "gb18030", Reports.Numbered(number)));

        var result = await IngestAsync(_folder.Path);

        Assert.Contains("7 new, 0 known, 0 failed; 7 ", result.Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_option_names_the_encoding_and_a_sidecar_goes_before_it()
    {
        var gb = _folder.Write("gb.txt", Write("gb.txt", "gb18030"));
        var utf16 = _folder.Write("utf16.txt", Write("utf16.txt", "utf-16be", Reports.Taihu));
        _folder.Write("utf16.txt.meta.yaml", "encoding: utf-16be\n");

        Assert.Contains("2 new", (await IngestAsync(gb, utf16, "--encoding", "gbk")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("big5", (await IngestAsync(gb, "--encoding", "big-5")).All, StringComparison.Ordinal);
        Assert.Matches("gb.txt: Byte [0-9]+, .* utf-8", (await IngestAsync(gb, "--encoding", "utf-8")).Expect(1).Errors);
        _folder.Write("utf16.txt.meta.yaml", "encoding: latin\n");
        Assert.Contains("encoding", (await IngestAsync(utf16)).Expect(1).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_shows_its_format_by_its_content()
    {
        var result = await TrackerProcess.RunAsync(new ProcessSetup { Input = Write("a.docx", "") }, "extract", "--format", "jsonl", "-");

        Assert.Contains(Traditional, result.Expect(0).Output, StringComparison.Ordinal);
    }

    private static byte[] Write(string name, string encoding, string text = Traditional)
    {
        switch (Path.GetExtension(name))
        {
            case ".pdf":
                PdfToTextProgram.Require();
                return PdfWriter.Write(["太湖新闻", text[..5], text[5..], "— 1 —"]);
            case ".docx":
                return DocxWriter.Write(text);
            case ".html" or ".HTM":
                return Encoding.GetEncoding(encoding).GetBytes($"<html><body><nav>{Reports.Taihu}</nav><p>{text}</p></body></html>");
            default:
                var coding = Encoding.GetEncoding(encoding);
                return encoding == "utf-16" ? [.. coding.Preamble, .. coding.GetBytes(text)] : coding.GetBytes(text);
        }
    }

    private Task<Finished> IngestAsync(params string[] arguments) =>
        TrackerProcess.RunAsync(["ingest", .. arguments, .. Database.Settings]);
}

public sealed class FormatsOnSqlite() : FormatScenarios(new SqliteEngine());

public sealed class FormatsOnSqlServer() : FormatScenarios(new SqlServerEngine());
