using System.Text;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Posting;

public abstract class SameTextScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Fact]
    public async Task Two_hundred_posts_of_one_text_at_once_leave_one_document()
    {
        var tracker = await ServeAsync();
        var text = Reports.Long(1, 40);

        var answers = await Task.WhenAll(Enumerable.Range(0, TestDepth.Count(200, 1000)).Select(_ => tracker.PostReportAsync(text)));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.Expect(200));
        Assert.Single(answers.Select(answer => answer.Json.GetProperty("documentId").GetGuid()).Distinct());
        Assert.Single(answers.Select(answer => answer.Json.GetProperty("mentionCount").GetInt32()).Distinct());
        Assert.Single(await tracker.DocumentsAsync());
        await AssertOneWholeDocumentAsync();
    }

    [Fact]
    public async Task Posts_of_several_texts_at_once_leave_one_document_each()
    {
        var tracker = await ServeAsync();
        var texts = Enumerable.Range(0, 20).Select(number => Reports.Long(number, 3)).ToList();

        var answers = await Task.WhenAll(texts.SelectMany(text => Enumerable.Repeat(text, 10)).Select(text => tracker.PostReportAsync(text)));

        Assert.Equal(20, answers.Count(answer => answer.Status == 201));
        Assert.Equal(180, answers.Count(answer => answer.Status == 200));
        Assert.Equal(20, answers.Select(answer => answer.Json.GetProperty("documentId").GetGuid()).Distinct().Count());
        Assert.Equal(20, await CountAsync("document"));
    }

    [Fact]
    public async Task A_new_text_answers_201_with_its_address_and_a_known_one_200_with_the_same_body()
    {
        var tracker = await ServeAsync();

        var first = (await tracker.PostReportAsync(Reports.Taihu)).Expect(201);
        var again = (await tracker.PostReportAsync(Reports.Taihu)).Expect(200);

        var id = first.Json.GetProperty("documentId").GetGuid();
        Assert.Equal($"/api/v1/documents/{id}", first.Header("Location"));
        Assert.True(first.Json.GetProperty("created").GetBoolean());
        Assert.Equal(1, first.Json.GetProperty("mentionCount").GetInt32());
        Assert.Equal(id, again.Json.GetProperty("documentId").GetGuid());
        Assert.False(again.Json.GetProperty("created").GetBoolean());
        Assert.Equal(1, again.Json.GetProperty("mentionCount").GetInt32());
        (await tracker.GetAsync(first.Header("Location")!)).Expect(200);
        var found = (await tracker.GetAsync(first.Json.GetProperty("commitmentsPath").GetString()!)).Expect(200);
        Assert.Equal([Reports.Taihu], found.Items().Strings("quote"));
        await AssertOneWholeDocumentAsync();
    }

    [Fact]
    public async Task The_text_and_not_the_bytes_decides_what_is_the_same()
    {
        var tracker = await ServeAsync();
        var id = await tracker.IngestAsync(Reports.Taihu);

        var marked = await tracker.PostFileAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Reports.Taihu)], "other.md", "text/markdown");

        Assert.Equal(id, marked.Expect(200).Json.GetProperty("documentId").GetGuid());
        Assert.Equal(1, await CountAsync("source"));
    }

    [Theory]
    [InlineData("会议强调，要加强太湖流域综合治理。\n")]
    [InlineData(" 会议强调，要加强太湖流域综合治理。")]
    [InlineData("会议强调,要加强太湖流域综合治理。")]
    [InlineData("會議強調，要加強太湖流域綜合治理。")]
    [InlineData("会议强调，要加强太湖流域综合治理\u2F00。")]
    public async Task A_text_that_differs_by_a_character_is_another_document(string other)
    {
        var tracker = await ServeAsync();
        var id = await tracker.IngestAsync(Reports.Taihu);

        Assert.NotEqual(id, await tracker.IngestAsync(other));
    }

    private async Task AssertOneWholeDocumentAsync()
    {
        Assert.Equal(1, await CountAsync("document"));
        Assert.Equal(1, await CountAsync("source"));
        Assert.Equal(1, await CountAsync("document_text"));
        var mentions = await CountAsync("mention");
        Assert.Equal(mentions, await CountAsync("commitment"));
        Assert.Equal(mentions + 1 + await CountAsync("repeat_pair"), await CountAsync("journal"));
    }
}

public sealed class SameTextOnSqlite() : SameTextScenarios(new SqliteEngine());

public sealed class SameTextOnSqlServer() : SameTextScenarios(new SqlServerEngine());
