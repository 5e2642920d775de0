using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence.Principals;

namespace Tracker.Integration.Tests.Security;

public abstract class KeysOverHttpScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string Keys = $"{TrackerClient.Root}/keys";

    [Fact]
    public async Task An_administrator_makes_a_key_that_is_shown_once_and_works_at_once()
    {
        var (tracker, admin) = await ServeWithAdminAsync();

        var made = (await tracker.PostJsonAsync(Keys, """{"name":" 南通日报 ","role":"editor","expiresAt":"2999-01-01T08:00:00+08:00"}""", admin.Header())).Expect(201);

        var (key, value) = (made.Json.GetProperty("key"), made.Json.GetProperty("value").GetString()!);
        Assert.Equal(("南通日报", "editor", "active", 1), (Text(key, "name"), Text(key, "role"), Text(key, "state"), key.GetProperty("version").GetInt32()));
        Assert.Equal("2999-01-01T00:00:00Z", Text(key, "expiresAt"));
        Assert.Equal("no-store", made.Header("Cache-Control"));
        Assert.StartsWith(Text(key, "prefix"), value, StringComparison.Ordinal);
        (await tracker.PostReportAsync(Reports.Taihu, null, ("X-Api-Key", value))).Expect(201);

        var read = (await tracker.GetAsync(made.Header("Location")!, admin.Header())).Expect(200);
        Assert.Equal(Text(key, "id"), Text(read.Json, "id"));
        var list = (await tracker.GetAsync(Keys, admin.Header())).Expect(200);
        Assert.Equal(["南通日报", "admin"], list.Items().Strings("name"));
        foreach (var text in new[] { read.Text, list.Text, string.Concat(await Database.DumpAsync()) })
            Assert.DoesNotContain(value[ApiKey.Scheme.Length..][8..], text, StringComparison.Ordinal);
        Assert.Equal(
            ["admin principal.created 南通日报"],
            await RowsAsync<string>(
                """
                SELECT CONCAT(p.name, ' ', j.kind, ' ', made.name)
                FROM journal j
                JOIN principal p ON p.principal_key = j.principal_key
                JOIN principal made ON made.principal_key = j.subject_key
                WHERE j.subject_kind = 'principal' AND made.name <> 'admin'
                """));
    }

    [Fact]
    public async Task A_key_that_is_revoked_is_refused_from_then_on_and_stays_in_the_list()
    {
        var (tracker, admin) = await ServeWithAdminAsync();
        var editor = await Database.MintAsync("editor");
        (await tracker.PostReportAsync(Reports.Numbered(1), null, editor.Header())).Expect(201);

        var revoked = (await tracker.SendAsync(HttpMethod.Post, $"{Keys}/{editor.Row.Id}/revoke", null, admin.Header())).Expect(200);

        (await tracker.PostReportAsync(Reports.Numbered(2), null, editor.Header())).ExpectProblem(401, "unauthenticated");
        (await tracker.GetAsync($"{TrackerClient.Root}/commitments", editor.Header())).ExpectProblem(401, "unauthenticated");
        Assert.Equal(("revoked", 2), (Text(revoked.Json, "state"), revoked.Json.GetProperty("version").GetInt32()));
        var again = (await tracker.SendAsync(HttpMethod.Post, $"{Keys}/{editor.Row.Id}/revoke", null, admin.Header())).Expect(200);
        Assert.Equal(Text(revoked.Json, "revokedAt"), Text(again.Json, "revokedAt"));
        Assert.Equal(["revoked", "active"], (await tracker.GetAsync(Keys, admin.Header())).Expect(200).Items().Strings("state"));
        Assert.Single(await RowsAsync<long>("SELECT sequence FROM journal WHERE kind = 'principal.keyRevoked'"));
        (await tracker.SendAsync(HttpMethod.Post, $"{Keys}/{Guid.CreateVersion7()}/revoke", null, admin.Header())).ExpectProblem(404, "notFound");
    }

    [Fact]
    public async Task A_principal_has_two_keys_while_one_takes_over_from_the_other()
    {
        var (tracker, admin) = await ServeWithAdminAsync();
        var first = await Database.MintAsync("editor", "甲");

        var second = (await tracker.PostJsonAsync(Keys, $$"""{"principalId":"{{first.Row.PrincipalId}}"}""", admin.Header())).Expect(201).Json;

        foreach (var (key, number) in new[] { (first.Value, 1), (second.GetProperty("value").GetString()!, 2) })
            (await tracker.PostReportAsync(Reports.Numbered(number), null, ("X-Api-Key", key))).Expect(201);
        Assert.Equal(
            ["甲"],
            await RowsAsync<string>("SELECT DISTINCT p.name FROM journal j JOIN principal p ON p.principal_key = j.principal_key WHERE j.subject_kind = 'document'"));
    }

    [Theory]
    [InlineData("{}", "/name", "notAName")]
    [InlineData("""{"name":"甲","role":"owner"}""", "/role", "unknownValue")]
    [InlineData("""{"name":"a\nb","role":"editor"}""", "/name", "notAName")]
    [InlineData("""{"name":"甲","role":"editor","expiresAt":"tomorrow"}""", "/expiresAt", "notAnInstant")]
    [InlineData("""{"name":"甲","role":"editor","expiresAt":"2999-01-01T00:00:00"}""", "/expiresAt", "notAnInstant")]
    [InlineData("""{"name":"甲","role":"editor","expiresAt":"2020-01-01T00:00:00Z"}""", "/expiresAt", "past")]
    [InlineData("""{"principalId":"x"}""", "/principalId", "unknownValue")]
    [InlineData("""{"principalId":"019cbc5e-7d00-7a1b-8c2d-3e4f5a6b7c8d","role":"admin"}""", "/principalId", "notBoth")]
    public async Task A_request_for_a_key_says_whose_it_shall_be(string body, string field, string code)
    {
        var (tracker, admin) = await ServeWithAdminAsync();

        (await tracker.PostJsonAsync(Keys, body, admin.Header())).ExpectProblem(400, "invalidInput", field).ErrorOf(field, code);
    }

    [Fact]
    public async Task Nobody_is_given_a_key_of_the_programs_own_principals()
    {
        var (tracker, admin) = await ServeWithAdminAsync();
        foreach (var id in new[] { "00000000-0000-7000-8000-000000000001", "019cbc5e-7d00-7a1b-8c2d-3e4f5a6b7c8d" })
            (await tracker.PostJsonAsync(Keys, $$"""{"principalId":"{{id}}"}""", admin.Header())).ExpectProblem(422, "unknownReference", "/principalId");
    }

    [Fact]
    public async Task A_key_ends_when_it_was_told_to_end()
    {
        var time = new ManualTime(DateTimeOffset.Parse("2026-11-22T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var tracker = await ServeAsync(time, "--environment=Production");
        var (admin, editor) = (await Database.MintAsync("admin"), await Database.MintAsync("editor", expiresAt: time.GetUtcNow().AddHours(1)));
        time.Advance(TimeSpan.FromMinutes(59));
        (await tracker.PostReportAsync(Reports.Numbered(1), null, editor.Header())).Expect(201);

        time.Advance(TimeSpan.FromMinutes(1));

        (await tracker.PostReportAsync(Reports.Numbered(2), null, editor.Header())).ExpectProblem(401, "unauthenticated");
        Assert.Equal("expired", Text((await tracker.GetAsync($"{Keys}/{editor.Row.Id}", admin.Header())).Expect(200).Json, "state"));
    }

    [Fact]
    public async Task The_ETag_of_a_key_says_when_nothing_changed()
    {
        var (tracker, admin) = await ServeWithAdminAsync();
        var other = await Database.MintAsync("reader");
        var tag = (await tracker.GetAsync($"{Keys}/{other.Row.Id}", admin.Header())).Expect(200).Header("ETag")!;

        (await tracker.GetAsync($"{Keys}/{other.Row.Id}", admin.Header(), ("If-None-Match", tag))).Expect(304);
        (await tracker.SendAsync(HttpMethod.Post, $"{Keys}/{other.Row.Id}/revoke", null, admin.Header())).Expect(200);
        Assert.NotEqual(tag, (await tracker.GetAsync($"{Keys}/{other.Row.Id}", admin.Header(), ("If-None-Match", tag))).Expect(200).Header("ETag"));
    }

    [Fact]
    public async Task The_command_line_lists_and_revokes_keys()
    {
        var tracker = await ServeAsync("--environment=Production");
        var (admin, editor) = (await Database.MintAsync("admin"), await Database.MintAsync("editor", "南通日报"));

        var list = (await TrackerProcess.RunAsync(["keys", "list", .. Database.Settings])).Expect(0).Output;
        (await TrackerProcess.RunAsync(["keys", "revoke", ApiKey.Scheme + editor.Row.Prefix, .. Database.Settings])).Expect(0);
        (await TrackerProcess.RunAsync(["keys", "revoke", admin.Row.Id.ToString(), .. Database.Settings])).Expect(0);

        Assert.Contains($"{ApiKey.Scheme}{editor.Row.Prefix}\tactive\teditor\t南通日报\t", list, StringComparison.Ordinal);
        Assert.DoesNotContain(editor.Value, list, StringComparison.Ordinal);
        foreach (var key in new[] { admin, editor })
            (await tracker.GetAsync(Keys, key.Header())).ExpectProblem(401, "unauthenticated");
        (await TrackerProcess.RunAsync(["keys", "revoke", "00000000", .. Database.Settings])).Expect(1);
    }

    private async Task<(TrackerClient Tracker, MadeKey Admin)> ServeWithAdminAsync()
    {
        var tracker = await ServeAsync("--environment=Production");
        return (tracker, await Database.MintAsync("admin"));
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();
}

public sealed class KeysOverHttpOnSqlite() : KeysOverHttpScenarios(new SqliteEngine());

public sealed class KeysOverHttpOnSqlServer() : KeysOverHttpScenarios(new SqlServerEngine());
