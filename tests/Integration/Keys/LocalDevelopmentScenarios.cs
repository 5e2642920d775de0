using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Keys;

public abstract class LocalDevelopmentScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Theory]
    [InlineData("Origin", "https://example.org")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Origin", "http://127.0.0.1")]
    [InlineData("Host", "example.org")]
    [InlineData("Host", "127.0.0.1")]
    [InlineData("Host", "localhost.example.org")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    public async Task A_write_that_may_come_from_elsewhere_needs_a_key(string header, string value)
    {
        var tracker = await ServeAsync();

        (await tracker.PostReportAsync(Reports.Taihu, null, (header, value))).ExpectProblem(401, "unauthenticated");

        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Theory]
    [InlineData("Host", "LOCALHOST")]
    [InlineData("Accept", "text/html")]
    [InlineData("User-Agent", "curl/8.0")]
    public async Task A_write_from_the_machine_itself_passes(string header, string value)
    {
        var tracker = await ServeAsync();

        (await tracker.PostReportAsync(Reports.Taihu, null, (header, value))).Expect(201);

        Assert.Equal(["local development"], await RowsAsync<string>(
            "SELECT DISTINCT p.name FROM journal j JOIN principal p ON p.principal_key = j.principal_key"));
    }

    [Fact]
    public async Task The_programs_own_page_may_write()
    {
        var tracker = await ServeAsync();

        (await tracker.PostReportAsync(Reports.Taihu, null, ("Origin", $"http://localhost:{tracker.Port}"))).Expect(201);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_where_none_is_needed()
    {
        var tracker = await ServeAsync();

        (await tracker.PostReportAsync(Reports.Taihu, null, ("X-Api-Key", "tracker_0"))).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Once_a_key_was_made_a_key_is_needed_at_once_and_for_ever()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Numbered(1));

        var key = (await TrackerProcess.RunAsync(["keys", "create", "--name", "甲", "--role", "editor", .. Database.Settings])).Expect(0).Output.Trim();

        (await tracker.PostReportAsync(Reports.Numbered(2))).ExpectProblem(401, "unauthenticated");
        await ExecuteAsync("UPDATE api_key SET revoked_at = created_at");
        (await tracker.PostReportAsync(Reports.Numbered(2))).ExpectProblem(401, "unauthenticated");
        (await tracker.PostReportAsync(Reports.Numbered(2), null, ("X-Api-Key", key))).ExpectProblem(401, "unauthenticated");
        (await (await ServeAsync()).PostReportAsync(Reports.Numbered(2))).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_large_body_without_a_key_hears_401_and_not_a_broken_connection()
    {
        var tracker = await ServeAsync("--environment=Production");

        (await tracker.PostReportAsync(new string('水', 5_000_000))).ExpectProblem(401, "unauthenticated");
    }
}

public sealed class LocalDevelopmentOnSqlite() : LocalDevelopmentScenarios(new SqliteEngine());

public sealed class LocalDevelopmentOnSqlServer() : LocalDevelopmentScenarios(new SqlServerEngine());
