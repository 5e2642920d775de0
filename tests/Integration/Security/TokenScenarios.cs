using System.Text;
using Microsoft.IdentityModel.Tokens;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Security;

public abstract class TokenScenarios(DatabaseEngine engine) : Scenario(engine), IAsyncLifetime
{
    private const string Path = "/api/v1/vocabularies/status";

    private TestIssuer? _issuer;

    private TestIssuer Issuer => _issuer!;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        _issuer = await TestIssuer.StartAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        if (_issuer is not null)
            await _issuer.DisposeAsync();
        await DisposeAsync();
    }

    [Theory]
    [InlineData("staff", 201)]
    [InlineData("heads", 201)]
    [InlineData("office", 201)]
    [InlineData("guests", 403)]
    [InlineData("strangers", 403)]
    [InlineData("editor", 403)]
    public async Task A_token_may_do_what_the_settings_say_its_role_is_here(string role, int status)
    {
        var tracker = await ServeWithTokensAsync();

        var answer = (await tracker.PostReportAsync(Reports.Taihu, null, Issuer.Token(role))).Expect(status);

        if (status == 403)
            Assert.Equal("Bearer realm=\"tracker\", error=\"insufficient_scope\"", answer.ExpectProblem(403, "forbidden").Header("WWW-Authenticate"));
        else
            Assert.Equal(["王芳"], await WritersAsync());
    }

    [Fact]
    public async Task Who_comes_with_a_token_gets_one_row_at_the_first_write_and_a_new_name_is_journalled()
    {
        var tracker = await ServeWithTokensAsync();
        var second = await ServeWithTokensAsync();
        (await tracker.GetAsync(Path, Issuer.Token("staff"))).Expect(200);
        Assert.Equal(3, await CountAsync("principal"));

        for (var i = 1; i <= 2; i++)
        {
            (await tracker.PostReportAsync(Reports.Numbered(i), null, Issuer.Token("staff"))).Expect(201);
            (await second.PostReportAsync(Reports.Numbered(10 + i), null, Issuer.Token("staff"))).Expect(201);
        }
        (await tracker.PostReportAsync(Reports.Numbered(3), null, Issuer.Token("heads", name: "王 芳"))).Expect(201);
        (await tracker.PostReportAsync(Reports.Numbered(4), null, Issuer.Token("staff", subject: "u-2"))).Expect(201);

        Assert.Equal(
            [$"u-1 王 芳 reviewer {Issuer.Address}", $"u-2 王芳 editor {Issuer.Address}"],
            await RowsAsync<string>("SELECT CONCAT(subject, ' ', name, ' ', role, ' ', issuer) FROM principal WHERE principal_key > 3 ORDER BY subject"));
        Assert.Equal(
            ["principal.created", "principal.renewed", "principal.created"],
            await RowsAsync<string>("SELECT kind FROM journal WHERE subject_kind = 'principal' ORDER BY sequence"));
    }

    [Fact]
    public async Task Twenty_first_writes_at_once_make_one_row()
    {
        var tracker = await ServeWithTokensAsync();

        await Parallel.ForAsync(0, 20, TestContext.Current.CancellationToken, async (i, _) =>
            (await tracker.PostReportAsync(Reports.Numbered(i), null, Issuer.Token("staff"))).Expect(201));

        Assert.Equal(4, await CountAsync("principal"));
    }

    [Theory]
    [InlineData("expired", "The token has expired")]
    [InlineData("not yet valid", "The token is not valid yet")]
    [InlineData("without end", "The token is not valid")]
    [InlineData("for another audience", "The token is meant for somebody else")]
    [InlineData("without audience", "The token is meant for somebody else")]
    [InlineData("of another issuer", "The token is of another issuer")]
    [InlineData("without subject", "The token names no subject")]
    [InlineData("tampered", "The token is not valid")]
    [InlineData("unsigned", "The token is not valid")]
    [InlineData("signed with the public key as a secret", "The token is not valid")]
    [InlineData("signed by somebody else", "The token is not valid")]
    [InlineData("signed by somebody else under our key's name", "The token is not valid")]
    [InlineData("nonsense", "The token is not valid")]
    public async Task A_token_that_is_wrong_in_any_way_is_refused_and_says_which(string fault, string description)
    {
        var tracker = await ServeWithTokensAsync();

        foreach (var answer in new[] { await tracker.GetAsync(Path, Wrong(fault)), await tracker.PostReportAsync(Reports.Taihu, null, Wrong(fault)) })
        {
            Assert.Equal(
                $"ApiKey realm=\"tracker\", header=\"X-Api-Key\", Bearer realm=\"tracker\", error=\"invalid_token\", error_description=\"{description}\"",
                answer.ExpectProblem(401, "unauthenticated").Header("WWW-Authenticate"));
        }
        await Untouched.AssertEmptyAsync(Database);
    }

    [Fact]
    public async Task A_key_that_the_issuer_has_changed_to_is_fetched_and_the_old_one_is_worth_nothing()
    {
        var tracker = await ServeWithTokensAsync();
        var old = Issuer.Token("staff");
        (await tracker.PostReportAsync(Reports.Numbered(1), null, old)).Expect(201);

        Issuer.ChangeKey();

        (await tracker.PostReportAsync(Reports.Numbered(2), null, Issuer.Token("staff"))).Expect(201);
        (await tracker.PostReportAsync(Reports.Numbered(3), null, old)).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task While_the_issuer_is_away_tokens_wait_and_keys_go_on()
    {
        var tracker = await ServeWithTokensAsync();
        var token = Issuer.Token("staff");
        await Issuer.DisposeAsync();
        var editor = await Database.MintAsync("editor");

        var away = (await tracker.PostReportAsync(Reports.Numbered(1), null, token)).ExpectProblem(503, "issuerUnavailable");

        Assert.NotNull(away.Header("Retry-After"));
        (await tracker.PostReportAsync(Reports.Numbered(1), null, editor.Header())).Expect(201);
        _issuer = null;
    }

    [Theory]
    [InlineData("groups", """["a", "staff"]""", 201)]
    [InlineData("scope", "\"openid staff\"", 201)]
    [InlineData("realm_access.roles", """{"roles":["staff"]}""", 201)]
    [InlineData("resource_access.tracker.roles", """{"tracker":{"roles":["staff"]}}""", 201)]
    [InlineData("resource_access.tracker.roles", """{"other":{"roles":["staff"]}}""", 403)]
    [InlineData("https://issuer.example/roles", "\"staff\"", 201)]
    [InlineData("department", "\"openid staff\"", 403)]
    public async Task The_roles_are_read_where_the_setting_says(string claim, string json, int status)
    {
        var tracker = await ServeWithTokensAsync($"--Tokens:RoleClaim={claim}");
        var name = claim.Contains("://", StringComparison.Ordinal) ? claim : claim.Split('.')[0];

        (await tracker.PostReportAsync(Reports.Taihu, null, Issuer.Token("staff", token =>
        {
            token.Claims.Remove("roles");
            token.Claims.Add(name, System.Text.Json.JsonDocument.Parse(json).RootElement.Clone());
        }))).Expect(status);
    }

    [Fact]
    public async Task Closed_reading_takes_tokens_that_have_a_role()
    {
        var tracker = await ServeWithTokensAsync("--Security:OpenReading=false");

        (await tracker.GetAsync(Path, Issuer.Token("guests"))).Expect(200);
        (await tracker.GetAsync(Path, Issuer.Token("strangers"))).ExpectProblem(403, "forbidden");
        Assert.Equal("ApiKey realm=\"tracker\", header=\"X-Api-Key\", Bearer realm=\"tracker\"", (await tracker.GetAsync(Path)).Expect(401).Header("WWW-Authenticate"));
    }

    private Task<TrackerClient> ServeWithTokensAsync(params string[] settings) => ServeAsync(["--environment=Production", .. Issuer.Settings, .. settings]);

    private (string Name, string Value) Wrong(string fault)
    {
        var good = Issuer.Token("staff").Value["Bearer ".Length..].Split('.');
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        using var stranger = System.Security.Cryptography.RSA.Create(2048);
        return fault switch
        {
            "expired" => Issuer.Token("staff", token => (token.IssuedAt, token.NotBefore, token.Expires) = (now.AddHours(-2), now.AddHours(-2), now.AddHours(-1))),
            "not yet valid" => Issuer.Token("staff", token => (token.NotBefore, token.Expires) = (now.AddHours(1), now.AddHours(2))),
            "without end" => Issuer.Token("staff", token => token.Expires = null),
            "for another audience" => Issuer.Token("staff", token => token.Audience = "payroll"),
            "without audience" => Issuer.Token("staff", token => token.Audience = null),
            "of another issuer" => Issuer.Token("staff", token => token.Issuer = "https://elsewhere.example"),
            "without subject" => Issuer.Token("staff", token => token.Claims.Remove("sub")),
            "tampered" => TestIssuer.Bearer($"{good[0]}.{Encode(Decode(good[1]).Replace("staff", "offic", StringComparison.Ordinal))}.{good[2]}"),
            "unsigned" => TestIssuer.Bearer($"{Encode("""{"alg":"none","typ":"JWT"}""")}.{good[1]}."),
            "signed with the public key as a secret" => Issuer.Token("staff", token =>
                token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Issuer.PublicKey) { KeyId = "key-1" }, SecurityAlgorithms.HmacSha256)),
            "signed by somebody else" => Sign("other"),
            "signed by somebody else under our key's name" => Sign("key-1"),
            _ => TestIssuer.Bearer("x.y.z"),
        };

        (string, string) Sign(string keyId) => Issuer.Token("staff", token =>
            token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(stranger.ExportParameters(true)) { KeyId = keyId }, SecurityAlgorithms.RsaSha256));
    }

    private static string Encode(string json) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(json));

    private static string Decode(string part) => Base64UrlEncoder.Decode(part);

    private Task<IReadOnlyList<string>> WritersAsync() => RowsAsync<string>(
        "SELECT DISTINCT p.name FROM journal j JOIN principal p ON p.principal_key = j.principal_key WHERE j.subject_kind = 'document'");
}

public sealed class TokensOnSqlite() : TokenScenarios(new SqliteEngine());

public sealed class TokensOnSqlServer() : TokenScenarios(new SqlServerEngine());
