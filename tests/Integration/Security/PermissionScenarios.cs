using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Tracker.Api.Hosting;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence;

namespace Tracker.Integration.Tests.Security;

/// <summary>Every operation that the program has, tried by everybody there is; docs/security.md shows what came out.</summary>
public abstract class PermissionScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string Begin = "<!-- who may do what: written by the test PermissionScenarios -->";
    private const string End = "<!-- end of who may do what -->";

    private static readonly string[] Quiet =
        ["--environment=Production", "--RateLimits:PerKey=0", "--RateLimits:PerAddress=0", "--RateLimits:FailedPerAddress=0"];

    private readonly Dictionary<string, (string Name, string Value)> _keys = [];

    [Fact]
    public async Task Each_operation_lets_in_who_may_and_nobody_else_and_the_documentation_says_so()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var open = await ServeAsync([.. Quiet, .. issuer.Settings]);
        var closed = await ServeAsync([.. Quiet, .. issuer.Settings, "--Security:OpenReading=false"]);
        var operations = await OperationsAsync();
        var rows = new List<string>();
        var tried = 0;
        foreach (var operation in operations)
        {
            var allowed = new List<string>();
            foreach (var role in Roles.All.Prepend<string?>(null))
            {
                var answers = new List<(bool Open, bool Closed)>();
                foreach (var credentials in await CredentialsOfAsync(role, issuer))
                {
                    tried += 2;
                    answers.Add((
                        await IsLetInAsync(open, operation, role, credentials),
                        await IsLetInAsync(closed, operation, role, credentials)));
                }
                Assert.True(answers.Distinct().Count() == 1, $"{operation}: a key and a token of the role {role} are not the same");
                allowed.Add(answers[0] switch
                {
                    (true, true) => "yes",
                    (true, false) => "while reading is open",
                    (false, false) => "no",
                    _ => throw new InvalidOperationException($"{operation} is open to {role} only while reading is closed"),
                });
            }
            Assert.True(operation.Method == HttpMethod.Get || allowed is ["no", "no", ..], $"{operation} writes, and is open to {string.Join(", ", allowed)}");
            Assert.Equal(allowed.OrderBy(Rank), allowed);
            Assert.Equal("yes", allowed[^1]);
            rows.Add($"| `{operation.Method} {operation.Path}` | {operation.Summary} | {string.Join(" | ", allowed)} |");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{operations.Count} operations, {tried} combinations with a valid caller or none");
        await CompareAsync(rows);
    }

    [Fact]
    public async Task No_operation_lets_in_who_comes_with_something_wrong()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var tracker = await ServeAsync([.. Quiet, .. issuer.Settings]);
        var (revoked, expired) = (await Database.MintAsync("admin"), await Database.MintAsync("admin", expiresAt: TimeProvider.System.GetUtcNow().AddSeconds(-1)));
        await ExecuteAsync("UPDATE api_key SET revoked_at = created_at WHERE api_key_key = @ApiKeyKey", new { revoked.Row.ApiKeyKey });
        var good = issuer.Token("office").Value;
        var wrong = new[]
        {
            revoked.Header(), expired.Header(), ("X-Api-Key", ""), ("X-Api-Key", "tracker_0"), ("X-Api-Key", revoked.Value[..^1]),
            ("Authorization", good[..^8] + "AAAAAAAA"), ("Authorization", "Bearer x"),
            issuer.Token("office", token => token.Audience = "payroll"),
        };
        foreach (var operation in await OperationsAsync())
        {
            foreach (var credentials in wrong)
            {
                var answer = (await AskAsync(tracker, operation, credentials)).ExpectProblem(401, "unauthenticated");
                Assert.StartsWith("ApiKey realm=", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
                Assert.Equal(credentials.Item1 == "Authorization", answer.Header("WWW-Authenticate")!.Contains("invalid_token", StringComparison.Ordinal));
            }
        }
    }

    private static int Rank(string allowed) => Array.IndexOf(["no", "while reading is open", "yes"], allowed);

    private static async Task<bool> IsLetInAsync(TrackerClient tracker, Operation operation, string? role, (string Name, string Value)? credentials)
    {
        var answer = await AskAsync(tracker, operation, credentials);
        if (answer.Status is not (401 or 403))
        {
            Assert.True(answer.Status < 500, answer.ToString());
            return true;
        }

        // Who is not known may make themselves known; for who is, that is all.
        answer.ExpectProblem(role is null ? 401 : 403, role is null ? "unauthenticated" : "forbidden");
        Assert.Contains("realm=\"tracker\"", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        return false;
    }

    private static async Task<Answer> AskAsync(TrackerClient tracker, Operation operation, (string Name, string Value)? credentials)
    {
        var path = string.Join('/', operation.Path.Split('/').Select(part => part.StartsWith('{') ? Guid.CreateVersion7().ToString() : part));
        using var body = operation.Method == HttpMethod.Get
            ? null
            : new ByteArrayContent("{}"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await tracker.SendAsync(operation.Method, path, body, credentials is { } sent ? [sent] : []);
    }

    private async Task<IReadOnlyList<(string Name, string Value)?>> CredentialsOfAsync(string? role, TestIssuer issuer)
    {
        if (role is null)
            return [null];
        if (!_keys.TryGetValue(role, out var key))
            _keys[role] = key = (await Database.MintAsync(role)).Header();
        var theirs = role switch { Roles.Reader => "guests", Roles.Editor => "staff", Roles.Reviewer => "heads", _ => "office" };
        return [key, issuer.Token(theirs, subject: theirs)];
    }

    /// <summary>From the program's own routes, so that a new one is not forgotten.</summary>
    private async Task<IReadOnlyList<Operation>> OperationsAsync()
    {
        await using var app = TrackerApplication.Build(TrackerApplication.CreateBuilder([.. Database.Settings]));
        var operations = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(TrackerClient.Root, StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => new Operation(
                new HttpMethod(method), endpoint.RoutePattern.RawText!.TrimEnd('/'), endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()!.Summary)))
            .OrderBy(operation => operation.Path, StringComparer.Ordinal).ThenBy(operation => operation.Method.Method, StringComparer.Ordinal)
            .ToList();
        Assert.True(operations.Count > 20, $"{operations.Count} operations");
        return operations;
    }

    private static async Task CompareAsync(IEnumerable<string> rows)
    {
        var file = Checkout.Combine("docs", "security.md");
        var text = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(from >= Begin.Length && to > from, $"{file} has no place between {Begin} and {End}");
        var table = $"""


            | operation | what it does | anybody | reader | editor | reviewer | admin |
            |---|---|---|---|---|---|---|
            {string.Join('\n', rows)}


            """;
        if (Environment.GetEnvironmentVariable("TRACKER_UPDATE_SECURITY") == "1")
            await File.WriteAllTextAsync(file, text[..from] + table + text[to..], TestContext.Current.CancellationToken);
        else
        {
            Assert.True(text[from..to] == table, $"""
                docs/security.md does not say what the program does. To write it anew:
                TRACKER_UPDATE_SECURITY=1 dotnet test tests/Integration --filter FullyQualifiedName~PermissionScenarios
                It would say
                {table}
                """);
        }
    }

    private sealed record Operation(HttpMethod Method, string Path, string Summary)
    {
        public override string ToString() => $"{Method} {Path}";
    }
}

public sealed class PermissionsOnSqlite() : PermissionScenarios(new SqliteEngine());

public sealed class PermissionsOnSqlServer() : PermissionScenarios(new SqlServerEngine());
