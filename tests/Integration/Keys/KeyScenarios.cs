using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Keys;

public abstract class KeyScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string Production = "--environment=Production";

    [Fact]
    public async Task In_Production_nobody_writes_without_a_key_and_the_start_says_how_to_make_one()
    {
        await using var process = TrackerProcess.Start(new ProcessSetup(), ["--urls=http://127.0.0.1:0", .. Database.Settings]);
        var tracker = await process.WaitUntilServingAsync();
        await process.WaitForLineAsync(line => line.Contains("keys create --name", StringComparison.Ordinal));

        var answer = (await tracker.PostReportAsync(Reports.Taihu)).ExpectProblem(401, "unauthenticated");

        Assert.StartsWith("ApiKey", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        (await tracker.PatchJsonAsync($"/api/v1/articles/{Guid.CreateVersion7()}", "{}", ("If-Match", "*"))).ExpectProblem(401, "unauthenticated");
        foreach (var decision in new[] { "accept", "dismiss" })
            (await tracker.SendAsync(HttpMethod.Post, $"/api/v1/repeats/{Guid.CreateVersion7()}/{decision}", null, ("If-Match", "*"))).ExpectProblem(401, "unauthenticated");
        (await tracker.ListCommitmentsAsync()).Expect(200);
        await Untouched.AssertEmptyAsync(Database);

        // The same process takes a key that another one makes.
        (await tracker.PostReportAsync(Reports.Taihu, null, ("X-Api-Key", await CreateKeyAsync("editor")))).Expect(201);
    }

    [Theory]
    [InlineData("reader", 403)]
    [InlineData("editor", 201)]
    [InlineData("reviewer", 201)]
    [InlineData("admin", 201)]
    public async Task A_key_may_do_what_its_role_may(string role, int status)
    {
        var tracker = await ServeAsync(Production);
        var key = await CreateKeyAsync(role);

        var answer = await tracker.PostReportAsync(Reports.Taihu, null, ("X-Api-Key", key));

        if (status == 403)
            answer.ExpectProblem(403, "forbidden");
        else
            answer.Expect(status);
    }

    [Fact]
    public async Task A_key_that_is_wrong_in_any_way_is_refused()
    {
        var key = await CreateKeyAsync("admin");
        var tracker = await ServeAsync(Production);
        var other = key[..20] + (key[20] == '0' ? '1' : '0') + key[21..];
        foreach (var wrong in new[] { "", " ", "x", "tracker_", key[..^1], key + "0", key.ToUpperInvariant(), other, $"{key},{key}", $"Bearer {key}", new string('a', 20_000) })
        {
            var answer = (await tracker.PostReportAsync(Reports.Taihu, null, ("X-Api-Key", wrong))).ExpectProblem(401, "unauthenticated");
            Assert.StartsWith("ApiKey", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        }
        (await tracker.PostReportAsync(Reports.Taihu, null, ("X-Api-Key", key), ("X-Api-Key", key))).ExpectProblem(401, "unauthenticated");
        (await tracker.PostReportAsync(Reports.Taihu, null, ("Authorization", $"Bearer {key}"))).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_well_formed_key_that_was_never_made_is_refused()
    {
        string key;
        await using (var elsewhere = await new SqliteEngine().CreateAsync())
            key = (await TrackerProcess.RunAsync(["keys", "create", "--name", "甲", "--role", "admin", .. elsewhere.Settings])).Expect(0).Output.Trim();
        var tracker = await ServeAsync(Production);

        (await tracker.PostReportAsync(Reports.Taihu, null, ("X-Api-Key", key))).ExpectProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData("revoked_at", "2026-01-01T00:00:00.0000000Z", 401)]
    [InlineData("expires_at", "2026-01-01T00:00:00.0000000Z", 401)]
    [InlineData("expires_at", "2999-01-01T00:00:00.0000000Z", 201)]
    public async Task A_key_that_expired_or_was_revoked_is_refused(string column, string instant, int status)
    {
        var tracker = await ServeAsync(new ManualTime(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero)), Production);
        var key = await CreateKeyAsync("editor");
        await ExecuteAsync($"UPDATE api_key SET {column} = @instant", new { instant });

        (await tracker.PostReportAsync(Reports.Taihu, null, ("X-Api-Key", key))).Expect(status);
    }

    [Fact]
    public async Task A_key_is_shown_once_alone_on_standard_output_and_kept_as_a_hash()
    {
        var made = await TrackerProcess.RunAsync(["keys", "create", "--name", "南通日报", "--role", "editor", .. Database.Settings]);

        var key = made.Expect(0).Output.Trim();
        Assert.Matches("^tracker_[0-9a-f]{80}$", key);
        Assert.Contains("南通日报", made.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(key, made.Errors, StringComparison.Ordinal);
        var secret = key["tracker_".Length..][8..];
        Assert.DoesNotContain(await Database.DumpAsync(), row => row.Contains(secret, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["principal.created"], await RowsAsync<string>("SELECT kind FROM journal"));
        Assert.Equal([("南通日报", "editor")], await RowsAsync<(string, string)>("SELECT name, role FROM principal WHERE principal_key > 3"));
    }

    [Theory]
    [InlineData("--name", "甲")]
    [InlineData("--role", "editor")]
    [InlineData("--name", "甲", "--role", "owner")]
    [InlineData("--name", "", "--role", "editor")]
    [InlineData("--name", "  ", "--role", "editor")]
    public async Task A_key_needs_a_name_and_a_known_role(params string[] options)
    {
        var refused = await TrackerProcess.RunAsync(["keys", "create", .. Database.Settings, .. options]);

        Assert.NotEqual(0, refused.ExitCode);
        Assert.NotEmpty(refused.Errors);
        Assert.DoesNotContain("tracker_", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_names_whose_key_it_was()
    {
        var tracker = await ServeAsync(Production);
        var key = await CreateKeyAsync("editor");
        await tracker.PostReportAsync(Reports.Taihu, null, ("X-Api-Key", key));

        Assert.Equal(["editor 甲"], await RowsAsync<string>(
            """
            SELECT DISTINCT CONCAT(p.role, ' ', p.name)
            FROM journal j
            JOIN principal p ON p.principal_key = j.principal_key
            WHERE j.kind <> 'principal.created'
            """));
    }

    private async Task<string> CreateKeyAsync(string role) =>
        (await TrackerProcess.RunAsync(["keys", "create", "--name", "甲", "--role", role, .. Database.Settings])).Expect(0).Output.Trim();
}

public sealed class KeysOnSqlite() : KeyScenarios(new SqliteEngine());

public sealed class KeysOnSqlServer() : KeyScenarios(new SqlServerEngine());
