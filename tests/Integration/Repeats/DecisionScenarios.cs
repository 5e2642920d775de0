using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Repeats;

/// <summary>What staff decide about pairs, and what follows from it.</summary>
public abstract class DecisionScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Fact]
    public async Task Accepting_merges_into_the_one_recorded_first_and_unites_its_fields()
    {
        var tracker = await ServeAsync();
        var repeat = await ProposeAsync(tracker);
        var (left, right) = (repeat.CommitmentOf("left"), repeat.CommitmentOf("right"));

        var answer = (await tracker.DecideAsync(repeat, "accept")).Expect(200);

        Assert.Equal("\"2\"", answer.Header("ETag"));
        Assert.Equal(("accepted", 2), (answer.Json.Text("state"), answer.Json.GetProperty("version").GetInt32()));
        var united = await tracker.CommitmentAsync(left);
        Assert.Equal(2, united.GetProperty("mentions").GetArrayLength());
        Assert.Equal(RepeatReports.Bus, united.Text("quote"));
        var merged = await tracker.CommitmentAsync(right);
        Assert.Equal(("merged", left), (merged.Text("state"), merged.GetProperty("mergedInto").GetGuid()));
        Assert.Equal(RepeatReports.BusWithMore, merged.Text("quote"));
        Assert.Single((await tracker.ListCommitmentsAsync()).Items());

        // Both reports are found by the one that stays.
        foreach (var document in await tracker.DocumentsAsync())
            Assert.Equal([left], (await tracker.ListCommitmentsAsync($"?document={document.GetProperty("id").GetGuid()}")).Items().Ids());
        Assert.Equal(
            ["repeat.accepted", "commitment.merged", "commitment.united"],
            await RowsAsync<string>("SELECT kind FROM journal WHERE principal_key = 3 AND (kind LIKE 'repeat.a%' OR kind LIKE 'commitment.%ed' AND kind <> 'commitment.recorded') ORDER BY sequence"));
    }

    [Fact]
    public async Task Deciding_again_the_same_way_changes_nothing_even_with_an_old_tag()
    {
        var tracker = await ServeAsync();
        var repeat = await ProposeAsync(tracker);
        foreach (var decision in new[] { "accept", "accept" })
        {
            var first = (await tracker.DecideAsync(repeat, decision)).Expect(200);
            var dump = await Database.DumpAsync();
            Assert.Equal(first.Text, (await tracker.DecideAsync(repeat, decision, "\"1\"")).Expect(200).Text);
            Assert.Equal(dump, await Database.DumpAsync());
        }
    }

    [Theory]
    [InlineData("accept", "dismiss")]
    [InlineData("dismiss", "accept")]
    public async Task Deciding_otherwise_is_refused(string first, string then)
    {
        var tracker = await ServeAsync();
        var repeat = await ProposeAsync(tracker);
        var decided = (await tracker.DecideAsync(repeat, first)).Expect(200).Json;

        (await tracker.DecideAsync(decided, then)).ExpectProblem(409, "repeatDecided");

        Assert.Equal(decided.GetRawText(), (await tracker.GetAsync($"/api/v1/repeats/{repeat.Text("id")}")).Expect(200).Text);
    }

    [Theory]
    [InlineData(null, 428, "preconditionRequired")]
    [InlineData("\"2\"", 412, "preconditionFailed")]
    [InlineData("1", 400, "invalidInput")]
    public async Task A_decision_wants_the_version_that_was_read(string? ifMatch, int status, string code)
    {
        var tracker = await ServeAsync();
        var repeat = await ProposeAsync(tracker);
        var dump = await Database.DumpAsync();

        foreach (var decision in new[] { "accept", "dismiss" })
        {
            var answer = await tracker.SendAsync(
                HttpMethod.Post, $"/api/v1/repeats/{repeat.Text("id")}/{decision}", null, ifMatch is null ? [] : [("If-Match", ifMatch)]);
            answer.ExpectProblem(status, code, "If-Match");
        }

        Assert.Equal(dump, await Database.DumpAsync());
    }

    [Fact]
    public async Task A_pair_that_is_not_there_is_not_found()
    {
        var tracker = await ServeAsync();
        var id = Guid.CreateVersion7();

        (await tracker.GetAsync($"/api/v1/repeats/{id}")).ExpectProblem(404, "notFound");
        foreach (var decision in new[] { "accept", "dismiss" })
            (await tracker.SendAsync(HttpMethod.Post, $"/api/v1/repeats/{id}/{decision}", null, ("If-Match", "*"))).ExpectProblem(404, "notFound");
        (await tracker.GetAsync($"/api/v1/commitments/{id}/chain")).ExpectProblem(404, "notFound");
    }

    [Fact]
    public async Task Of_decisions_at_once_one_merge_comes_about()
    {
        var tracker = await ServeAsync();
        var repeat = await ProposeAsync(tracker);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => tracker.DecideAsync(repeat, number % 2 == 0 ? "accept" : "dismiss")));

        Assert.Equal(10, answers.Count(answer => answer.Status == 200));
        Assert.Equal(1, await CountAsync("journal WHERE kind IN ('repeat.accepted', 'repeat.dismissed')"));
        Assert.Empty(await Database.FaultsAsync());
    }

    [Fact]
    public async Task Pairs_of_a_merged_commitment_go_over_to_the_other_or_are_superseded()
    {
        var tracker = await ServeAsync();
        foreach (var number in new[] { 1, 2, 3 })
            await tracker.IngestAsync($"{RepeatReports.Bus}\n\n第{number}号通知。");
        var ids = (await tracker.ListCommitmentsAsync()).Items().Ids().Reverse().ToList();
        var pairs = (await tracker.RepeatsAsync()).ToDictionary(pair => (ids.IndexOf(pair.CommitmentOf("left")), ids.IndexOf(pair.CommitmentOf("right"))));
        Assert.Equal(3, pairs.Count);

        (await tracker.DecideAsync(pairs[(0, 1)], "accept")).Expect(200);

        Assert.Equal([pairs[(0, 2)].Text("id")], (await tracker.RepeatsAsync()).Strings("id"));
        (await tracker.DecideAsync(pairs[(1, 2)], "accept")).ExpectProblem(409, "repeatSuperseded");
        (await tracker.DecideAsync(pairs[(0, 2)], "accept")).Expect(200);
        var one = Assert.Single((await tracker.ListCommitmentsAsync()).Items());
        Assert.Equal(3, (await tracker.CommitmentAsync(one.GetProperty("id").GetGuid())).GetProperty("mentions").GetArrayLength());
        Assert.Empty(await tracker.RepeatsAsync());
        Assert.Empty(await Database.FaultsAsync());
    }

    [Fact]
    public async Task A_pair_moves_where_its_commitment_is_merged()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(RepeatReports.Bus);
        await tracker.IngestAsync($"{RepeatReports.Bus}\n\n第2号通知。");
        await tracker.IngestAsync($"{RepeatReports.Bus}\n\n第3号通知。");
        var ids = (await tracker.ListCommitmentsAsync()).Items().Ids().Reverse().ToList();
        var pairs = (await tracker.RepeatsAsync()).ToDictionary(pair => (ids.IndexOf(pair.CommitmentOf("left")), ids.IndexOf(pair.CommitmentOf("right"))));
        await ExecuteAsync("DELETE FROM repeat_pair WHERE id = @id", new { id = pairs[(0, 2)].Text("id") });

        (await tracker.DecideAsync(pairs[(0, 1)], "accept")).Expect(200);

        var moved = Assert.Single(await tracker.RepeatsAsync());
        Assert.Equal((pairs[(1, 2)].Text("id"), 2, ids[0], ids[2]), (moved.Text("id"), moved.GetProperty("version").GetInt32(), moved.CommitmentOf("left"), moved.CommitmentOf("right")));
        (await tracker.DecideAsync(pairs[(1, 2)], "accept")).ExpectProblem(412, "preconditionFailed", "If-Match");
        (await tracker.DecideAsync(moved, "accept")).Expect(200);
        Assert.Single((await tracker.ListCommitmentsAsync()).Items());
    }

    [Fact]
    public async Task What_is_not_active_any_more_cannot_be_merged_and_still_be_dismissed()
    {
        var tracker = await ServeAsync();
        var repeat = await ProposeAsync(tracker);
        await ExecuteAsync("UPDATE commitment SET state = 'obsolete' WHERE id = @id", new { id = repeat.CommitmentOf("right").ToString() });

        (await tracker.DecideAsync(repeat, "accept")).ExpectProblem(409, "commitmentNotActive");
        (await tracker.DecideAsync(repeat, "dismiss")).Expect(200);
    }

    [Fact]
    public async Task Targets_of_other_years_are_chained_and_stay_two()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(RepeatReports.Growth("5%"), new { publishedOn = "2023-01-15" });
        await tracker.IngestAsync(RepeatReports.Growth("5.5%"), new { publishedOn = "2022-01-15" });
        await tracker.IngestAsync(RepeatReports.Growth("6%"), new { publishedOn = "2024-01-15" });
        var successions = await tracker.RepeatsAsync("?kind=succession");
        Assert.Equal(3, successions.Count);

        foreach (var succession in successions.Take(2))
            (await tracker.DecideAsync(succession, "accept")).Expect(200);

        Assert.Equal(3, (await tracker.ListCommitmentsAsync()).Items().Count);
        foreach (var id in (await tracker.ListCommitmentsAsync()).Items().Ids())
        {
            var chain = (await tracker.GetAsync($"/api/v1/commitments/{id}/chain")).Expect(200).Items();
            Assert.Equal([2022, 2023, 2024], chain.Select(link => link.GetProperty("year").GetInt32()));
            Assert.Equal(["", "5.5%>5%", "5%>6%"], chain.Select(link => string.Join('>', Numbers(link, "droppedNumbers").Concat(Numbers(link, "addedNumbers")))));
            Assert.All(chain, link => Assert.Equal(1, link.GetProperty("targets").GetArrayLength()));
        }

        static IEnumerable<string> Numbers(JsonElement link, string member) => link.GetProperty(member).EnumerateArray().Select(one => one.GetString()!);
    }

    [Fact]
    public async Task A_commitment_without_successions_is_a_chain_of_its_own()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(RepeatReports.Bus);
        var id = (await tracker.ListCommitmentsAsync()).Items().Ids().Single();

        var link = Assert.Single((await tracker.GetAsync($"/api/v1/commitments/{id}/chain")).Expect(200).Items());

        Assert.Equal(id, link.GetProperty("commitmentId").GetGuid());
    }

    private static async Task<JsonElement> ProposeAsync(TrackerClient tracker)
    {
        await tracker.IngestAsync(RepeatReports.Bus);
        await tracker.IngestAsync(RepeatReports.BusWithMore);
        return Assert.Single(await tracker.RepeatsAsync());
    }
}

public sealed class DecisionsOnSqlite() : DecisionScenarios(new SqliteEngine());

public sealed class DecisionsOnSqlServer() : DecisionScenarios(new SqlServerEngine());
