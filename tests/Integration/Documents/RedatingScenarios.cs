using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Events;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Documents;

/// <summary>Due counts from the article's date: what becomes of it when that date is corrected.</summary>
public abstract class RedatingScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string YearEnd = "会议强调，要在年底前完成太湖流域综合治理。";
    private const string NoTime = "会议强调，要加强河道综合治理。";

    [Fact]
    public async Task Without_a_date_there_are_words_and_with_it_there_are_days()
    {
        var tracker = await ServeAsync();
        var article = await IngestAsync(tracker, YearEnd);
        Assert.Equal(("年底前", null, null), Due(await CommitmentAsync(tracker)));

        await CorrectAsync(tracker, article, "\"2025-12-31\"", 1);

        var commitment = await CommitmentAsync(tracker);
        Assert.Equal(("年底前", null, "2025-12-31"), Due(commitment));
        Assert.Equal(("年底前", null, "2025-12-31"), Due(commitment.GetProperty("mentions")[0]));
        Assert.Equal(2, commitment.GetProperty("version").GetInt32());
        Assert.Equal("dated", commitment.GetProperty("strength").GetString());

        await CorrectAsync(tracker, article, "\"2026-01-01\"", 2);
        Assert.Equal(("年底前", null, "2026-12-31"), Due(await CommitmentAsync(tracker)));

        await CorrectAsync(tracker, article, "null", 3);
        commitment = await CommitmentAsync(tracker);
        Assert.Equal(("年底前", null, null), Due(commitment));
        Assert.Equal(JsonValueKind.Null, commitment.GetProperty("duePrecision").ValueKind);
        Assert.Equal("dated", commitment.GetProperty("strength").GetString());
    }

    [Fact]
    public async Task Another_time_in_the_sentence_counts_once_the_first_is_known_to_be_past()
    {
        var tracker = await ServeAsync();
        var article = await IngestAsync(tracker, "会议强调，要在2025年的基础上今年完成太湖流域综合治理。");
        Assert.Equal("2025年", (await CommitmentAsync(tracker)).GetProperty("dueText").GetString());

        await CorrectAsync(tracker, article, "\"2026-03-05\"", 1);

        Assert.Equal(("今年", "2026-01-01", "2026-12-31"), Due(await CommitmentAsync(tracker)));
    }

    [Fact]
    public async Task It_is_one_transaction_with_an_event_for_each_commitment_that_changed()
    {
        var tracker = await ServeAsync();
        var article = await IngestAsync(tracker, $"{YearEnd}\n{NoTime}");
        var events = await CountAsync("journal");

        await CorrectAsync(tracker, article, "\"2026-03-05\"", 1);

        var rows = await RowsAsync<(string Kind, long Principal, string Before, string After)>(
            "SELECT kind, principal_key, before, after FROM journal WHERE sequence > @events ORDER BY sequence", new { events });
        Assert.Equal(["article.corrected", "commitment.redated", "commitment.redated"], rows.Select(row => row.Kind));
        Assert.All(rows, row => Assert.Equal(3, row.Principal));
        var (before, after) = (JsonDocument.Parse(rows[1].Before).RootElement, JsonDocument.Parse(rows[1].After).RootElement);
        Assert.Equal(JsonValueKind.Null, before.GetProperty("effective").GetProperty("dueTo").ValueKind);
        Assert.Equal("2026-12-31", after.GetProperty("effective").GetProperty("dueTo").GetString());
        Assert.Equal(("2026-03-05", 2), (after.GetProperty("startOn").GetString(), after.GetProperty("version").GetInt32()));

        // What has no due begins on that day too.
        var undated = JsonDocument.Parse(rows[2].After).RootElement;
        Assert.Equal("2026-03-05", undated.GetProperty("startOn").GetString());
        Assert.Equal(JsonValueKind.Null, undated.GetProperty("effective").GetProperty("dueTo").ValueKind);
    }

    [Fact]
    public async Task Other_facts_and_other_articles_leave_due_alone()
    {
        var tracker = await ServeAsync();
        var article = await IngestAsync(tracker, YearEnd, new { publishedOn = "2026-03-05" });
        await tracker.IngestAsync("会议强调，要在年底前完成保障性住房建设。", new { publishedOn = "2026-03-05" });
        var before = (await tracker.ListCommitmentsAsync()).Expect(200).Text;

        (await tracker.PatchJsonAsync($"/api/v1/articles/{article}", """{"sourceUrl":"https://example.org/a"}""", ("If-Match", "\"1\""))).Expect(200);
        Assert.Equal(before, (await tracker.ListCommitmentsAsync()).Expect(200).Text);

        await CorrectAsync(tracker, article, "\"2027-03-05\"", 2);
        Assert.Equal(["2026-12-31", "2027-12-31"], (await tracker.ListCommitmentsAsync()).Items().Strings("dueTo"));
    }

    [Fact]
    public async Task A_due_that_a_person_corrected_stays()
    {
        var tracker = await ServeAsync();
        var article = await IngestAsync(tracker, YearEnd);

        (await Desk.Anonymous(tracker).PostAsync(
            (await tracker.ListCommitmentsAsync()).Items().Ids().Single(), new { type = "correction", due = new { to = "2030-06-30", text = "2030年6月底前" } })).Expect(201);
        await CorrectAsync(tracker, article, "\"2026-03-05\"", 1);

        var commitment = await CommitmentAsync(tracker);
        Assert.Equal(("2030年6月底前", null, "2030-06-30"), Due(commitment));
        Assert.Equal(("年底前", null, "2026-12-31"), Due(commitment.GetProperty("mentions")[0]));
        Assert.Equal(("2026-03-05", 3), (commitment.GetProperty("startOn").GetString(), commitment.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task What_staff_marked_keeps_its_words_and_counts_them_anew()
    {
        var tracker = await ServeAsync();
        var article = await IngestAsync(tracker, YearEnd);
        await ExecuteAsync("""UPDATE mention SET origin = 'staff', "rule" = NULL, cue = NULL, lexicon_version = NULL, due_text = '下月底前'""");

        await CorrectAsync(tracker, article, "\"2025-12-31\"", 1);

        Assert.Equal(("下月底前", null, "2026-01-31"), Due((await CommitmentAsync(tracker)).GetProperty("mentions")[0]));
    }

    [Fact]
    public async Task A_merged_commitment_has_the_due_of_its_earliest_mention()
    {
        var tracker = await ServeAsync();
        var article = await IngestAsync(tracker, YearEnd);
        var later = await IngestAsync(tracker, "会议强调，要在明年完成太湖流域综合治理。", new { publishedOn = "2026-03-05" });

        // No operation merges yet.
        await ExecuteAsync("UPDATE mention SET commitment_key = (SELECT MIN(commitment_key) FROM commitment)");

        await CorrectAsync(tracker, later, "\"2025-03-05\"", 1);
        Assert.Equal(("年底前", null, null), Due((await tracker.ListCommitmentsAsync()).Items()[^1]));
        await CorrectAsync(tracker, article, "\"2026-03-05\"", 1);
        Assert.Equal(("年底前", null, "2026-12-31"), Due((await tracker.ListCommitmentsAsync()).Items()[^1]));
    }

    [Fact]
    public async Task The_rules_find_nothing_else_after_a_correction()
    {
        var tracker = await ServeAsync();
        var article = await IngestAsync(tracker, YearEnd, new { publishedOn = "2024-03-05" });
        await IngestAsync(tracker, "会议强调，要在2025年的基础上今年完成河道综合治理。", new { publishedOn = "2026-03-05" });
        await CorrectAsync(tracker, article, "null", 1);
        var before = await Database.DumpAsync();

        var finished = (await TrackerProcess.RunAsync(["reextract", .. Database.Settings])).Expect(0);

        Assert.Equal("0 appeared, 0 changed, 0 vanished, 0 kept; 0 documents changed", finished.Output.Trim());
        Assert.Equal(before, await Database.DumpAsync());
    }

    private static async Task<Guid> IngestAsync(TrackerClient tracker, string text, object? metadata = null) =>
        (await tracker.DocumentAsync(await tracker.IngestAsync(text, metadata))).GetProperty("articles")[0].GetProperty("id").GetGuid();

    private static async Task CorrectAsync(TrackerClient tracker, Guid article, string publishedOn, int version) =>
        (await tracker.PatchJsonAsync($"/api/v1/articles/{article}", $$"""{"publishedOn":{{publishedOn}}}""", ("If-Match", $"\"{version}\""))).Expect(200);

    private static async Task<JsonElement> CommitmentAsync(TrackerClient tracker)
    {
        var id = (await tracker.ListCommitmentsAsync()).Expect(200).Items().Ids()[0];
        return (await tracker.GetAsync($"/api/v1/commitments/{id}")).Expect(200).Json;
    }

    private static (string? Text, string? From, string? To) Due(JsonElement row) =>
        (row.GetProperty("dueText").GetString(), row.GetProperty("dueFrom").GetString(), row.GetProperty("dueTo").GetString());
}

public sealed class RedatingOnSqlite() : RedatingScenarios(new SqliteEngine());

public sealed class RedatingOnSqlServer() : RedatingScenarios(new SqlServerEngine());
