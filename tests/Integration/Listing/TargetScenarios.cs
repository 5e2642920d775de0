using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Listing;

/// <summary>Targets, strength and specificity as the API shows and filters them.</summary>
public abstract class TargetScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string Firm = "会议强调，南通市要在2027年底前新增公园10个。";
    private const string Quantified = "会议强调，要力爭地區生產總值增長4.5%—5%。";
    private const string Dated = "会议强调，要在2027年完成河道综合治理。";
    private const string Directional = "会议强调，要加强水利工作。";

    [Fact]
    public async Task A_mention_carries_its_targets_with_the_words_that_give_them()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Quantified);

        var commitment = await CommitmentAsync(tracker);
        var mention = commitment.GetProperty("mentions")[0];
        var target = Assert.Single(mention.GetProperty("targets").EnumerateArray());
        Assert.Equal("range", target.GetProperty("comparator").GetString());
        Assert.Equal("increaseBy", target.GetProperty("change").GetString());
        Assert.Equal(JsonValueKind.Null, target.GetProperty("value").ValueKind);
        Assert.Equal((4.5m, 5m), (target.GetProperty("low").GetDecimal(), target.GetProperty("high").GetDecimal()));
        Assert.Equal(("%", "地区生产总值"), (target.GetProperty("unit").GetString(), target.GetProperty("measure").GetString()));
        Assert.Equal("增長4.5%—5%", target.GetProperty("words").GetString());
        Assert.Equal("增長4.5%—5%", Quantified[target.GetProperty("start").GetInt32()..target.GetProperty("end").GetInt32()]);
        Assert.Equal("地區生產總值", Quantified[target.GetProperty("measureStart").GetInt32()..target.GetProperty("measureEnd").GetInt32()]);
        var number = mention.GetProperty("specificity")[0];
        Assert.Equal("number", number.GetProperty("kind").GetString());
        Assert.Equal("增長4.5%—5%", number.GetProperty("evidence")[0].GetProperty("words").GetString());
        Assert.Equal("增長4.5%—5%", commitment.GetProperty("targets")[0].GetProperty("words").GetString());
        Assert.Equal("quantified", commitment.GetProperty("strength").GetString());
    }

    [Fact]
    public async Task A_commitment_names_what_could_be_checked()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Firm);
        Assert.Equal(["place", "number"], Specificity(await CommitmentAsync(tracker)));

        await tracker.IngestAsync(Directional);
        Assert.Empty(Specificity(await CommitmentAsync(tracker)));
    }

    [Fact]
    public async Task Strength_selects_and_several_values_are_alternatives()
    {
        var tracker = await ServeAsync();
        foreach (var text in new[] { Firm, Quantified, Dated, Directional })
            await tracker.IngestAsync(text);

        Assert.Equal([Firm], await tracker.QuotesAsync("?strength=quantifiedAndDated"));
        Assert.Equal([Quantified], await tracker.QuotesAsync("?strength=quantified"));
        Assert.Equal([Dated], await tracker.QuotesAsync("?strength=dated"));
        Assert.Equal([Directional], await tracker.QuotesAsync("?strength=directional"));
        Assert.Equal([Dated, Firm], await tracker.QuotesAsync("?strength=dated&strength=quantifiedAndDated"));
        Assert.Equal([Firm], await tracker.QuotesAsync("?strength=dated&strength=quantifiedAndDated&region=nantong"));
        (await tracker.ListCommitmentsAsync("?strength=firm")).ExpectProblem(400, "invalidInput", "strength");
    }

    [Fact]
    public async Task Ingest_and_reextraction_write_the_same()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync($"{Firm}\n{Quantified}\n{Dated}");
        var before = await RowsAsync<(string, string, string)>("SELECT targets, strength, specificity FROM commitment ORDER BY commitment_key");

        // As the migration leaves the rows of an older database.
        await ExecuteAsync("UPDATE mention SET targets = '[]', specificity = '[]', strength = 'directional'");
        await ExecuteAsync("UPDATE commitment SET targets = '[]', specificity = '[]', strength = 'directional'");
        var finished = (await TrackerProcess.RunAsync(["reextract", .. Database.Settings])).Expect(0);

        Assert.Contains("targets", finished.Output, StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync<(string, string, string)>("SELECT targets, strength, specificity FROM commitment ORDER BY commitment_key"));
        Assert.Single(await tracker.QuotesAsync("?strength=quantifiedAndDated"));
    }

    [Fact]
    public async Task Mentions_of_one_commitment_are_united_over_both_scripts()
    {
        var tracker = await ServeAsync();
        var first = (await tracker.DocumentAsync(await tracker.IngestAsync("会议强调，要力争地区生产总值增长4.5%—5%。"))).GetProperty("articles")[0].GetProperty("id").GetGuid();
        await tracker.IngestAsync("会议强调，要力爭地區生產總值增長4.5%—5%，年底前完成。", new { publishedOn = "2026-03-05" });
        Assert.Equal(["quantifiedAndDated", "quantified"], (await tracker.ListCommitmentsAsync()).Items().Strings("strength"));

        // No operation merges yet; a re-extraction unites the mentions anew.
        await ExecuteAsync("UPDATE mention SET commitment_key = (SELECT MIN(commitment_key) FROM commitment)");
        await ExecuteAsync("UPDATE mention SET themes = '[]'");
        (await TrackerProcess.RunAsync(["reextract", .. Database.Settings])).Expect(0);

        var united = (await tracker.ListCommitmentsAsync()).Items().Single(commitment => commitment.GetProperty("articleId").GetGuid() == first);
        Assert.Equal("quantifiedAndDated", united.GetProperty("strength").GetString());
        Assert.Equal("增长4.5%—5%", Assert.Single(united.GetProperty("targets").EnumerateArray()).GetProperty("words").GetString());
    }

    private static async Task<JsonElement> CommitmentAsync(TrackerClient tracker) =>
        (await tracker.GetAsync($"/api/v1/commitments/{(await tracker.ListCommitmentsAsync()).Expect(200).Items().Ids()[0]}")).Expect(200).Json;

    private static IEnumerable<string?> Specificity(JsonElement commitment) =>
        commitment.GetProperty("specificity").EnumerateArray().Select(code => code.GetString());
}

public sealed class TargetsOnSqlite() : TargetScenarios(new SqliteEngine());

public sealed class TargetsOnSqlServer() : TargetScenarios(new SqlServerEngine());
