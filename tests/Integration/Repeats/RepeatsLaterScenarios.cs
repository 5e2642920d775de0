using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Integration.Tests.Rules;

namespace Tracker.Integration.Tests.Repeats;

/// <summary>What is found when the program or its words change after reports came in.</summary>
public abstract class RepeatsLaterScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private Task<Finished> ReextractAsync(params string[] settings) => TrackerProcess.RunAsync(["reextract", .. Database.Settings, .. settings]);

    [Fact]
    public async Task A_database_from_before_is_filled_at_the_next_start()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync($"{RepeatReports.Bus}\n\n{RepeatReports.Harbour}");
        await tracker.IngestAsync(RepeatReports.BusWithMore);
        var expected = Assert.Single(await tracker.RepeatsAsync());
        await ExecuteAsync(
            """
            DELETE FROM repeat_pair;
            DELETE FROM repeat_band;
            UPDATE mention SET signature_version = 0;
            UPDATE schema_journal SET back_fill_cursor = 0, back_fill_done = 0 WHERE back_fill = 'repeats';
            """);

        var found = Assert.Single(await (await ServeAsync()).RepeatsAsync());

        Assert.Equal(
            (expected.CommitmentOf("left"), expected.CommitmentOf("right"), expected.GetProperty("explanation").GetRawText()),
            (found.CommitmentOf("left"), found.CommitmentOf("right"), found.GetProperty("explanation").GetRawText()));
        Assert.Equal([1], await RowsAsync<int>("SELECT back_fill_done FROM schema_journal WHERE back_fill = 'repeats'"));
        Assert.Equal(0, await CountAsync("mention WHERE signature_version = 0"));
    }

    [Fact]
    public async Task Signatures_of_another_version_are_made_anew_by_reextract()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(RepeatReports.Bus);
        await tracker.IngestAsync(RepeatReports.BusWithMore);
        var bands = await RowsAsync<string>("SELECT CONCAT(band, ' ', mention_key) FROM repeat_band ORDER BY 1");
        await ExecuteAsync("DELETE FROM repeat_pair; UPDATE repeat_band SET band = band / 3; UPDATE mention SET signature_version = 7");

        var finished = (await ReextractAsync()).Expect(0);

        Assert.EndsWith("2 documents changed", finished.Output.Trim(), StringComparison.Ordinal);
        Assert.Equal(bands, await RowsAsync<string>("SELECT CONCAT(band, ' ', mention_key) FROM repeat_band ORDER BY 1"));
        Assert.Single(await tracker.RepeatsAsync());
        Assert.EndsWith("0 documents changed", (await ReextractAsync()).Expect(0).Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_appears_later_is_compared_and_what_was_decided_stays()
    {
        using var folder = new ScratchFolder();
        var tracker = await ServeAsync();
        await tracker.IngestAsync(RuleFiles.OwnModalSentence);
        await tracker.IngestAsync($"{RuleFiles.OwnModalSentence}\n\n第2号通知。");
        await tracker.IngestAsync(RepeatReports.Bus);
        await tracker.IngestAsync(RepeatReports.BusWithMore);
        await tracker.IngestAsync(RepeatReports.Growth("5.5%"), new { publishedOn = "2022-01-15" });
        await tracker.IngestAsync(RepeatReports.Growth("5%"), new { publishedOn = "2023-01-15" });
        (await tracker.DecideAsync((await tracker.RepeatsAsync("?kind=same")).Single(), "accept")).Expect(200);
        (await tracker.DecideAsync((await tracker.RepeatsAsync("?kind=succession")).Single(), "dismiss")).Expect(200);
        var decided = await tracker.RepeatsAsync("?state=accepted&state=dismissed");
        await ExecuteAsync("UPDATE mention SET signature_version = 7");

        (await ReextractAsync($"--Extraction:Lexicon={folder.OwnModal()}")).Expect(0);

        Assert.Equal(decided.Select(one => one.GetRawText()), (await tracker.RepeatsAsync("?state=accepted&state=dismissed")).Select(one => one.GetRawText()));
        var appeared = Assert.Single(await tracker.RepeatsAsync());
        Assert.Contains("喝茶", appeared.GetProperty("left").Text("quote"), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("commitment WHERE state = 'merged'"));
    }
}

public sealed class RepeatsLaterOnSqlite() : RepeatsLaterScenarios(new SqliteEngine());

public sealed class RepeatsLaterOnSqlServer() : RepeatsLaterScenarios(new SqlServerEngine());
