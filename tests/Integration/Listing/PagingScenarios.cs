using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Listing;

public abstract class PagingScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Theory]
    [InlineData("", 50)]
    [InlineData("limit=1", 1)]
    [InlineData("limit=500", 500)]
    [InlineData("limit=501", 500)]
    [InlineData("limit=99999999999", 500)]
    public async Task The_limit_in_force_is_echoed(string query, int limit)
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Long(1, 60));
        foreach (var list in new[] { "commitments", "documents", $"documents/{(await tracker.DocumentsAsync())[0].GetProperty("id")}/commitments" })
        {
            var page = (await tracker.GetAsync($"/api/v1/{list}?{query}")).Expect(200);
            Assert.Equal(limit, page.Json.GetProperty("limit").GetInt32());
            Assert.Equal(list == "documents" ? 1 : Math.Min(limit, 60), page.Items().Count);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("1.5")]
    [InlineData("%2B5")]
    [InlineData("1e2")]
    [InlineData("0x10")]
    [InlineData("%20")]
    [InlineData("99999999999999999999999999")]
    [InlineData("１０")]
    public async Task What_is_no_positive_number_is_no_limit(string limit)
    {
        var tracker = await ServeAsync();
        foreach (var list in new[] { "commitments", "documents", $"documents/{Guid.CreateVersion7()}/commitments" })
        {
            var answer = await tracker.GetAsync($"/api/v1/{list}?limit={limit}");
            if (limit.StartsWith("999", StringComparison.Ordinal))
                Assert.True(answer.Status is 200 or 404, answer.ToString());
            else
                answer.ExpectProblem(400, "invalidInput", "limit");
        }
    }

    [Fact]
    public async Task Pages_of_any_size_show_the_same_rows_in_the_same_order_while_reports_come_in()
    {
        var tracker = await ServeAsync();
        for (var number = 0; number < 5; number++)
            await tracker.IngestAsync(Reports.Long(number, 9));
        var whole = (await tracker.ListCommitmentsAsync("?limit=500")).Items().Ids();
        Assert.Equal(45, whole.Count);
        var latecomer = 1000;

        foreach (var size in new[] { 1, 7, 45, 200 })
        {
            var walked = await tracker.WalkAsync($"/api/v1/commitments?limit={size}&kind=directive", Interrupt);
            Assert.Equal(whole, walked.Ids().Where(whole.Contains));
            Assert.Equal(walked.Count, walked.Ids().Distinct().Count());
        }

        async Task Interrupt()
        {
            if (latecomer % 5 == 0)
                await tracker.IngestAsync(Reports.Numbered(latecomer));
            latecomer++;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(200)]
    public async Task A_documents_commitments_are_walked_in_text_order(int size)
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Numbered(1));
        var id = await tracker.IngestAsync(Reports.Long(2, 9));
        await tracker.IngestAsync(Reports.Numbered(3));

        var walked = await tracker.WalkAsync($"/api/v1/documents/{id}/commitments?limit={size}");

        Assert.Equal(Reports.Long(2, 9).Split('\n'), walked.Strings("quote"));
    }

    [Fact]
    public async Task The_next_page_is_linked_in_body_and_header_with_every_filter()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Long(1, 5));
        var actor = Uri.EscapeDataString("会议");

        var first = (await tracker.ListCommitmentsAsync($"?limit=2&kind=pledge&kind=directive&actor={actor}&status=notAssessed")).Expect(200);

        var link = first.Json.GetProperty("nextLink").GetString()!;
        Assert.Equal($"<{link}>; rel=\"next\"", first.Header("Link"));
        Assert.StartsWith($"http://localhost:{tracker.Port}/api/v1/commitments?", link, StringComparison.Ordinal);
        var cursor = Uri.EscapeDataString(first.Json.GetProperty("nextCursor").GetString()!);
        Assert.Contains($"cursor={cursor}", link, StringComparison.Ordinal);
        Assert.Contains("kind=pledge", link, StringComparison.Ordinal);
        Assert.Contains("kind=directive", link, StringComparison.Ordinal);
        var second = (await tracker.GetAsync(link)).Expect(200);
        Assert.Equal(2, second.Json.GetProperty("limit").GetInt32());
        Assert.Equal(4, first.Items().Ids().Concat(second.Items().Ids()).Distinct().Count());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task The_last_page_has_no_link_even_where_it_is_full(int size)
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Long(1, 5));

        var last = (await tracker.ListCommitmentsAsync($"?limit={size}")).Expect(200);
        if (size < 5)
            last = (await tracker.GetAsync(last.Json.GetProperty("nextLink").GetString()!)).Expect(200);

        Assert.False(last.Json.TryGetProperty("nextLink", out _));
        Assert.False(last.Json.TryGetProperty("nextCursor", out _));
        Assert.Null(last.Header("Link"));
    }

    [Fact]
    public async Task A_cursor_goes_with_its_filters_in_any_order_and_with_another_limit()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Long(1, 9));
        var cursor = await CursorAsync(tracker, "kind=directive&kind=pledge&review=candidate");

        Assert.Equal(7, (await tracker.ListCommitmentsAsync($"?review=candidate&kind=pledge&kind=directive&limit=100&cursor={cursor}")).Expect(200).Items().Count);
        foreach (var other in new[] { "", "kind=directive&", "kind=directive&kind=pledge&", "kind=directive&kind=pledge&review=candidate&status=notAssessed&" })
            (await tracker.ListCommitmentsAsync($"?{other}cursor={cursor}")).ExpectProblem(400, "cursorMismatch", "cursor");
        (await tracker.GetAsync($"/api/v1/documents?cursor={cursor}")).ExpectProblem(400, "cursorMismatch", "cursor");
        var document = (await tracker.DocumentsAsync())[0].GetProperty("id");
        (await tracker.GetAsync($"/api/v1/documents/{document}/commitments?cursor={cursor}")).ExpectProblem(400, "cursorMismatch", "cursor");
    }

    [Fact]
    public async Task A_damaged_cursor_is_told_from_a_strange_one()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Long(1, 9));
        var cursor = await CursorAsync(tracker, "kind=directive");
        var damaged = Enumerable.Range(0, cursor.Length - 1).Select(at => $"{cursor[..at]}{(cursor[at] == 'A' ? 'B' : 'A')}{cursor[(at + 1)..]}")
            .Concat(["", "x", "%00", "!!!!", "会议", cursor[..^4], cursor + "AAAA", new string('A', 5000), $"{cursor}&cursor={cursor}"]);
        foreach (var one in damaged)
            (await tracker.ListCommitmentsAsync($"?kind=directive&cursor={one}")).ExpectProblem(400, "invalidCursor", "cursor");
    }

    [Fact]
    public async Task A_cursor_holds_over_a_restart()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Long(1, 9));
        var cursor = await CursorAsync(tracker, "kind=directive");

        var other = await ServeAsync();

        Assert.Equal(7, (await other.ListCommitmentsAsync($"?kind=directive&cursor={cursor}")).Expect(200).Items().Count);
    }

    private static async Task<string> CursorAsync(TrackerClient tracker, string filters) =>
        (await tracker.ListCommitmentsAsync($"?limit=2&{filters}")).Expect(200).Json.GetProperty("nextCursor").GetString()!;
}

public sealed class PagingOnSqlite() : PagingScenarios(new SqliteEngine());

public sealed class PagingOnSqlServer() : PagingScenarios(new SqlServerEngine());
