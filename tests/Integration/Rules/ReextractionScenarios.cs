using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Rules;

public abstract class ReextractionScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public async Task The_rules_it_was_read_with_find_nothing_else()
    {
        await IngestAsync();
        var before = await Database.DumpAsync();

        var finished = (await TrackerProcess.RunAsync(["reextract", .. Database.Settings])).Expect(0);

        Assert.Equal("0 appeared, 0 changed, 0 vanished, 0 kept; 0 documents changed", finished.Output.Trim());
        Assert.Equal(before, await Database.DumpAsync());
    }

    [Fact]
    public async Task A_dry_run_lists_every_difference_and_changes_nothing()
    {
        await IngestAsync();
        var before = await Database.DumpAsync();

        var appearing = (await ReextractAsync(_folder.OwnModal(), "--dry-run")).Expect(0);
        var changing = (await ReextractAsync(_folder.OwnTheme(), "--dry-run")).Expect(0);

        Assert.Matches("appeared +tea.txt.*麻溜儿喝茶", appearing.Output);
        Assert.EndsWith("1 appeared, 0 changed, 0 vanished, 0 kept; nothing was changed", appearing.Output.Trim(), StringComparison.Ordinal);
        Assert.Matches(@"changed +river.txt .*\(themes\): .*河道", changing.Output);
        Assert.Equal(before, await Database.DumpAsync());
    }

    [Fact]
    public async Task What_appears_is_recorded_what_vanishes_is_obsolete_and_what_comes_back_keeps_its_id()
    {
        await IngestAsync();
        var tracker = await ServeAsync();
        var river = Assert.Single(await CommitmentsAsync(tracker, "?theme=water"));

        (await ReextractAsync(_folder.OwnModal())).Expect(0);
        var tea = Assert.Single(await CommitmentsAsync(tracker), commitment => commitment.GetProperty("quote").GetString()!.Contains("喝茶", StringComparison.Ordinal));

        (await TrackerProcess.RunAsync(["reextract", .. Database.Settings])).Expect(0);
        Assert.DoesNotContain(await CommitmentsAsync(tracker), commitment => Id(commitment) == Id(tea));
        var obsolete = (await tracker.GetAsync($"/api/v1/commitments/{Id(tea)}")).Expect(200).Json;
        Assert.Equal("obsolete", obsolete.GetProperty("state").GetString());
        Assert.Equal("obsolete", obsolete.GetProperty("mentions")[0].GetProperty("state").GetString());
        Assert.Equal(2, obsolete.GetProperty("version").GetInt32());

        (await ReextractAsync(_folder.OwnModal())).Expect(0);
        Assert.Contains(await CommitmentsAsync(tracker), commitment => Id(commitment) == Id(tea));
        Assert.Equal(Id(river), Id(Assert.Single(await CommitmentsAsync(tracker, "?theme=water"))));
        Assert.Equal(2, await CountAsync("commitment"));
    }

    [Fact]
    public async Task A_change_reaches_the_filters_the_version_and_the_journal()
    {
        await IngestAsync();
        var tracker = await ServeAsync();
        Assert.Empty(await CommitmentsAsync(tracker, "?theme=finance"));

        (await ReextractAsync(_folder.OwnTheme())).Expect(0);

        var river = Assert.Single(await CommitmentsAsync(tracker, "?theme=finance"));
        Assert.Equal(2, river.GetProperty("version").GetInt32());
        var (before, after) = Assert.Single(await RowsAsync<(string, string)>(
            "SELECT before, after FROM journal WHERE kind = 'commitment.reextracted'"));
        Assert.DoesNotContain("finance", before, StringComparison.Ordinal);
        Assert.Contains("finance", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_decided_is_kept()
    {
        await IngestAsync();

        // No operation of the program lets staff decide yet; the journal is where it will show.
        await ExecuteAsync(
            """
            INSERT INTO journal (sequence, id, recorded_at, effective_on, principal_key, subject_kind, subject_key, kind, before, after)
            SELECT 1000, '01a00000-0000-7000-8000-000000000001', recorded_at, effective_on, 3, subject_kind, subject_key, 'commitment.accepted', before, after
            FROM journal
            WHERE kind = 'commitment.recorded'
            """);
        await ExecuteAsync("UPDATE journal_head SET last_sequence = 1000");
        var before = await Database.DumpAsync();

        var finished = (await ReextractAsync(_folder.OwnTheme())).Expect(0);

        Assert.EndsWith("0 appeared, 0 changed, 0 vanished, 1 kept; 0 documents changed", finished.Output.Trim(), StringComparison.Ordinal);
        Assert.Equal(before, await Database.DumpAsync());
    }

    private async Task IngestAsync()
    {
        _folder.Write("reports/river.txt", "会议强调，要加强第7号河道综合治理。");
        _folder.Write("reports/tea.txt", RuleFiles.OwnModalSentence);
        (await TrackerProcess.RunAsync(["ingest", _folder.Combine("reports"), .. Database.Settings])).Expect(0);
        Assert.Equal(1, await CountAsync("commitment"));
    }

    private Task<Finished> ReextractAsync(string lexicon, params string[] options) =>
        TrackerProcess.RunAsync(["reextract", .. options, .. Database.Settings, $"--Extraction:Lexicon={lexicon}"]);

    private static async Task<IReadOnlyList<JsonElement>> CommitmentsAsync(TrackerClient tracker, string query = "") =>
        (await tracker.ListCommitmentsAsync(query)).Expect(200).Items();

    private static Guid Id(JsonElement commitment) => commitment.GetProperty("id").GetGuid();
}

public sealed class ReextractionOnSqlite() : ReextractionScenarios(new SqliteEngine());

public sealed class ReextractionOnSqlServer() : ReextractionScenarios(new SqlServerEngine());
