using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Integration.Tests.Ingest;

namespace Tracker.Integration.Tests.Repeats;

/// <summary>What is found while reports come in.</summary>
public abstract class RepeatScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Fact]
    public async Task The_same_words_twice_in_one_report_are_one_commitment_and_the_journal_says_so()
    {
        var tracker = await ServeAsync();

        var document = await tracker.IngestAsync($"{RepeatReports.Bus}\n\n{RepeatReports.Harbour}\n\n{RepeatReports.Bus.Replace("强调", "指出", StringComparison.Ordinal)}");

        var commitments = (await tracker.ListCommitmentsAsync($"?document={document}")).Items();
        Assert.Equal(2, commitments.Count);
        var bus = await tracker.CommitmentAsync(commitments.Single(one => one.Text("quote") == RepeatReports.Bus).GetProperty("id").GetGuid());
        Assert.Equal(2, bus.GetProperty("mentions").GetArrayLength());
        Assert.Equal(2, bus.GetProperty("version").GetInt32());
        var merged = (await tracker.ListCommitmentsAsync("?state=merged")).Items().Single();
        Assert.Equal(bus.GetProperty("id").GetGuid(), merged.GetProperty("mergedInto").GetGuid());
        Assert.Equal("merged", (await tracker.CommitmentAsync(merged.GetProperty("id").GetGuid())).Text("state"));
        Assert.Empty(await tracker.RepeatsAsync());
        Assert.Equal(1, await CountAsync("journal WHERE kind = 'commitment.mergedByRules'"));
        Assert.Equal(1, await CountAsync("journal WHERE kind = 'commitment.unitedByRules'"));
        await WholeDocuments.AssertAsync(Database);
    }

    [Fact]
    public async Task The_same_words_of_another_place_stay_two()
    {
        var tracker = await ServeAsync();

        await tracker.IngestAsync(
            """
            # 南通市政府常务会议召开

            本报讯 南通市政府昨天召开常务会议。会议强调，要加快实施老旧码头改造工程。

            # 舟山市政府常务会议召开

            本报讯 舟山市政府昨天召开常务会议。会议强调，要加快实施老旧码头改造工程。
            """);

        Assert.Equal(2, (await tracker.ListCommitmentsAsync()).Items().Count);
    }

    [Fact]
    public async Task Nearly_the_same_in_one_report_and_the_same_in_another_are_proposed_with_reasons()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync($"{RepeatReports.Bus}\n\n{RepeatReports.BusWithMore}");
        await tracker.IngestAsync($"{RepeatReports.Harbour}\n\n{RepeatReports.BusTraditional}");

        var repeats = await tracker.RepeatsAsync();

        Assert.Equal(4, (await tracker.ListCommitmentsAsync()).Items().Count);
        Assert.Equal(3, repeats.Count);
        Assert.All(repeats, repeat => Assert.Equal(("same", "proposed", 1), (repeat.Text("kind"), repeat.Text("state"), repeat.GetProperty("version").GetInt32())));
        var across = repeats.Single(repeat => repeat.GetProperty("left").Text("quote") == RepeatReports.Bus && repeat.GetProperty("right").Text("quote") == RepeatReports.BusTraditional);
        Assert.True(across.GetProperty("score").GetDouble() >= 0.9);
        var within = repeats.Single(repeat => repeat.GetProperty("right").Text("quote") == RepeatReports.BusWithMore).GetProperty("explanation");
        Assert.Contains(within.GetProperty("regions").EnumerateArray(), region => region.GetString() == "nantong");
        Assert.Equal("完善夜间班次和换乘优惠", Assert.Single(within.GetProperty("changes").GetProperty("rightWords").EnumerateArray()).GetString());
        Assert.Equal(3, await CountAsync("journal WHERE kind = 'repeat.proposed' AND subject_kind = 'repeat'"));
    }

    [Fact]
    public async Task A_commitment_shows_the_pairs_that_concern_it()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync($"{RepeatReports.Bus}\n\n{RepeatReports.BusWithMore}\n\n{RepeatReports.Harbour}");
        var repeat = Assert.Single(await tracker.RepeatsAsync());

        foreach (var side in new[] { "left", "right" })
        {
            var shown = Assert.Single((await tracker.CommitmentAsync(repeat.CommitmentOf(side))).GetProperty("repeats").EnumerateArray());
            Assert.Equal(repeat.GetRawText(), shown.GetRawText());
        }
        var harbour = (await tracker.ListCommitmentsAsync()).Items().Single(one => one.Text("quote") == RepeatReports.Harbour);
        Assert.Equal(0, (await tracker.CommitmentAsync(harbour.GetProperty("id").GetGuid())).GetProperty("repeats").GetArrayLength());
    }

    [Fact]
    public async Task A_report_with_what_everybody_says_proposes_a_few_pairs_only()
    {
        var tracker = await ServeAsync();
        for (var number = 0; number < 40; number++)
            await tracker.IngestAsync($"{RepeatReports.Bus}\n\n第{number}号通知。");

        var last = (await tracker.DocumentsAsync())[0].GetProperty("id").GetGuid();

        Assert.Equal(8, (await tracker.RepeatsAsync($"?document={last}&limit=500")).Count);
        Assert.True(await CountAsync("repeat_pair") <= 40 * 8);
    }

    [Fact]
    public async Task Reports_that_come_at_once_find_each_other()
    {
        var tracker = await ServeAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => tracker.IngestAsync($"{RepeatReports.Bus}\n\n第{number}号通知。")));

        Assert.Equal(6 * 5 / 2, (await tracker.RepeatsAsync()).Count);
        await WholeDocuments.AssertAsync(Database);
    }
}

public sealed class RepeatsOnSqlite() : RepeatScenarios(new SqliteEngine());

public sealed class RepeatsOnSqlServer() : RepeatScenarios(new SqlServerEngine());
