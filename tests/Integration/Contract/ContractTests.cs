using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Tracker.Api.Hosting;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Contract;

/// <summary>The contract is the same on every engine.</summary>
public sealed class ContractTests() : Scenario(new SqliteEngine())
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    [Fact]
    public async Task The_committed_contract_is_the_one_that_is_served()
    {
        var file = Checkout.Combine("openapi.yaml");
        var served = (await (await ServeAsync()).GetAsync("/openapi/v1.yaml")).Expect(200).Text.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("TRACKER_UPDATE_OPENAPI") == "1")
            await File.WriteAllTextAsync(file, served, TestContext.Current.CancellationToken);

        var committed = File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "";

        Assert.True(served == committed.ReplaceLineEndings("\n"), $"""
            openapi.yaml is not what the program serves. To write it anew and see by 'git diff' what changes for clients:
            TRACKER_UPDATE_OPENAPI=1 dotnet test tests/Integration --filter FullyQualifiedName~ContractTests
            {FirstDifference(committed, served)}
            """);
    }

    [Fact]
    public async Task Every_operation_is_named_and_described_and_tells_what_can_go_wrong()
    {
        var ids = new List<string>();
        foreach (var (name, operation) in Operations(await DocumentAsync()))
        {
            ids.Add(operation.GetProperty("operationId").GetString()!);
            Assert.True(operation.GetProperty("summary").GetString() is { Length: > 0 }, $"{name} has no summary");
            Assert.True(operation.GetProperty("tags").GetArrayLength() > 0, $"{name} has no tag");
            var responses = operation.GetProperty("responses");
            Assert.True(responses.EnumerateObject().Any(response => response.Name.StartsWith('2')), $"{name} never succeeds");
            foreach (var status in new[] { "4XX", "5XX" })
            {
                Assert.True(
                    responses.TryGetProperty(status, out var response) && response.GetProperty("content").TryGetProperty("application/problem+json", out _),
                    $"{name} does not declare {status} as a problem");
            }
            foreach (var response in responses.EnumerateObject().Where(response => response.Name[0] is '4' or '5'))
                Assert.Equal(["application/problem+json"], response.Value.GetProperty("content").EnumerateObject().Select(content => content.Name));
        }
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Matches("^[a-z][A-Za-z]+$", id));
    }

    [Fact]
    public async Task Every_parameter_is_described_and_has_an_example()
    {
        foreach (var (name, operation) in Operations(await DocumentAsync()))
        {
            foreach (var parameter in operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default)
            {
                var label = $"{name} {parameter.GetProperty("name")}";
                Assert.True(
                    parameter.TryGetProperty("description", out _) || parameter.GetProperty("schema").TryGetProperty("description", out _),
                    $"{label} is not described");
                if (parameter.GetProperty("in").GetString() == "query")
                {
                    var schema = parameter.GetProperty("schema");
                    var items = schema.TryGetProperty("items", out var of) ? of : schema;
                    Assert.True(
                        parameter.TryGetProperty("example", out _) || parameter.TryGetProperty("examples", out _)
                        || items.TryGetProperty("examples", out _) || items.TryGetProperty("example", out _) || items.TryGetProperty("default", out _),
                        $"{label} has no example");
                }
            }
        }
    }

    [Fact]
    public async Task It_is_OpenAPI_3_1_and_the_YAML_and_the_JSON_say_the_same_version()
    {
        var document = await DocumentAsync();

        Assert.StartsWith("3.1.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("openapi: ", (await (await ServeAsync()).GetAsync("/openapi/v1.yaml")).Text, StringComparison.Ordinal);
        Assert.False(document.GetRawText().Contains("\"nullable\"", StringComparison.Ordinal), "3.1 has no nullable");
    }

    [Fact]
    public async Task Its_paths_are_the_programs_routes()
    {
        var documented = Operations(await DocumentAsync()).Select(operation => operation.Name);

        await using var app = TrackerApplication.Build(TrackerApplication.CreateBuilder([.. Database.Settings]));
        var routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(method => $"{method} {Path(endpoint)}") ?? []);

        Assert.Equal(
            documented.Order(StringComparer.Ordinal),
            routes.Where(route => route.Contains("/api/", StringComparison.Ordinal) || route.Contains("/health/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_name_of_a_type_of_ours_or_of_the_runtime_stands_in_it()
    {
        var text = (await DocumentAsync()).GetRawText();

        Assert.DoesNotContain("Tracker.Api", text, StringComparison.Ordinal);
        Assert.DoesNotContain("`1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("T:System", text, StringComparison.Ordinal);
    }

    private async Task<JsonElement> DocumentAsync() => (await (await ServeAsync()).GetAsync("/openapi/v1.json")).Expect(200).Json;

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Where(operation => Methods.Contains(operation.Name))
            .Select(operation => ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value)));

    // "/api/v1/documents/{id:guid}" is "/api/v1/documents/{id}" to clients.
    private static string Path(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            _ => "",
        }))));

    private static string FirstDifference(string committed, string served)
    {
        var (before, after) = (committed.ReplaceLineEndings("\n").Split('\n'), served.Split('\n'));
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"First at line {at + 1}:\n- {before.ElementAtOrDefault(at)}\n+ {after.ElementAtOrDefault(at)}";
    }
}
