using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Documents;

public abstract class DocumentScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string TwoArticles =
        """
        # 苏州市部署太湖治理

        新华社苏州3月5日电（记者 张三）会议强调，要加强太湖流域综合治理。

        # 南通市部署港口建设

        新华社南通3月6日电（记者 李四）会议指出，要加快通州湾新出海口建设。
        """;

    [Fact]
    public async Task A_document_tells_its_source_its_text_and_its_reader()
    {
        var tracker = await ServeAsync();
        var bytes = Encoding.UTF8.GetBytes(Reports.Taihu);

        var document = await tracker.DocumentAsync(await tracker.IngestAsync(Reports.Taihu, new { fileName = "taihu.txt" }));

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal("active", document.GetProperty("state").GetString());
        Assert.Equal(1, document.GetProperty("version").GetInt32());
        Assert.Equal("taihu.txt", document.GetProperty("fileName").GetString());
        Assert.Equal("text/plain", document.GetProperty("mediaType").GetString());
        Assert.Equal(bytes.Length, document.GetProperty("sourceLength").GetInt32());
        Assert.Equal(hash, document.GetProperty("sourceSha256").GetString());
        Assert.Equal(hash, document.GetProperty("textSha256").GetString());
        Assert.Equal(Reports.Taihu.Length, document.GetProperty("textLength").GetInt32());
        Assert.Equal(1, document.GetProperty("textVersion").GetInt32());
        Assert.Equal("plainText", document.GetProperty("reader").GetString());
        Assert.False(document.GetProperty("isSample").GetBoolean());
        Assert.Equal(1, document.GetProperty("mentionCount").GetInt32());
        Assert.Equal(1, document.GetProperty("articleCount").GetInt32());
    }

    [Fact]
    public async Task Ids_are_of_version_7_and_lower_case()
    {
        var tracker = await ServeAsync();
        var id = await tracker.IngestAsync(Reports.Taihu);
        var commitment = (await tracker.ListCommitmentsAsync()).Expect(200).Items()[0];
        var article = (await tracker.DocumentAsync(id)).GetProperty("articles")[0];

        Assert.All([(await tracker.DocumentAsync(id)).GetProperty("id"), commitment.GetProperty("id"), article.GetProperty("id")], given =>
        {
            Assert.Equal(7, given.GetGuid().Version);
            Assert.Equal(given.GetGuid().ToString("D"), given.GetString());
        });
    }

    [Fact]
    public async Task Instants_are_UTC_and_dates_are_plain()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 3, 5, 23, 30, 0, TimeSpan.Zero));
        var tracker = await ServeAsync(time);

        var document = await tracker.DocumentAsync(await tracker.IngestAsync(Reports.Taihu, new { publishedOn = "2026-03-05" }));

        Assert.Matches("^2026-03-05T23:30:00Z$", document.GetProperty("createdAt").GetString());
        Assert.Equal("2026-03-05", document.GetProperty("articles")[0].GetProperty("publishedOn").GetString());
        Assert.Equal(["2026-03-05T23:30:00.0000000Z"], await RowsAsync<string>("SELECT created_at FROM document"));

        // Half past seven of the next morning in Shanghai.
        Assert.Equal(["2026-03-06"], await RowsAsync<string>("SELECT DISTINCT effective_on FROM journal"));
    }

    [Fact]
    public async Task Given_facts_come_before_the_datelines_and_each_says_where_it_is_from()
    {
        var tracker = await ServeAsync();
        const string Text = "新华社北京2026年3月5日电 会议强调，要加强太湖流域综合治理。";

        var read = await ArticleAsync(tracker, Text, null);
        Assert.Equal(("2026-03-05", "dateline", "新华社", "dateline", null, "unknown"), Facts(read));

        var given = await ArticleAsync(tracker, Text + "\n", new { publishedOn = "2026-03-06", publisher = "江南晚报", sourceUrl = "https://example.org/a" });
        Assert.Equal(("2026-03-06", "given", "江南晚报", "given", "https://example.org/a", "given"), Facts(given));

        var none = await ArticleAsync(tracker, Reports.Taihu, null);
        Assert.Equal((null, "unknown", null, "unknown", null, "unknown"), Facts(none));
    }

    [Fact]
    public async Task Articles_are_given_in_text_order_with_their_places()
    {
        var tracker = await ServeAsync();

        var document = await tracker.DocumentAsync(await tracker.IngestAsync(TwoArticles));

        var articles = document.GetProperty("articles").EnumerateArray().ToList();
        Assert.Equal(["苏州市部署太湖治理", "南通市部署港口建设"], articles.Strings("title"));
        Assert.Equal([0, 1], articles.Select(article => article.GetProperty("ordinal").GetInt32()));
        Assert.All(articles, article => Assert.Contains(
            article.GetProperty("title").GetString()!,
            TwoArticles[article.GetProperty("start").GetInt32()..article.GetProperty("end").GetInt32()],
            StringComparison.Ordinal));
        Assert.True(articles[0].GetProperty("end").GetInt32() <= articles[1].GetProperty("start").GetInt32());
        Assert.All(articles, article => Assert.Equal(document.GetProperty("id").GetGuid(), article.GetProperty("documentId").GetGuid()));
    }

    [Fact]
    public async Task The_same_text_with_other_metadata_lists_the_differences_and_changes_nothing()
    {
        var tracker = await ServeAsync();
        var id = await tracker.IngestAsync(Reports.Taihu, new { publishedOn = "2026-03-05", publisher = "江南晚报" });
        var before = (await tracker.DocumentAsync(id)).ToString();

        var same = (await tracker.PostReportAsync(Reports.Taihu, new { publishedOn = "2026-03-05", publisher = "江南晚报" })).Expect(200);
        var other = (await tracker.PostReportAsync(
            Reports.Taihu, new { publishedOn = "2026-03-06", publisher = "江南晚报", sourceUrl = "https://example.org/a" })).Expect(200);

        Assert.Empty(same.Json.GetProperty("differences").EnumerateArray());
        var differences = other.Json.GetProperty("differences").EnumerateArray().ToList();
        Assert.Equal(["publishedOn", "sourceUrl"], differences.Strings("field"));
        Assert.Equal("2026-03-05", differences[0].GetProperty("stored").GetString());
        Assert.Equal("2026-03-06", differences[0].GetProperty("given").GetString());
        Assert.Equal(JsonValueKind.Null, differences[1].GetProperty("stored").ValueKind);
        Assert.Equal(before, (await tracker.DocumentAsync(id)).ToString());
        Assert.Equal(2, await CountAsync("journal"));
    }

    [Fact]
    public async Task Documents_are_listed_newest_first_page_by_page()
    {
        var tracker = await ServeAsync();
        var ids = new List<Guid>();
        for (var number = 0; number < 7; number++)
            ids.Add(await tracker.IngestAsync(Reports.Numbered(number)));

        var walked = await tracker.WalkAsync("/api/v1/documents?limit=2");

        Assert.Equal(ids.AsEnumerable().Reverse(), walked.Ids());
        Assert.Equal(walked.Ids(), (await tracker.DocumentsAsync()).Ids());
    }

    [Fact]
    public async Task HEAD_has_the_status_and_headers_of_GET_and_no_body()
    {
        var tracker = await ServeAsync();
        var id = await tracker.IngestAsync(Reports.Taihu);
        foreach (var path in new[] { $"documents/{id}/text", $"documents/{id}", "commitments?limit=1", "commitments?limit=0", $"articles/{Guid.CreateVersion7()}" })
        {
            var get = await tracker.GetAsync($"/api/v1/{path}");
            var head = await tracker.SendAsync(HttpMethod.Head, $"/api/v1/{path}", null);

            Assert.Equal(get.Status, head.Status);
            Assert.Equal(get.MediaType, head.MediaType);
            Assert.Equal(get.Header("ETag"), head.Header("ETag"));
            Assert.Empty(head.Bytes);
        }

        (await tracker.SendAsync(HttpMethod.Head, "/api/v1/nothing", null)).Expect(404);
    }

    [Fact]
    public async Task What_was_never_published_is_not_found()
    {
        var tracker = await ServeAsync();
        var id = Guid.CreateVersion7();
        foreach (var path in new[] { "documents/{0}", "documents/{0}/text", "documents/{0}/source", "documents/{0}/commitments", "commitments/{0}", "articles/{0}" })
            (await tracker.GetAsync($"/api/v1/{path.Replace("{0}", id.ToString(), StringComparison.Ordinal)}")).ExpectProblem(404, "notFound");
        foreach (var path in new[] { "documents/1", "commitments/none", "articles/%F0%A0%AE%B7", $"documents/{id:N}" })
            (await tracker.GetAsync($"/api/v1/{path}")).ExpectProblem(404, "notFound");
        (await tracker.GetAsync("/api/v2/documents")).ExpectProblem(404, "noSuchRoute");
        var answer = (await tracker.SendAsync(HttpMethod.Delete, $"/api/v1/documents/{id}", null)).ExpectProblem(405, "methodNotAllowed");
        Assert.Contains("GET", answer.Header("Allow"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ArticleAsync(TrackerClient tracker, string text, object? metadata) =>
        (await tracker.DocumentAsync(await tracker.IngestAsync(text, metadata))).GetProperty("articles")[0];

    private static (string? Date, string? DateBasis, string? Publisher, string? PublisherBasis, string? Url, string? UrlBasis) Facts(JsonElement article) => (
        article.GetProperty("publishedOn").GetString(),
        article.GetProperty("publishedOnBasis").GetString(),
        article.GetProperty("publisher").GetString(),
        article.GetProperty("publisherBasis").GetString(),
        article.GetProperty("sourceUrl").GetString(),
        article.GetProperty("sourceUrlBasis").GetString());
}

public sealed class DocumentsOnSqlite() : DocumentScenarios(new SqliteEngine());

public sealed class DocumentsOnSqlServer() : DocumentScenarios(new SqlServerEngine());
