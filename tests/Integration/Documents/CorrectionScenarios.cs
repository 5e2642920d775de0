using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Documents;

public abstract class CorrectionScenarios(DatabaseEngine engine) : Scenario(engine)
{
    public static TheoryData<string, int, string, string> WrongPatches => new()
    {
        { "", 400, "malformedBody", "" },
        { "[]", 400, "malformedBody", "" },
        { "null", 400, "malformedBody", "" },
        { "{\"publisher\":\"甲\",\"publisher\":\"乙\"}", 400, "malformedBody", "" },
        { "{\"title\":\"新标题\"}", 400, "invalidInput", "/title" },
        { "{\"Publisher\":\"江南晚报\"}", 400, "invalidInput", "/Publisher" },
        { "{\"publisher\":5}", 400, "invalidInput", "/publisher" },
        { "{\"publisher\":[\"江南晚报\"]}", 400, "invalidInput", "/publisher" },
        { "{\"publisher\":\"\"}", 400, "invalidInput", "/publisher" },
        { "{\"publishedOn\":\"2026-13-01\"}", 400, "invalidInput", "/publishedOn" },
        { "{\"publishedOn\":\"2201-01-01\"}", 400, "invalidInput", "/publishedOn" },
        { "{\"publishedOn\":true}", 400, "invalidInput", "/publishedOn" },
        { "{\"sourceUrl\":\"ftp://example.org\"}", 400, "invalidInput", "/sourceUrl" },
        { "{\"publisher\":\"\\ud800\"}", 400, "malformedBody", "" },
        { "{\"a~b/c\":1}", 400, "invalidInput", "/a~0b~1c" },
    };

    [Fact]
    public async Task A_correction_changes_what_it_names_and_nothing_else()
    {
        var tracker = await ServeAsync();
        var article = await IngestArticleAsync(tracker, new { publishedOn = "2026-03-05", publisher = "江南晚报" });

        var answer = (await CorrectAsync(tracker, article, """{"publisher":"长三角日报"}""", "\"1\"")).Expect(200);

        Assert.Equal("\"2\"", answer.Header("ETag"));
        Assert.Equal(2, answer.Json.GetProperty("version").GetInt32());
        Assert.Equal("长三角日报", answer.Json.GetProperty("publisher").GetString());
        Assert.Equal("2026-03-05", answer.Json.GetProperty("publishedOn").GetString());
        var now = (await tracker.GetAsync($"/api/v1/articles/{article}")).Expect(200);
        Assert.Equal(answer.Text, now.Text);
        Assert.Equal("\"2\"", now.Header("ETag"));
        var commitment = (await tracker.ListCommitmentsAsync()).Items().Single();
        Assert.Equal("长三角日报", commitment.GetProperty("publisher").GetString());
    }

    [Fact]
    public async Task Null_says_that_a_fact_is_not_known()
    {
        var tracker = await ServeAsync();
        var article = await IngestArticleAsync(tracker, new { publishedOn = "2026-03-05", publisher = "江南晚报" });

        var answer = (await CorrectAsync(tracker, article, """{"publishedOn":null,"sourceUrl":"https://example.org/a"}""", "\"1\"")).Expect(200).Json;

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("publishedOn").ValueKind);
        Assert.Equal("unknown", answer.GetProperty("publishedOnBasis").GetString());
        Assert.Equal("given", answer.GetProperty("sourceUrlBasis").GetString());
        Assert.Equal("江南晚报", answer.GetProperty("publisher").GetString());
    }

    [Fact]
    public async Task The_journal_keeps_before_and_after_and_who_it_was()
    {
        var tracker = await ServeAsync();
        var article = await IngestArticleAsync(tracker, new { publisher = "江南晚报" });

        (await CorrectAsync(tracker, article, """{"publisher":"长三角日报"}""", "\"1\"")).Expect(200);

        var row = (await RowsAsync<(string Kind, string SubjectKind, long Principal, string Before, string After)>(
            "SELECT kind, subject_kind, principal_key, before, after FROM journal ORDER BY sequence DESC LIMIT 1")).Single();
        Assert.Equal(("article.corrected", "article", 3), (row.Kind, row.SubjectKind, row.Principal));
        var (before, after) = (JsonDocument.Parse(row.Before).RootElement, JsonDocument.Parse(row.After).RootElement);
        Assert.Equal(("江南晚报", 1), (before.GetProperty("publisher").GetString(), before.GetProperty("version").GetInt32()));
        Assert.Equal(("长三角日报", 2), (after.GetProperty("publisher").GetString(), after.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task A_correction_that_changes_nothing_makes_no_version_and_no_event()
    {
        var tracker = await ServeAsync();
        var article = await IngestArticleAsync(tracker, new { publisher = "江南晚报" });
        var events = await CountAsync("journal");

        foreach (var patch in new[] { "{}", """{"publisher":"江南晚报"}""", """{"sourceUrl":null}""" })
            Assert.Equal("\"1\"", (await CorrectAsync(tracker, article, patch, "\"1\"")).Expect(200).Header("ETag"));

        Assert.Equal(events, await CountAsync("journal"));
    }

    [Theory]
    [InlineData(null, 428, "preconditionRequired")]
    [InlineData("\"2\"", 412, "preconditionFailed")]
    [InlineData("\"0\"", 412, "preconditionFailed")]
    [InlineData("W/\"1\"", 412, "preconditionFailed")]
    [InlineData("1", 400, "invalidInput")]
    [InlineData("\"one\"", 412, "preconditionFailed")]
    [InlineData("\"99999999999\"", 412, "preconditionFailed")]
    [InlineData("", 400, "invalidInput")]
    public async Task A_correction_of_another_version_is_refused(string? ifMatch, int status, string code)
    {
        var tracker = await ServeAsync();
        var article = await IngestArticleAsync(tracker, new { publisher = "江南晚报" });

        var answer = await CorrectAsync(tracker, article, """{"publisher":"长三角日报"}""", ifMatch);

        answer.ExpectProblem(status, code, "If-Match");
        Assert.Equal("江南晚报", (await tracker.GetAsync($"/api/v1/articles/{article}")).Json.GetProperty("publisher").GetString());
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"1\"")]
    [InlineData("\"7\", \"1\"")]
    public async Task Any_tag_that_matches_will_do(string ifMatch)
    {
        var tracker = await ServeAsync();
        var article = await IngestArticleAsync(tracker, new { publisher = "江南晚报" });

        (await CorrectAsync(tracker, article, """{"publisher":"长三角日报"}""", ifMatch)).Expect(200);
    }

    [Theory]
    [InlineData("application/json-patch+json")]
    [InlineData("text/plain")]
    [InlineData("")]
    public async Task A_patch_of_another_kind_is_not_taken_for_a_merge_patch(string mediaType)
    {
        var tracker = await ServeAsync();
        var article = await IngestArticleAsync(tracker, new { publisher = "江南晚报" });
        using var content = new ByteArrayContent("""{"publisher":"长三角日报"}"""u8.ToArray());
        if (mediaType.Length > 0)
            content.Headers.ContentType = new(mediaType);

        var answer = await tracker.SendAsync(HttpMethod.Patch, $"/api/v1/articles/{article}", content, ("If-Match", "\"1\""));

        answer.ExpectProblem(415, "unsupportedMediaType");
    }

    [Theory]
    [MemberData(nameof(WrongPatches))]
    public async Task A_wrong_patch_is_named_and_changes_nothing(string patch, int status, string code, string field)
    {
        var tracker = await ServeAsync();
        var article = await IngestArticleAsync(tracker, new { publisher = "江南晚报" });
        var events = await CountAsync("journal");

        (await CorrectAsync(tracker, article, patch, "\"1\"")).ExpectProblem(status, code, field);

        Assert.Equal("\"1\"", (await tracker.GetAsync($"/api/v1/articles/{article}")).Header("ETag"));
        Assert.Equal(events, await CountAsync("journal"));
    }

    [Fact]
    public async Task Of_corrections_at_once_one_wins_and_the_others_hear_of_it()
    {
        var tracker = await ServeAsync();
        var article = await IngestArticleAsync(tracker, new { publisher = "江南晚报" });

        var answers = await Task.WhenAll(Enumerable.Range(0, TestDepth.Count(20, 200))
            .Select(number => CorrectAsync(tracker, article, $$"""{"publisher":"第{{number}}报"}""", "\"1\"")));

        var winner = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer != winner), answer => answer.ExpectProblem(412, "preconditionFailed"));
        Assert.Equal(winner.Text, (await tracker.GetAsync($"/api/v1/articles/{article}")).Text);
    }

    [Fact]
    public async Task An_article_that_is_not_there_and_another_media_type_are_refused()
    {
        var tracker = await ServeAsync();
        var article = await IngestArticleAsync(tracker, new { publisher = "江南晚报" });

        (await CorrectAsync(tracker, Guid.CreateVersion7(), "{}", "\"1\"")).ExpectProblem(404, "notFound");
        using var text = new StringContent("""{"publisher":"长三角日报"}""");
        (await tracker.SendAsync(HttpMethod.Patch, $"/api/v1/articles/{article}", text, ("If-Match", "\"1\""))).ExpectProblem(415, "unsupportedMediaType");
    }

    private static async Task<Guid> IngestArticleAsync(TrackerClient tracker, object metadata) =>
        (await tracker.DocumentAsync(await tracker.IngestAsync(Reports.Taihu, metadata))).GetProperty("articles")[0].GetProperty("id").GetGuid();

    private static Task<Answer> CorrectAsync(TrackerClient tracker, Guid article, string patch, string? ifMatch) =>
        tracker.PatchJsonAsync($"/api/v1/articles/{article}", patch, ifMatch is null ? [] : [("If-Match", ifMatch)]);
}

public sealed class CorrectionsOnSqlite() : CorrectionScenarios(new SqliteEngine());

public sealed class CorrectionsOnSqlServer() : CorrectionScenarios(new SqlServerEngine());
