using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Documents;

public abstract class EntityTagScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Theory]
    [InlineData("commitments")]
    [InlineData("articles")]
    [InlineData("documents")]
    public async Task Who_has_what_is_shown_already_is_told_so(string resource)
    {
        var tracker = await ServeAsync();
        var path = (await PathsAsync(tracker))[resource];
        var answer = (await tracker.GetAsync(path)).Expect(200);

        foreach (var known in new[] { answer.Header("ETag")!, $"\"other\", W/{answer.Header("ETag")}", "*" })
        {
            var same = (await tracker.GetAsync(path, ("If-None-Match", known))).Expect(304);
            Assert.Empty(same.Bytes);
            Assert.Equal(answer.Header("ETag"), same.Header("ETag"));
        }
        Assert.Equal(answer.Text, (await tracker.GetAsync(path, ("If-None-Match", "\"other\""))).Expect(200).Text);
    }

    [Theory]
    [InlineData("""{"publisher":"长三角日报"}""", 1)]
    [InlineData("""{"publishedOn":"2026-03-06"}""", 2)]
    public async Task A_corrected_article_gives_all_that_shows_it_another_tag(string correction, int version)
    {
        var tracker = await ServeAsync();
        var paths = await PathsAsync(tracker);
        var before = await Task.WhenAll(paths.Values.Select(path => tracker.GetAsync(path)));

        (await tracker.PatchJsonAsync(paths["articles"], correction, ("If-Match", "\"1\""))).Expect(200);

        foreach (var (path, old) in paths.Values.Zip(before))
        {
            var now = (await tracker.GetAsync(path, ("If-None-Match", old.Header("ETag")!))).Expect(200);
            Assert.NotEqual(old.Text, now.Text);
            Assert.NotEqual(old.Header("ETag"), now.Header("ETag"));
        }
        Assert.Equal(2, (await tracker.GetAsync(paths["documents"])).Json.GetProperty("version").GetInt32());

        // A commitment begins on its article's date.
        Assert.Equal(version, (await tracker.GetAsync(paths["commitments"])).Json.GetProperty("version").GetInt32());
    }

    private static async Task<IReadOnlyDictionary<string, string>> PathsAsync(TrackerClient tracker)
    {
        var document = await tracker.IngestAsync(Reports.Taihu, new { publishedOn = "2026-03-05", publisher = "江南晚报" });
        var commitment = (await tracker.ListCommitmentsAsync()).Items().Single();
        return new Dictionary<string, string>
        {
            ["documents"] = $"/api/v1/documents/{document}",
            ["articles"] = $"/api/v1/articles/{commitment.GetProperty("articleId")}",
            ["commitments"] = $"/api/v1/commitments/{commitment.GetProperty("id")}",
        };
    }
}

public sealed class EntityTagsOnSqlite() : EntityTagScenarios(new SqliteEngine());

public sealed class EntityTagsOnSqlServer() : EntityTagScenarios(new SqlServerEngine());
