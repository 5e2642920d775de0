using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Integration.Tests.Repeats;
using Tracker.Integration.Tests.Rules;

namespace Tracker.Integration.Tests.Searching;

/// <summary>The index follows what becomes of the mentions, and finds what was stored before there was one.</summary>
public abstract class SearchedLaterScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Fact]
    public async Task What_was_stored_before_the_index_is_found()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(RepeatReports.Bus);
        await Database.EmptySearchAsync();
        await ExecuteAsync("UPDATE schema_journal SET back_fill_cursor = 0, back_fill_done = 0 WHERE back_fill = 'search'");
        Assert.Empty(await FindAsync(tracker, "公交"));

        tracker = await ServeAsync();

        Assert.Single(await FindAsync(tracker, "公交"));
    }

    [Fact]
    public async Task A_merged_commitment_is_found_by_the_words_of_all_its_mentions()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(RepeatReports.Bus);
        await tracker.IngestAsync(RepeatReports.BusWithMore);
        var merged = Assert.Single(await FindAsync(tracker, "夜间班次"));

        (await tracker.DecideAsync(Assert.Single(await tracker.RepeatsAsync()), "accept")).Expect(200);

        var row = Assert.Single(await FindAsync(tracker, "夜间班次"));
        Assert.NotEqual(merged.GetProperty("id").GetGuid(), row.GetProperty("id").GetGuid());
        Assert.Equal(RepeatReports.Bus, row.GetProperty("quote").GetString());
        var highlight = Assert.Single(row.GetProperty("highlights").EnumerateArray());
        Assert.Equal(RepeatReports.BusWithMore, highlight.GetProperty("quote").GetString());
        Assert.Equal(2, Assert.Single(await FindAsync(tracker, "公交")).GetProperty("highlights").GetArrayLength());

        // Words of several mentions are words of the commitment, but no phrase reaches from one into the next.
        Assert.Single(await FindAsync(tracker, "强调 夜间"));
        Assert.Empty(await FindAsync(tracker, "“线路。会议”"));

        // What was merged is still what its row says.
        Assert.Equal(merged.GetProperty("id").GetGuid(), Assert.Single(await FindAsync(tracker, "夜间班次", "&state=merged")).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task What_the_rules_find_anew_or_no_longer_is_searched_as_lists_show_it()
    {
        using var folder = new ScratchFolder();
        var tracker = await ServeAsync();
        await tracker.IngestAsync("会议强调，要加强河道治理。\n" + RuleFiles.OwnModalSentence);
        Assert.Empty(await FindAsync(tracker, "喝茶"));

        (await ReextractAsync($"--Extraction:Lexicon={folder.OwnModal()}")).Expect(0);
        Assert.Single(await FindAsync(tracker, "喝茶"));

        (await ReextractAsync()).Expect(0);
        Assert.Empty(await FindAsync(tracker, "喝茶"));
        Assert.Single(await FindAsync(tracker, "喝茶", "&state=obsolete"));
        Assert.Single(await FindAsync(tracker, "治理"));
    }

    private Task<Finished> ReextractAsync(params string[] arguments) =>
        TrackerProcess.RunAsync(["reextract", .. Database.Settings, .. arguments]);

    private static async Task<IReadOnlyList<System.Text.Json.JsonElement>> FindAsync(TrackerClient tracker, string words, string more = "") =>
        (await tracker.ListCommitmentsAsync($"?q={Uri.EscapeDataString(words)}{more}")).Expect(200).Items();
}

public sealed class SearchedLaterOnSqlite() : SearchedLaterScenarios(new SqliteEngine());

public sealed class SearchedLaterOnSqlServer() : SearchedLaterScenarios(new SqlServerEngine());
