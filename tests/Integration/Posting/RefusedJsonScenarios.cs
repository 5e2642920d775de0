using System.Net.Http.Headers;
using System.Text;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Posting;

public abstract class RefusedJsonScenarios(DatabaseEngine engine) : Scenario(engine)
{
    public static TheoryData<string> Bodies => [.. RefusedJson.Cases.Keys];

    public static TheoryData<string> OtherMediaTypes =>
    [
        "", "text/plain", "text/html", "application/xml", "application/x-www-form-urlencoded", "application/octet-stream",
        "multipart/mixed; boundary=b", "application/merge-patch+json", "application/jsonp", "json", "*/*", "text/plain; charset=utf-8",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_cannot_be_used_gets_its_problem_and_leaves_nothing(string body)
    {
        var refused = RefusedJson.Cases[body];
        var tracker = await ServeAsync();

        (await PostAsync(tracker, refused.Body, "application/json")).ExpectProblem(refused.Status, refused.Code, refused.Field);

        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Theory]
    [MemberData(nameof(OtherMediaTypes))]
    public async Task Another_media_type_is_not_supported(string mediaType)
    {
        var tracker = await ServeAsync();

        var answer = await PostAsync(tracker, Encoding.UTF8.GetBytes($$"""{"text":"{{Reports.Taihu}}"}"""), mediaType);

        answer.ExpectProblem(415, "unsupportedMediaType", "Content-Type");
        Assert.Contains("application/json", answer.ErrorOf("Content-Type", "unsupported"), StringComparison.Ordinal);
        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Fact]
    public async Task A_compressed_body_is_refused_and_not_read_as_text()
    {
        var tracker = await ServeAsync();
        using var content = new ByteArrayContent([0x1F, 0x8B, 0x08, 0x00]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        content.Headers.ContentEncoding.Add("gzip");

        var answer = await tracker.SendAsync(HttpMethod.Post, "/api/v1/documents", content);

        Assert.InRange(answer.Status, 400, 415);
        Assert.Equal("application/problem+json", answer.MediaType);
        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Fact]
    public async Task Several_faults_are_named_at_once()
    {
        var tracker = await ServeAsync();

        var answer = await tracker.PostReportAsync(Reports.Taihu, new { publishedOn = "soon", publisher = "", sourceUrl = "nowhere" });

        answer.ExpectProblem(400, "invalidInput", "/publishedOn").ExpectProblem(400, "invalidInput", "/publisher")
            .ExpectProblem(400, "invalidInput", "/sourceUrl");
        Assert.Contains("soon", answer.ErrorOf("/publishedOn", "notADate"), StringComparison.Ordinal);
    }

    private static async Task<Answer> PostAsync(TrackerClient tracker, byte[] body, string mediaType)
    {
        using var content = new ByteArrayContent(body);
        if (mediaType.Length > 0)
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return await tracker.SendAsync(HttpMethod.Post, "/api/v1/documents", content);
    }
}

public sealed class RefusedJsonOnSqlite() : RefusedJsonScenarios(new SqliteEngine());

public sealed class RefusedJsonOnSqlServer() : RefusedJsonScenarios(new SqlServerEngine());
