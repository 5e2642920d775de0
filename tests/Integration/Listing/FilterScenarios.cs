using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Listing;

public abstract class FilterScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string Directive = "会议强调，要加强河道综合治理。";
    private const string Other = "会议强调，要加快保障性住房建设。";
    private const string Spoken = "省委书记李明强调，要加强粮食生产。";

    [Fact]
    public async Task Lists_show_what_is_active_and_not_rejected_unless_asked()
    {
        var tracker = await ServeAsync();
        foreach (var number in Enumerable.Range(1, 6))
            await tracker.IngestAsync(Reports.Numbered(number));
        await SetAsync(1, "review", "rejected");
        await SetAsync(2, "review", "accepted");
        await SetAsync(3, "state", "merged");
        await SetAsync(4, "state", "withdrawn");

        Assert.Equal(Quotes(6, 5, 2), await tracker.QuotesAsync());
        Assert.Equal(Quotes(1), await tracker.QuotesAsync("?review=rejected"));
        Assert.Equal(Quotes(2, 1), await tracker.QuotesAsync("?review=rejected&review=accepted"));
        Assert.Equal(Quotes(6, 5), await tracker.QuotesAsync("?review=candidate"));

        // What was withdrawn is still counted, and no longer quoted.
        Assert.Equal(["", .. Quotes(3)], await tracker.QuotesAsync("?state=merged&state=withdrawn"));
        Assert.Equal(Quotes(6, 5, 3, 2), await tracker.QuotesAsync("?state=merged&state=active"));
        Assert.Empty(await tracker.QuotesAsync("?state=merged&review=accepted"));
    }

    [Fact]
    public async Task Status_selects_and_several_values_are_alternatives()
    {
        var tracker = await ServeAsync();
        foreach (var number in Enumerable.Range(1, 4))
            await tracker.IngestAsync(Reports.Numbered(number));
        await SetAsync(1, "status", "completed");
        await SetAsync(2, "status", "stalled");

        Assert.Equal(Quotes(4, 3), await tracker.QuotesAsync("?status=notAssessed"));
        Assert.Equal(Quotes(2, 1), await tracker.QuotesAsync("?status=completed&status=stalled"));
        Assert.Equal(Quotes(2, 1), await tracker.QuotesAsync("?status=stalled&status=completed&status=completed"));
        Assert.Empty(await tracker.QuotesAsync("?status=inProgress"));
    }

    [Fact]
    public async Task Actor_and_document_and_kind_narrow_each_other()
    {
        var tracker = await ServeAsync();
        var one = await tracker.IngestAsync(Directive);
        var two = await tracker.IngestAsync($"{Other}\n{Spoken}");
        var (meeting, person) = (Uri.EscapeDataString("会议"), Uri.EscapeDataString("李明"));

        Assert.Equal([Spoken, Other, Directive], await tracker.QuotesAsync("?kind=directive"));
        Assert.Empty(await tracker.QuotesAsync("?kind=pledge"));
        Assert.Equal([Spoken, Other, Directive], await tracker.QuotesAsync("?kind=directive&kind=pledge"));
        Assert.Equal([Other, Directive], await tracker.QuotesAsync($"?actor={meeting}"));
        Assert.Equal([Spoken], await tracker.QuotesAsync($"?actor={person}"));
        Assert.Equal([Spoken, Other, Directive], await tracker.QuotesAsync($"?actor={person}&actor={meeting}"));
        Assert.Empty(await tracker.QuotesAsync($"?actor={Uri.EscapeDataString("王五")}"));
        Assert.Equal([Spoken, Other], await tracker.QuotesAsync($"?document={two}"));
        Assert.Equal([Spoken, Other, Directive], await tracker.QuotesAsync($"?document={two}&document={one}"));
        Assert.Equal([Other], await tracker.QuotesAsync($"?document={two}&actor={meeting}&kind=directive&status=notAssessed"));
    }

    [Fact]
    public async Task A_theme_selects_and_a_commitment_with_several_counts_once()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Taihu);
        await tracker.IngestAsync("会议强调，要加强粮食安全保障和人才队伍建设。");

        Assert.Equal([Reports.Taihu], await tracker.QuotesAsync("?theme=taihu-governance"));
        Assert.Single(await tracker.QuotesAsync("?theme=talent&theme=agriculture"));
        Assert.Equal(2, (await tracker.QuotesAsync("?theme=talent&theme=agriculture&theme=taihu-governance")).Count);
    }

    [Fact]
    public async Task A_region_counts_what_lies_below_and_on_request_what_was_said_for_larger_ones()
    {
        const string Nantong = "会议指出，南通市要加快渔业发展。";
        const string Suzhou = "会议指出，苏州市要加快渔业发展。";
        const string Hangzhou = "会议指出，杭州市要加快渔业发展。";
        const string Jiangsu = "会议指出，江苏省要加快渔业发展。";
        const string Delta = "会议指出，长三角要加快渔业发展。";
        var tracker = await ServeAsync();
        foreach (var text in new[] { Nantong, Suzhou, Hangzhou, Jiangsu, Delta })
            await tracker.IngestAsync(text);

        Assert.Equal([Nantong], await tracker.QuotesAsync("?region=nantong"));
        Assert.Equal([Jiangsu, Suzhou, Nantong], await tracker.QuotesAsync("?region=jiangsu"));
        Assert.Equal([Hangzhou, Nantong], await tracker.QuotesAsync("?region=nantong&region=zhejiang"));
        Assert.Equal([Delta, Jiangsu, Nantong], await tracker.QuotesAsync("?region=nantong&includeContaining=true"));
        Assert.Equal([Nantong], await tracker.QuotesAsync("?region=nantong&includeContaining=false"));
        Assert.Equal([Delta, Jiangsu, Suzhou, Nantong], await tracker.QuotesAsync("?region=jiangsu&includeContaining=true"));
        Assert.Equal([Delta], await tracker.QuotesAsync("?region=yangtze-delta"));
    }

    [Theory]
    [InlineData("nantong", "320600")]
    [InlineData("jiangsu", "320000")]
    public async Task A_region_may_be_given_by_its_code(string slug, string code)
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync("会议指出，南通市要加快渔业发展。");
        await tracker.IngestAsync("会议指出，杭州市要加快渔业发展。");

        var bySlug = await tracker.QuotesAsync($"?region={slug}");

        Assert.Single(bySlug);
        Assert.Equal(bySlug, await tracker.QuotesAsync($"?region={code}"));
        Assert.Equal(bySlug, await tracker.QuotesAsync($"?region={code}&region={slug}"));
    }

    [Fact]
    public async Task A_commitment_in_any_state_answers_to_its_id()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Numbered(1));
        await tracker.IngestAsync(Reports.Numbered(2));
        var ids = (await tracker.ListCommitmentsAsync()).Items().Ids();
        await ExecuteAsync(
            """
            UPDATE commitment
            SET state = 'merged', merged_into_key = (SELECT commitment_key FROM commitment WHERE id = @target)
            WHERE id = @merged
            """,
            new { target = ids[0].ToString(), merged = ids[1].ToString() });

        var merged = (await tracker.GetAsync($"/api/v1/commitments/{ids[1]}")).Expect(200).Json;

        Assert.Equal("merged", merged.GetProperty("state").GetString());
        Assert.Equal(ids[0], merged.GetProperty("mergedInto").GetGuid());
        Assert.Equal(JsonValueKind.Null, merged.GetProperty("parentId").ValueKind);
    }

    [Fact]
    public async Task A_withdrawn_document_answers_without_its_text()
    {
        var tracker = await ServeAsync();
        var id = await tracker.IngestAsync(Reports.Taihu);
        await ExecuteAsync("UPDATE document SET state = 'withdrawn'");

        Assert.Equal("withdrawn", (await tracker.DocumentAsync(id)).GetProperty("state").GetString());
        (await tracker.GetAsync($"/api/v1/documents/{id}/text")).ExpectProblem(410, "documentWithdrawn");
        (await tracker.GetAsync($"/api/v1/documents/{id}/source")).ExpectProblem(410, "documentWithdrawn");
        Assert.Empty(await tracker.DocumentsAsync());
    }

    private Task SetAsync(int number, string column, string value) => ExecuteAsync(
        $"UPDATE commitment SET {column} = @value WHERE first_mention_key = (SELECT mention_key FROM mention WHERE quote = @quote)",
        new { value, quote = Reports.Numbered(number) });

    private static IEnumerable<string> Quotes(params int[] numbers) => numbers.Select(Reports.Numbered);
}

public sealed class FiltersOnSqlite() : FilterScenarios(new SqliteEngine());

public sealed class FiltersOnSqlServer() : FilterScenarios(new SqlServerEngine());
