using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Searching;

public abstract class SearchScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string Lake = "会议强调，要加强太湖流域水环境综合治理，控制蓝藻。";
    private const string River = "会议强调，要加强长江流域生态保护，改善太仓港水环境。";
    private const string Traditional = "會議強調，要加快建設5G網路和人工智慧平台，提升軟體品質。";
    private const string Simplified = "会议强调，要加快建设５Ｇ网络，发展软件产业，到2027年规模达到1,200亿元。";
    private const string Gdp = "会议强调，要推动GDP增长3.5%，改善 PM2.5 浓度。";

    private static readonly string[] All = [Gdp, Simplified, Traditional, River, Lake];

    private static readonly Dictionary<string, string[]> Searches = new(StringComparer.Ordinal)
    {
        // One character, two, more; none stands at a border of what an index could hold.
        ["湖"] = [Lake],
        ["会"] = [Gdp, Simplified, River, Lake, Traditional],
        ["藻"] = [Lake],
        ["强"] = [Gdp, Simplified, Traditional, River, Lake],
        ["太湖"] = [Lake],
        ["湖流"] = [Lake],
        ["水环境"] = [River, Lake],
        ["太湖流域水环境综合治理"] = [Lake],
        ["太湖长江"] = [],
        ["湖水"] = [],

        // Words are all of them, in any order, however they are divided.
        ["水环境 太"] = [River, Lake],
        ["蓝藻 太湖"] = [Lake],
        ["蓝藻，太湖"] = [Lake],
        ["蓝藻　太湖"] = [Lake],
        ["太湖 长江"] = [],
        ["太湖 太湖 太湖"] = [Lake],

        // A phrase stands in one piece; blanks do not count, punctuation does.
        ["“流域水环境”"] = [Lake],
        ["\"流域 水环境\""] = [Lake],
        ["「流域水環境」"] = [Lake],
        ["\"水环境 流域\""] = [],
        ["“综合治理，控制”"] = [Lake],
        ["“综合治理。控制”"] = [Lake],
        ["“综合治理控制”"] = [],
        ["“太湖流域” 蓝藻 “水环境"] = [Lake],

        // Either script; words of the other side of the strait, also inside a longer word or phrase.
        ["網絡"] = [Simplified, Traditional],
        ["网路"] = [Simplified, Traditional],
        ["建设5G网络"] = [Simplified, Traditional],
        ["軟件"] = [Simplified, Traditional],
        ["软体"] = [Simplified, Traditional],
        ["人工智能"] = [Traditional],
        ["“提升软件质量”"] = [Traditional],
        ["質量"] = [Traditional],
        ["体"] = [Traditional],

        // Letters and digits whole, in either width and case.
        ["5g"] = [Simplified, Traditional],
        ["５Ｇ"] = [Simplified, Traditional],
        ["gdp"] = [Gdp],
        ["GD"] = [],
        ["PM2.5"] = [Gdp],
        ["3.5"] = [Gdp],
        ["5"] = [],
        ["2027"] = [Simplified],
        ["202"] = [],
        ["1200亿"] = [Simplified],
        ["1,200"] = [Simplified],
        ["G网"] = [],
        ["5G网"] = [Simplified, Traditional],
    };

    [Fact]
    public async Task Words_find_what_was_said()
    {
        var tracker = await ServeAsync();
        foreach (var text in All.Reverse())
            await tracker.IngestAsync(text);

        foreach (var (words, found) in Searches)
        {
            var rows = (await SearchAsync(tracker, words)).Items();
            Assert.Equal((words, string.Join('\n', All.Where(found.Contains))), (words, string.Join('\n', rows.Strings("quote"))));
            Assert.All(rows, row => Assert.NotEmpty(row.GetProperty("highlights").EnumerateArray()));

            // By relevance the same ones, in some order.
            var ranked = await SearchAsync(tracker, words, "&sort=relevance");
            Assert.Equal(rows.Ids().Order(), ranked.Items().Ids().Order());
            Assert.Equal(rows.Count, ranked.Json.GetProperty("relevanceOver").GetProperty("hits").GetInt32());
            Assert.True(ranked.Json.GetProperty("relevanceOver").GetProperty("isAll").GetBoolean());
        }
    }

    private const string Rare = "会议强调，要保护𬭸鸟和白暨豚。";

    private static readonly (string Text, string Words, string Marked)[] Marks =
    [
        (Lake, "太湖 水环境", "太湖|水环境"),
        (Lake, "水环境 环境综合", "水环境综合"),
        (Lake, "藻", "藻"),
        (Traditional, "人工智能", "人工智慧"),
        (Traditional, "5g 软件质量", "5G|軟體品質"),
        (Simplified, "5g", "５Ｇ"),
        (Simplified, "1200", "1,200"),
        (Rare, "鸟", "鸟"),
        (Rare, "𬭸", "𬭸"),
        (Rare, "护𬭸鸟", "护𬭸鸟"),
    ];

    [Fact]
    public async Task Highlights_are_ranges_of_the_quote_as_served()
    {
        var tracker = await ServeAsync();
        foreach (var text in new[] { Lake, Traditional, Simplified, Rare })
            await tracker.IngestAsync(text);

        foreach (var (text, words, marked) in Marks)
        {
            var row = (await SearchAsync(tracker, words)).Items().Single(row => row.GetProperty("quote").GetString() == text);

            var highlight = Assert.Single(row.GetProperty("highlights").EnumerateArray());
            Assert.Equal(text, highlight.GetProperty("quote").GetString());
            Assert.Equal((words, marked), (words, string.Join('|', Marked(highlight))));
            var mentions = (await tracker.GetAsync($"/api/v1/commitments/{row.GetProperty("id")}")).Expect(200).Json.GetProperty("mentions");
            Assert.Equal(mentions[0].GetProperty("id").GetGuid(), highlight.GetProperty("mentionId").GetGuid());
        }
    }

    [Fact]
    public async Task Every_stretch_of_characters_finds_exactly_the_quotes_that_hold_it()
    {
        string[] parts = ["太湖治理", "湖泊", "治水", "河湖", "水环境", "环境", "太仓港", "港口水域", "综合治理", "理顺", "顺河", "仓储"];
        var texts = parts.SelectMany((one, index) => parts.Skip(index % 3).Where(other => other != one).Take(4).Select(other => $"会议强调，要加强{one}{other}。"))
            .Distinct(StringComparer.Ordinal).ToList();
        var tracker = await ServeAsync();
        await tracker.IngestAsync(string.Join('\n', texts));
        var stored = await tracker.QuotesAsync();
        Assert.Equal(texts.Count, stored.Count);

        var stretches = Enumerable.Range(1, 4)
            .SelectMany(length => texts.SelectMany(text => Enumerable.Range(0, text.Length - length).Select(at => text.Substring(at, length))))
            .Where(stretch => stretch.All(char.IsLetter))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var some = stretches.Where((_, index) => index % 6 == 0).ToList();
        foreach (var words in some.Concat(some.Zip(some.Skip(some.Count / 2), (one, other) => $"{one} {other}")))
        {
            var expected = stored.Where(quote => words.Split(' ').All(word => quote.Contains(word, StringComparison.Ordinal)));
            Assert.Equal((words, string.Join('\n', expected)), (words, string.Join('\n', (await SearchAsync(tracker, words, "&limit=500")).Items().Strings("quote"))));
        }
    }

    [Fact]
    public async Task Without_words_nothing_is_highlighted_and_no_relevance_is_told()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Lake);

        var page = (await tracker.ListCommitmentsAsync()).Expect(200);

        Assert.Equal(0, page.Items()[0].GetProperty("highlights").GetArrayLength());
        Assert.False(page.Json.TryGetProperty("relevanceOver", out _));
    }

    [Fact]
    public async Task Words_narrow_every_other_filter()
    {
        var tracker = await ServeAsync();
        var document = await tracker.IngestAsync($"{Lake}\n{River}");
        await tracker.IngestAsync("会议指出，南通市要加快水环境治理。");
        await tracker.IngestAsync(Lake + "省委书记李明强调，要改善水环境。");

        Assert.Equal(5, await CountAsync(tracker, "水环境"));
        Assert.Equal(2, await CountAsync(tracker, "水环境", $"&document={document}"));
        Assert.Equal(1, await CountAsync(tracker, "太湖", $"&document={document}"));
        Assert.Equal(1, await CountAsync(tracker, "水环境", "&region=nantong"));
        Assert.Equal(0, await CountAsync(tracker, "太湖", "&region=nantong"));
        Assert.Equal(1, await CountAsync(tracker, "水环境", "&actor=" + Uri.EscapeDataString("李明")));
        Assert.Equal(0, await CountAsync(tracker, "太仓", "&actor=" + Uri.EscapeDataString("李明")));
        Assert.Equal(5, await CountAsync(tracker, "水环境", "&status=notAssessed&review=candidate&kind=directive&state=active"));
        Assert.Equal(0, await CountAsync(tracker, "水环境", "&status=completed"));
        Assert.Equal(5, await CountAsync(tracker, "水环境", "&status=completed&status=notAssessed"));
    }

    [Theory]
    [InlineData("newest")]
    [InlineData("relevance")]
    public async Task A_walk_meets_every_hit_once_while_others_come_in(string sort)
    {
        var tracker = await ServeAsync();
        foreach (var number in Enumerable.Range(1, 12))
            await tracker.IngestAsync(Reports.Numbered(number));
        var expected = (await SearchAsync(tracker, "河道", $"&sort={sort}")).Items().Ids();
        var next = 12;

        var rows = await tracker.WalkAsync(
            $"/api/v1/commitments?q={Uri.EscapeDataString("河道")}&sort={sort}&limit=5", () => tracker.IngestAsync(Reports.Numbered(++next)));

        Assert.Equal(12, expected.Count);
        Assert.Equal(expected, rows.Ids());
    }

    [Fact]
    public async Task By_relevance_comes_first_what_is_most_about_the_words()
    {
        const string Most = "会议强调，要加强太湖治理，保护太湖。";
        const string Some = "会议强调，要加强太湖流域治理。";
        const string Least = "会议强调，要加强河湖治理，完善河道管护和岸线整治，健全太湖、滆湖、洮湖、长荡湖等湖泊的水位调度和联防联控。";
        var tracker = await ServeAsync();
        foreach (var text in new[] { Most, Some, Least })
            await tracker.IngestAsync(text);

        var rows = (await SearchAsync(tracker, "太湖 治理", "&sort=relevance")).Items();

        Assert.Equal([Most, Some, Least], rows.Strings("quote"));
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_words_and_its_order()
    {
        var tracker = await ServeAsync();
        foreach (var number in Enumerable.Range(1, 3))
            await tracker.IngestAsync(Reports.Numbered(number));
        var byId = (await SearchAsync(tracker, "河道", "&limit=1")).Json.GetProperty("nextCursor").GetString();
        var byRelevance = (await SearchAsync(tracker, "河道", "&limit=1&sort=relevance")).Json.GetProperty("nextCursor").GetString();

        (await SendAsync(tracker, "河", $"&limit=1&cursor={byId}")).ExpectProblem(400, "cursorMismatch", "cursor");
        (await SendAsync(tracker, "河道", $"&limit=1&sort=relevance&cursor={byId}")).ExpectProblem(400, "cursorMismatch", "cursor");
        (await SendAsync(tracker, "河道", $"&limit=1&cursor={byRelevance}")).ExpectProblem(400, "cursorMismatch", "cursor");
        (await SendAsync(tracker, "河道", $"&limit=1&sort=relevance&cursor={byRelevance}")).Expect(200);
    }

    private static Task<Answer> SendAsync(TrackerClient tracker, string words, string more = "") =>
        tracker.ListCommitmentsAsync($"?q={Uri.EscapeDataString(words)}{more}");

    private static async Task<Answer> SearchAsync(TrackerClient tracker, string words, string more = "") => (await SendAsync(tracker, words, more)).Expect(200);

    private static async Task<int> CountAsync(TrackerClient tracker, string words, string more = "")
    {
        var hits = (await SearchAsync(tracker, words, more)).Items();
        Assert.Equal(hits.Ids().Order(), (await SearchAsync(tracker, words, $"{more}&sort=relevance")).Items().Ids().Order());
        return hits.Count;
    }

    private static IEnumerable<string> Marked(JsonElement highlight)
    {
        var quote = highlight.GetProperty("quote").GetString()!;
        return highlight.GetProperty("ranges").EnumerateArray()
            .Select(range => quote[range.GetProperty("start").GetInt32()..range.GetProperty("end").GetInt32()]);
    }
}

public sealed class SearchesOnSqlite() : SearchScenarios(new SqliteEngine());

public sealed class SearchesOnSqlServer() : SearchScenarios(new SqlServerEngine());
