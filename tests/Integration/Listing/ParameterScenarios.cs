using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Listing;

public abstract class ParameterScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Theory]
    [InlineData("commitments", "themes", "theme")]
    [InlineData("commitments", "Theme", "theme")]
    [InlineData("commitments", "offset", "cursor")]
    [InlineData("commitments", "", "theme")]
    [InlineData("documents", "theme", "limit")]
    [InlineData("regions", "limit", "level")]
    public async Task An_unknown_parameter_is_named_with_those_that_are_allowed(string list, string parameter, string allowed)
    {
        var tracker = await ServeAsync();

        var answer = await tracker.GetAsync($"/api/v1/{list}?{parameter}=x");

        answer.ExpectProblem(400, "unknownParameter", parameter);
        Assert.Contains(allowed, answer.ErrorOf(parameter, "unknownParameter"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("themes")]
    [InlineData("vocabularies")]
    [InlineData("vocabularies/kind")]
    [InlineData("openapi.yaml")]
    public async Task An_operation_without_parameters_takes_none(string path)
    {
        var tracker = await ServeAsync();
        if (path == "openapi.yaml")
            (await tracker.GetAsync("/openapi/v1.yaml")).Expect(200);
        else
            (await tracker.GetAsync($"/api/v1/{path}?limit=5")).ExpectProblem(400, "unknownParameter", "limit");
    }

    [Theory]
    [InlineData("theme", "water-governance", "taihu-governance")]
    [InlineData("theme", "Taihu-governance", "taihu-governance")]
    [InlineData("theme", "", "taihu-governance")]
    [InlineData("theme", "water,energy", "energy")]
    [InlineData("kind", "promise", "pledge")]
    [InlineData("kind", "", "pledge")]
    [InlineData("status", "done", "completed")]
    [InlineData("status", "", "completed")]
    [InlineData("review", "REJECTED", "rejected")]
    [InlineData("review", "", "rejected")]
    [InlineData("state", "deleted", "withdrawn")]
    [InlineData("state", "", "withdrawn")]
    [InlineData("region", "atlantis", "/api/v1/regions")]
    [InlineData("region", "", "/api/v1/regions")]
    [InlineData("region", "999999", "/api/v1/regions")]
    [InlineData("region", "%E5%8D%97%E9%80%9A%00", "/api/v1/regions")]
    [InlineData("document", "1", "/api/v1/documents")]
    [InlineData("document", "", "/api/v1/documents")]
    [InlineData("document", "00000000-0000-0000-0000-000000000000", "/api/v1/documents")]
    public async Task An_unknown_value_is_named_with_what_is_allowed(string parameter, string value, string wayOut)
    {
        var tracker = await ServeAsync();

        var answer = await tracker.ListCommitmentsAsync($"?{parameter}={value}");

        answer.ExpectProblem(400, "invalidInput", parameter);
        var detail = answer.ErrorOf(parameter, "unknownValue");
        Assert.Contains($"'{Uri.UnescapeDataString(value)}'", detail, StringComparison.Ordinal);
        Assert.Contains(wayOut, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_wrong_value_among_right_ones_is_the_one_that_is_named()
    {
        var tracker = await ServeAsync();

        var answer = await tracker.ListCommitmentsAsync("?kind=directive&kind=promise&kind=pledge&status=done&limit=0");

        Assert.Contains("'promise'", answer.ExpectProblem(400, "invalidInput", "limit").ErrorOf("kind", "unknownValue"), StringComparison.Ordinal);
        Assert.Contains("'done'", answer.ErrorOf("status", "unknownValue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_actor_is_found_in_either_script()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Taihu);

        var simplified = await tracker.ListCommitmentsAsync($"?actor={Uri.EscapeDataString("会议")}");

        Assert.NotEmpty(simplified.Items());
        Assert.Equal(simplified.Items().Ids(), (await tracker.ListCommitmentsAsync($"?actor={Uri.EscapeDataString("會議")}")).Items().Ids());
    }

    [Theory]
    [InlineData("actor", "")]
    [InlineData("actor", "%20")]
    [InlineData("includeContaining", "")]
    [InlineData("includeContaining", "yes")]
    [InlineData("includeContaining", "1")]
    public async Task An_empty_or_unclear_value_is_refused(string parameter, string value)
    {
        var tracker = await ServeAsync();

        (await tracker.ListCommitmentsAsync($"?{parameter}={value}")).ExpectProblem(400, "invalidInput", parameter);
    }

    [Theory]
    [InlineData("limit=5&limit=6", "limit")]
    [InlineData("includeContaining=true&includeContaining=false", "includeContaining")]
    public async Task A_parameter_of_one_value_is_not_taken_twice(string query, string parameter)
    {
        var tracker = await ServeAsync();

        (await tracker.ListCommitmentsAsync($"?{query}")).ExpectProblem(400, "invalidInput", parameter);
    }

    [Fact]
    public async Task Hundreds_of_values_are_too_many()
    {
        var tracker = await ServeAsync();

        var answer = await tracker.ListCommitmentsAsync($"?{string.Join('&', Enumerable.Repeat("theme=water", 300))}");

        answer.ExpectProblem(400, "invalidInput", "theme");
        Assert.Contains("300", answer.ErrorOf("theme", "tooManyValues"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_values_as_are_allowed_of_each_parameter_still_make_a_query()
    {
        var tracker = await ServeAsync();
        var id = await tracker.IngestAsync(Reports.Taihu);
        var names = Enumerable.Range(0, 49).Select(number => $"actor=a{number}").Append($"actor={Uri.EscapeDataString("会议")}");
        var documents = Enumerable.Repeat($"document={id}", 50);

        var page = await tracker.ListCommitmentsAsync($"?{string.Join('&', [.. names, .. documents, "kind=directive", "kind=pledge", "status=notAssessed", "review=candidate"])}");

        Assert.Equal([Reports.Taihu], page.Expect(200).Items().Strings("quote"));
    }

    [Theory]
    [InlineData("?theme=%FF%FE")]
    [InlineData("?actor=%ED%A0%80")]
    [InlineData("?actor=%00")]
    [InlineData("?actor='%20OR%201=1%20--")]
    [InlineData("?%00=1")]
    [InlineData("?cursor=%ED%A0%80")]
    [InlineData("?region=%2e%2e%2f")]
    public async Task No_query_is_a_fault_of_the_server(string query)
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Taihu);

        var answer = await tracker.ListCommitmentsAsync(query);

        if (answer.Status == 200)
            Assert.Empty(answer.Items());
        else
            answer.ExpectProblem(400, answer.Json.GetProperty("code").GetString()!);
    }
}

public sealed class ParametersOnSqlite() : ParameterScenarios(new SqliteEngine());

public sealed class ParametersOnSqlServer() : ParameterScenarios(new SqlServerEngine());
