using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Posting;

public abstract class UploadScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private static readonly byte[] Report = Encoding.UTF8.GetBytes(Reports.Taihu);

    [Theory]
    [InlineData("report.txt", "text/plain")]
    [InlineData("report.TXT", "application/octet-stream")]
    [InlineData("report.md", "application/octet-stream")]
    [InlineData("report.md", null)]
    [InlineData("report", "text/plain; charset=utf-8")]
    [InlineData("太湖.txt", "TEXT/PLAIN")]
    public async Task A_file_is_taken_in_with_its_bytes_and_its_name(string name, string? mediaType)
    {
        var tracker = await ServeAsync();

        var answer = (await tracker.PostFileAsync(
            Report, name, mediaType, ("publishedOn", "2026-03-05"), ("publisher", "江南晚报"), ("sourceUrl", "https://example.org/a"))).Expect(201);

        var document = await tracker.DocumentAsync(answer.Json.GetProperty("documentId").GetGuid());
        Assert.Equal(name, document.GetProperty("fileName").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Report)), document.GetProperty("sourceSha256").GetString());
        var article = document.GetProperty("articles")[0];
        Assert.Equal("2026-03-05 江南晚报 https://example.org/a", string.Join(
            ' ', article.GetProperty("publishedOn"), article.GetProperty("publisher"), article.GetProperty("sourceUrl")));
        var source = (await tracker.GetAsync($"/api/v1/documents/{document.GetProperty("id")}/source")).Expect(200);
        Assert.Equal(Report, source.Bytes);
    }

    [Fact]
    public async Task A_file_name_is_stored_without_the_path_that_a_sender_puts_before_it()
    {
        var tracker = await ServeAsync();

        var answer = (await tracker.PostFileAsync(Report, "../../etc/report.txt")).Expect(201);

        Assert.Equal("report.txt", (await tracker.DocumentAsync(answer.Json.GetProperty("documentId").GetGuid())).GetProperty("fileName").GetString());
    }

    [Theory]
    [InlineData("report.doc", "application/octet-stream")]
    [InlineData("report", "application/octet-stream")]
    [InlineData("report", null)]
    [InlineData("report.txt", "application/msword")]
    [InlineData("report.txt", "image/png")]
    [InlineData("report.txt", "text/csv")]
    public async Task A_file_of_a_format_that_no_reader_knows_is_not_supported(string name, string? mediaType)
    {
        var tracker = await ServeAsync();

        (await tracker.PostFileAsync(Report, name, mediaType)).ExpectProblem(415, "unsupportedMediaType", "Content-Type");

        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("EFBBBF", "empty")]
    [InlineData("20200A", "empty")]
    [InlineData("54657874", "notChinese")]
    [InlineData("BBE1D2E9C7BFB5F7A3ACD2AABCD3C7BFD6CEC0EDA1FF", "undecodable")]
    [InlineData("FFFE1A4FAE8B02", "undecodable")]
    [InlineData("E4BC9AE8AEAE00", "undecodable")]
    [InlineData("E4BC9AEDA080", "undecodable")]
    public async Task A_file_that_holds_no_Chinese_text_is_named_as_what_cannot_be_used(string hexadecimal, string code)
    {
        var tracker = await ServeAsync();

        (await tracker.PostFileAsync(Convert.FromHexString(hexadecimal), "report.txt")).ExpectProblem(422, code, "file");

        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Theory]
    [InlineData("publishedOn", "5 March 2026")]
    [InlineData("publisher", "  ")]
    [InlineData("sourceUrl", "ftp://example.org/a")]
    [InlineData("colour", "red")]
    [InlineData("text", "会议强调，要加强治理。")]
    public async Task A_field_that_is_unknown_or_wrong_is_named(string field, string value)
    {
        var tracker = await ServeAsync();

        (await tracker.PostFileAsync(Report, "report.txt", "text/plain", (field, value))).ExpectProblem(400, "invalidInput", field);

        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Fact]
    public async Task A_field_given_twice_is_refused_and_not_chosen_from()
    {
        var tracker = await ServeAsync();

        (await tracker.PostFileAsync(Report, "report.txt", "text/plain", ("publisher", "甲报"), ("publisher", "乙报")))
            .ExpectProblem(400, "invalidInput", "publisher");

        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(5_000_000)]
    public async Task A_huge_field_is_refused(int length)
    {
        var tracker = await ServeAsync();

        var answer = await tracker.PostFileAsync(Report, "report.txt", "text/plain", ("publisher", new string('a', length)));

        Assert.Equal("application/problem+json", answer.Expect(400).MediaType);
        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Theory]
    [InlineData(0, "file")]
    [InlineData(2, "file")]
    [InlineData(12, "file")]
    public async Task Exactly_one_file_is_wanted(int files, string field)
    {
        var tracker = await ServeAsync();
        using var form = new MultipartFormDataContent { { new StringContent("江南晚报"), "publisher" } };
        for (var i = 0; i < files; i++)
            form.Add(new ByteArrayContent(Report) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } }, "file", $"report{i}.txt");

        (await tracker.PostFormAsync(form)).ExpectProblem(400, "invalidInput", field);

        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Fact]
    public async Task A_file_under_another_name_is_an_unknown_field()
    {
        var tracker = await ServeAsync();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Report) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } }, "report", "report.txt" },
        };

        (await tracker.PostFormAsync(form)).ExpectProblem(400, "invalidInput", "report");

        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Fact]
    public async Task Hundreds_of_fields_are_refused()
    {
        var tracker = await ServeAsync();
        var fields = Enumerable.Range(0, 300).Select(i => (i.ToString(CultureInfo.InvariantCulture), "x")).ToArray();

        var answer = await tracker.PostFileAsync(Report, "report.txt", "text/plain", fields);

        Assert.Equal("application/problem+json", answer.Expect(400).MediaType);
        await Untouched.AssertStillServesAsync(tracker, Database);
    }
}

public sealed class UploadOnSqlite() : UploadScenarios(new SqliteEngine());

public sealed class UploadOnSqlServer() : UploadScenarios(new SqlServerEngine());
