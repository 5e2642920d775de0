using System.Text;
using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Documents;

public abstract class TextScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Theory]
    [InlineData("会议强调，要加强太湖流域综合治理。")]
    [InlineData("會議強調，要加強太湖流域綜合治理。\r\n\r\n行政長官表示，將會推動創新科技發展。\r\n")]
    [InlineData("\uFEFF会议强调，\t要加强治理。\f第二页\v")]
    [InlineData("会议强调，要加强\U00020BB7野家周边综合治理，推进𠮷祥路建设。")]
    [InlineData("一\u0301会议强调，要加强治理。\u2028会议指出，要加快建设。\u0085")]
    public async Task The_text_is_given_back_to_the_character(string text)
    {
        var tracker = await ServeAsync();
        var id = await tracker.IngestAsync(text);

        var answer = (await tracker.GetAsync($"/api/v1/documents/{id}/text")).Expect(200);

        Assert.Equal("text/plain", answer.MediaType);
        Assert.Equal("utf-8", answer.ContentHeaders.ContentType!.CharSet);
        Assert.Equal(text.TrimStart('\uFEFF'), new UTF8Encoding(false, true).GetString(answer.Bytes));
    }

    [Fact]
    public async Task The_source_is_given_back_to_the_byte_as_a_file_to_be_saved()
    {
        var tracker = await ServeAsync();
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. "会议强调，要加强<script>治理</script>。\r\n"u8];
        var posted = (await tracker.PostFileAsync(bytes, "太湖.md", "text/markdown")).Expect(201);

        var answer = (await tracker.GetAsync($"/api/v1/documents/{posted.Json.GetProperty("documentId")}/source")).Expect(200);

        Assert.Equal(bytes, answer.Bytes);
        Assert.Equal("text/markdown", answer.MediaType);
        Assert.Equal("attachment", answer.ContentHeaders.ContentDisposition!.DispositionType);
        Assert.Equal("太湖.md", answer.ContentHeaders.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("source")]
    public async Task An_unchanged_text_or_source_need_not_be_sent_again(string part)
    {
        var tracker = await ServeAsync();
        var path = $"/api/v1/documents/{await tracker.IngestAsync(Reports.Taihu)}/{part}";
        var tag = (await tracker.GetAsync(path)).Expect(200).Header("ETag");

        Assert.Matches("^\"[0-9a-f]{64}\"$", tag);
        var same = (await tracker.GetAsync(path, ("If-None-Match", tag!))).Expect(304);
        Assert.Empty(same.Bytes);
        Assert.Equal(tag, same.Header("ETag"));
        (await tracker.GetAsync(path, ("If-None-Match", "\"0\""))).Expect(200);
    }

    [Fact]
    public async Task Every_quote_is_the_slices_of_the_text_joined()
    {
        var tracker = await ServeAsync();
        foreach (var file in Directory.EnumerateFiles(Checkout.Combine("samples")).Where(file => Path.GetFileName(file) is not "README.md" && !file.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            var posted = (await tracker.PostFileAsync(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), Path.GetFileName(file), null)).Expect(201);
            var path = $"/api/v1/documents/{posted.Json.GetProperty("documentId")}";
            var text = (await tracker.GetAsync($"{path}/text")).Expect(200).Text;
            var commitments = await tracker.WalkAsync($"{path}/commitments?limit=7");
            Assert.NotEmpty(commitments);
            Assert.Equal(posted.Json.GetProperty("mentionCount").GetInt32(), commitments.Count);
            Assert.All(commitments, commitment => AssertQuoteIsSliced(commitment, text));
        }
    }

    [Fact]
    public async Task A_commitment_tells_every_mention_with_its_reasons_where_they_stand()
    {
        var tracker = await ServeAsync();
        const string Text = "南通市召开会议。会议指出，南通市要加快沿江绿色发展，2027年底前完成岸线整治。";
        await tracker.IngestAsync(Text);
        var id = (await tracker.ListCommitmentsAsync()).Expect(200).Items().Single().GetProperty("id");

        var commitment = (await tracker.GetAsync($"/api/v1/commitments/{id}")).Expect(200);

        Assert.Matches("^\"1\\.[0-9a-f]{24}\"$", commitment.Header("ETag"));
        var mention = commitment.Json.GetProperty("mentions").EnumerateArray().Single();
        AssertQuoteIsSliced(mention, Text);
        Assert.Equal("extractor", mention.GetProperty("origin").GetString());
        Assert.NotEmpty(mention.GetProperty("rule").GetString()!);
        Assert.NotEmpty(mention.GetProperty("lexiconVersion").GetString()!);
        Assert.Equal("会议", mention.GetProperty("actor").GetString());
        Assert.Equal(mention.GetProperty("cue").GetString(), Slice(Text, mention.GetProperty("cueStart"), mention.GetProperty("cueEnd")));
        Assert.Equal("2027-12-31", mention.GetProperty("dueTo").GetString());
        Assert.Equal(mention.GetProperty("dueText").GetString(), Slice(Text, mention.GetProperty("dueStart"), mention.GetProperty("dueEnd")));
        var region = mention.GetProperty("regions").EnumerateArray().Single(region => region.GetProperty("region").GetString() == "nantong");
        Assert.Equal("named", region.GetProperty("basis").GetString());
        Assert.Equal(region.GetProperty("words").GetString(), Slice(Text, region.GetProperty("start"), region.GetProperty("end")));
        Assert.All(
            mention.GetProperty("themes").EnumerateArray().SelectMany(theme => theme.GetProperty("evidence").EnumerateArray()),
            words => Assert.Equal(words.GetProperty("words").GetString(), Slice(Text, words.GetProperty("start"), words.GetProperty("end"))));
    }

    [Fact]
    public async Task Traditional_characters_are_quoted_as_written_and_filtered_in_Simplified()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.TaihuTraditional);

        var commitment = (await tracker.ListCommitmentsAsync($"?actor={Uri.EscapeDataString("会议")}")).Expect(200).Items().Single();

        Assert.Equal(Reports.TaihuTraditional, commitment.GetProperty("quote").GetString());
        var mention = (await tracker.GetAsync($"/api/v1/commitments/{commitment.GetProperty("id")}")).Json.GetProperty("mentions")[0];
        Assert.Equal("會議", mention.GetProperty("actorAsWritten").GetString());
        Assert.Equal("会议", mention.GetProperty("actor").GetString());
    }

    private static void AssertQuoteIsSliced(JsonElement quoted, string text) => Assert.Equal(
        quoted.GetProperty("quote").GetString(),
        string.Concat(quoted.GetProperty("segments").EnumerateArray().Select(segment => Slice(text, segment.GetProperty("start"), segment.GetProperty("end")))));

    private static string Slice(string text, JsonElement start, JsonElement end) => text[start.GetInt32()..end.GetInt32()];
}

public sealed class TextsOnSqlite() : TextScenarios(new SqliteEngine());

public sealed class TextsOnSqlServer() : TextScenarios(new SqlServerEngine());
