using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Rules;

/// <summary>
/// Re-extraction of rows that other rules have written: what those rules would have stored is put into the rows by hand.
/// </summary>
public abstract class ReextractedArticleScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string Text =
        """
        # 苏州市部署太湖治理

        新华社北京2026年3月5日电 会议强调，要加强太湖流域综合治理。

        # 南通市部署港口建设

        会议指出，市交通运输局要加快港口建设，2027年底前建成。
        """;

    [Fact]
    public async Task Facts_that_are_read_otherwise_make_a_version_and_an_event()
    {
        var (tracker, document) = await IngestAsync();
        await ExecuteAsync("UPDATE article SET published_on = NULL, published_on_basis = 'unknown', publisher = '旧报', publisher_basis = 'dateline' WHERE ordinal = 0");

        var output = await ReextractAsync();

        Assert.Matches(@"changed +a.txt article [0-9a-f-]{36} \(publishedOn, publisher\): 苏州市部署太湖治理", output);
        Assert.EndsWith("0 appeared, 0 changed, 0 vanished, 0 kept; 1 articles differ; 1 documents changed", output.Trim(), StringComparison.Ordinal);
        var now = await tracker.DocumentAsync(document);
        var article = now.GetProperty("articles")[0];
        Assert.Equal(("2026-03-05", "新华社", 2), (Member(article, "publishedOn"), Member(article, "publisher"), article.GetProperty("version").GetInt32()));
        Assert.Equal(1, now.GetProperty("articles")[1].GetProperty("version").GetInt32());
        Assert.Equal(2, now.GetProperty("version").GetInt32());
        var (before, after) = Assert.Single(await RowsAsync<(string, string)>("SELECT before, after FROM journal WHERE kind = 'article.reextracted'"));
        Assert.Equal("旧报", Member(JsonDocument.Parse(before).RootElement, "publisher"));
        Assert.Equal("新华社", Member(JsonDocument.Parse(after).RootElement, "publisher"));
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task What_a_person_corrected_survives_whatever_the_rules_read()
    {
        var (tracker, document) = await IngestAsync();
        var id = (await tracker.DocumentAsync(document)).GetProperty("articles")[0].GetProperty("id");
        (await tracker.PatchJsonAsync($"/api/v1/articles/{id}", """{"publishedOn":null,"publisher":"江南晚报"}""", ("If-Match", "\"1\""))).Expect(200);
        await ExecuteAsync("UPDATE article_place SET title = '旧标题'");

        await ReextractAsync();

        var article = (await tracker.GetAsync($"/api/v1/articles/{id}")).Expect(200).Json;
        Assert.Equal((null, "unknown"), (Member(article, "publishedOn"), Member(article, "publishedOnBasis")));
        Assert.Equal(("江南晚报", "given"), (Member(article, "publisher"), Member(article, "publisherBasis")));
        Assert.Equal(("苏州市部署太湖治理", 3), (Member(article, "title"), article.GetProperty("version").GetInt32()));
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task A_mention_follows_to_the_article_it_stands_in()
    {
        var (tracker, document) = await IngestAsync();
        await ExecuteAsync("UPDATE mention SET article_key = (SELECT article_key FROM article WHERE ordinal = 0)");

        var output = await ReextractAsync();

        Assert.Matches(@"changed +a.txt .*\(article\): .*港口", output);
        var articles = (await tracker.DocumentAsync(document)).GetProperty("articles");
        var commitments = (await tracker.ListCommitmentsAsync($"?document={document}")).Expect(200).Items();
        Assert.Equal(
            [Member(articles[1], "id"), Member(articles[0], "id")], commitments.Select(commitment => Member(commitment, "articleId")));
        Assert.Equal([2, 1], commitments.Select(commitment => commitment.GetProperty("version").GetInt32()));
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task An_article_that_is_no_longer_told_apart_is_obsolete_and_comes_back_with_its_id()
    {
        var (tracker, document) = await IngestAsync();
        const string Id = "01a00000-0000-7000-8000-00000000000a";
        await ExecuteAsync(
            $"""
            INSERT INTO article (article_key, id, document_key, ordinal, version, state, published_on_basis, publisher_basis, source_url_basis)
            SELECT 900000, '{Id}', document_key, 2, 1, 'active', 'unknown', 'unknown', 'unknown' FROM document;
            INSERT INTO article_place (text_key, article_key, start_at, end_at) SELECT current_text_key, 900000, 0, 1 FROM document;
            UPDATE article SET state = 'obsolete' WHERE ordinal = 1;
            """);

        var output = await ReextractAsync();

        Assert.Matches("appeared +a.txt article .*南通市部署港口建设", output);
        Assert.Matches($"vanished +a.txt article {Id}", output);
        var gone = (await tracker.GetAsync($"/api/v1/articles/{Id}")).Expect(200).Json;
        Assert.Equal(("obsolete", 2), (Member(gone, "state"), gone.GetProperty("version").GetInt32()));
        var now = await tracker.DocumentAsync(document);
        Assert.Equal(2, now.GetProperty("articleCount").GetInt32());
        Assert.Equal("active", Member(now.GetProperty("articles")[1], "state"));
        var again = (await tracker.PostReportAsync(Text, new { publisher = "江南晚报" })).Expect(200).Json;
        Assert.DoesNotContain(again.GetProperty("differences").EnumerateArray(), difference => Member(difference, "articleId") == Id);
        await AssertNothingIsLeftAsync();
    }

    [Theory]
    [InlineData("segments", """segments = CONCAT('[{"start":', start_at, ',"end":', end_at - 1, '}]'), end_at = end_at - 1""")]
    [InlineData("actor", "actor_office = '局长'")]
    [InlineData("actor", "actor_body = '某局'")]
    [InlineData("rule", "cue = '将'")]
    [InlineData("due", "due_to = '2020-01-01'")]
    [InlineData("regions", "regions = '[]'")]
    [InlineData("responsibleBodies", "responsible_bodies = '[\"某局\"]'")]
    public async Task A_field_that_is_found_otherwise_is_written_anew(string field, string asItWas)
    {
        var (tracker, document) = await IngestAsync();
        var dump = await MentionsAsync();
        await ExecuteAsync($"UPDATE mention SET {asItWas} WHERE article_key = (SELECT article_key FROM article WHERE ordinal = 1)");
        Assert.NotEqual(dump, await MentionsAsync());

        var output = await ReextractAsync();

        Assert.Matches($@"changed +a.txt .*\({field}\): ", output);
        Assert.Equal(dump, await MentionsAsync());
        Assert.Equal([2, 1], (await tracker.ListCommitmentsAsync($"?document={document}")).Expect(200).Items().Select(one => one.GetProperty("version").GetInt32()));
        await AssertNothingIsLeftAsync();
    }

    private async Task<(TrackerClient Tracker, Guid Document)> IngestAsync()
    {
        var tracker = await ServeAsync();
        var posted = (await tracker.PostFileAsync(System.Text.Encoding.UTF8.GetBytes(Text), "a.txt")).Expect(201).Json;
        Assert.Equal(2, posted.GetProperty("mentionCount").GetInt32());
        return (tracker, posted.GetProperty("documentId").GetGuid());
    }

    private async Task<string> ReextractAsync() =>
        (await TrackerProcess.RunAsync(["reextract", .. Database.Settings])).Expect(0).Output;

    private Task<IReadOnlyList<string>> MentionsAsync() => RowsAsync<string>(
        """
        SELECT CONCAT(segments, '|', start_at, '|', end_at, '|', quote, '|', COALESCE(actor_office, '-'), '|', COALESCE(actor_body, '-'),
                      '|', cue, '|', COALESCE(due_to, '-'), '|', regions, '|', responsible_bodies)
        FROM mention
        ORDER BY mention_key
        """);

    /// <summary>What a re-extraction wrote is what the next one finds.</summary>
    private async Task AssertNothingIsLeftAsync()
    {
        var dump = await Database.DumpAsync();
        Assert.Equal("0 appeared, 0 changed, 0 vanished, 0 kept; 0 documents changed", (await ReextractAsync()).Trim());
        Assert.Equal(dump, await Database.DumpAsync());
        Assert.Empty(await Database.FaultsAsync());
    }

    private static string? Member(JsonElement element, string name) => element.GetProperty(name).GetString();
}

public sealed class ReextractedArticlesOnSqlite() : ReextractedArticleScenarios(new SqliteEngine());

public sealed class ReextractedArticlesOnSqlServer() : ReextractedArticleScenarios(new SqlServerEngine());
