using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Repeats;

public abstract class RepeatListScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Fact]
    public async Task Filters_narrow_the_list_and_values_of_one_are_alternatives()
    {
        var tracker = await ServeAsync();
        var first = await tracker.IngestAsync(RepeatReports.Bus);
        await tracker.IngestAsync(RepeatReports.BusWithMore);
        await tracker.IngestAsync(RepeatReports.Growth("5.5%"), new { publishedOn = "2022-01-15" });
        await tracker.IngestAsync(RepeatReports.Growth("5%"), new { publishedOn = "2023-01-15" });
        var same = Assert.Single(await tracker.RepeatsAsync("?kind=same"));
        var succession = Assert.Single(await tracker.RepeatsAsync("?kind=succession"));
        (await tracker.DecideAsync(succession, "dismiss")).Expect(200);

        Assert.Equal([same.Text("id")], (await tracker.RepeatsAsync()).Strings("id"));
        Assert.Equal([succession.Text("id")], (await tracker.RepeatsAsync("?state=dismissed")).Strings("id"));
        Assert.Equal([succession.Text("id"), same.Text("id")], (await tracker.RepeatsAsync("?state=dismissed&state=proposed")).Strings("id"));
        Assert.Empty(await tracker.RepeatsAsync("?state=dismissed&kind=same"));
        Assert.Equal([same.Text("id")], (await tracker.RepeatsAsync($"?document={first}&kind=same&kind=succession")).Strings("id"));
        foreach (var side in new[] { "left", "right" })
        {
            Assert.Equal([same.Text("id")], (await tracker.RepeatsAsync($"?commitment={same.CommitmentOf(side)}")).Strings("id"));
            Assert.Empty(await tracker.RepeatsAsync($"?commitment={same.CommitmentOf(side)}&state=accepted"));
        }
    }

    [Theory]
    [InlineData("?state=open", "state")]
    [InlineData("?kind=similar", "kind")]
    [InlineData("?commitment=7", "commitment")]
    [InlineData("?commitment=019cbc5e-7d00-7a1b-8c2d-3e4f5a6b7c8d", "commitment")]
    [InlineData("?document=019cbc5e-7d00-7a1b-8c2d-3e4f5a6b7c8d", "document")]
    [InlineData("?limit=0", "limit")]
    public async Task A_wrong_value_is_named(string query, string field) =>
        (await (await ServeAsync()).GetAsync($"/api/v1/repeats{query}")).ExpectProblem(400, "invalidInput", field);

    [Fact]
    public async Task An_unknown_parameter_and_the_cursor_of_another_list_are_refused()
    {
        var tracker = await ServeAsync();
        foreach (var number in new[] { 1, 2, 3 })
            await tracker.IngestAsync($"{RepeatReports.Bus}\n\n第{number}号通知。");
        var cursor = (await tracker.GetAsync("/api/v1/repeats?limit=1")).Expect(200).Json.Text("nextCursor");

        (await tracker.GetAsync("/api/v1/repeats?score=1")).ExpectProblem(400, "unknownParameter", "score");
        (await tracker.GetAsync($"/api/v1/repeats?kind=same&cursor={cursor}")).ExpectProblem(400, "cursorMismatch", "cursor");
        (await tracker.GetAsync($"/api/v1/commitments?cursor={cursor}")).ExpectProblem(400, "cursorMismatch", "cursor");
    }

    [Fact]
    public async Task A_walk_shows_every_pair_once_while_others_are_proposed()
    {
        var tracker = await ServeAsync();
        foreach (var number in Enumerable.Range(0, 7))
            await tracker.IngestAsync($"{RepeatReports.Bus}\n\n第{number}号通知。");
        var before = (await tracker.RepeatsAsync()).Ids();
        var added = 100;

        var walked = (await tracker.WalkAsync("/api/v1/repeats?limit=4", () => tracker.IngestAsync($"{RepeatReports.Bus}\n\n第{added++}号通知。"))).Ids();

        Assert.Equal(7 * 6 / 2, before.Count);
        Assert.Equal(before, walked);
    }
}

public sealed class RepeatListsOnSqlite() : RepeatListScenarios(new SqliteEngine());

public sealed class RepeatListsOnSqlServer() : RepeatListScenarios(new SqlServerEngine());
