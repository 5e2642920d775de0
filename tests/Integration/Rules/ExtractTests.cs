using System.Text.Json;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Rules;

public sealed class ExtractTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lines_of_JSON_hold_nothing_but_mentions_with_names_a_reader_knows()
    {
        var path = _folder.Write("taihu.txt", $"江苏省委书记冯启年说，我省将于2027年底前完成太湖流域综合治理。\n{Reports.TaihuTraditional}");

        var finished = (await TrackerProcess.RunAsync("extract", "--format", "jsonl", path)).Expect(0);

        var lines = finished.Output.Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Equal(
            ["actor", "deadline", "document", "end", "kind", "regions", "rule", "start", "text", "themes"],
            lines[0].EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal("taihu.txt", lines[0].GetProperty("document").GetString());
        Assert.Equal("冯启年", lines[0].GetProperty("actor").GetString());
        Assert.Equal("pledge", lines[0].GetProperty("kind").GetString());
        Assert.Equal("2027年底前", lines[0].GetProperty("deadline").GetString());
        Assert.Contains("江苏省", lines[0].GetProperty("regions").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("会议", lines[1].GetProperty("actor").GetString());
        Assert.Equal("directive", lines[1].GetProperty("kind").GetString());
        Assert.Contains("taihu-governance", lines[1].GetProperty("themes").EnumerateArray().Select(code => code.GetString()));
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.All(lines, line => Assert.Equal(
            line.GetProperty("text").GetString(), text[line.GetProperty("start").GetInt32()..line.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public async Task JSON_is_one_array_and_a_table_is_the_default()
    {
        var path = _folder.Write("taihu.txt", Reports.Taihu);

        var json = (await TrackerProcess.RunAsync("extract", "--format", "json", path)).Expect(0);
        var table = (await TrackerProcess.RunAsync("extract", path)).Expect(0);

        Assert.Equal(1, JsonSerializer.Deserialize<JsonElement>(json.Output).GetArrayLength());
        Assert.Contains("taihu.txt", table.Output, StringComparison.Ordinal);
        Assert.Contains("directive", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_a_folder_are_printed_in_order_and_one_that_cannot_be_read_is_named()
    {
        foreach (var number in Enumerable.Range(10, 40))
            _folder.Write($"reports/{number}.txt", Reports.Numbered(number));
        _folder.Write("reports/99.txt", [0xFF, 0xFE, 0x00, 0x01]);

        var finished = (await TrackerProcess.RunAsync("extract", "--format", "jsonl", _folder.Combine("reports"), _folder.Combine("gone"))).Expect(1);

        var documents = finished.Output.Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("document").GetString());
        Assert.Equal(Enumerable.Range(10, 40).Select(number => $"{number}.txt"), documents);
        Assert.Contains("99.txt: This is not UTF-8 text", finished.Errors, StringComparison.Ordinal);
        Assert.Contains("gone: no such file or folder", finished.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_gives_each_sentence_its_verdict_with_rule_cue_and_veto()
    {
        var path = _folder.Write("why.txt", "会议强调，要加强太湖流域综合治理。\n会议指出，推进太湖治理具有重要意义。\n上海濒江临海。");

        var finished = (await TrackerProcess.RunAsync("extract", "--explain", "--format", "jsonl", path)).Expect(0);

        var verdicts = finished.Output.Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(["commitment", "nearMiss", "none"], verdicts.Select(verdict => verdict.GetProperty("verdict").GetString()));
        Assert.Equal("要", verdicts[0].GetProperty("cue").GetString());
        Assert.NotEqual("", verdicts[0].GetProperty("rule").GetString());
        Assert.Equal("", verdicts[0].GetProperty("veto").GetString());
        Assert.NotEqual("", verdicts[1].GetProperty("veto").GetString());
    }

    [Fact]
    public async Task A_folder_of_lexicon_files_extends_the_rules_and_a_wrong_file_is_named_with_its_line()
    {
        var path = _folder.Write("tea.txt", RuleFiles.OwnModalSentence);

        var without = (await TrackerProcess.RunAsync("extract", "--format", "jsonl", path)).Expect(0);
        var with = (await TrackerProcess.RunAsync("extract", "--format", "jsonl", "--lexicon", _folder.OwnModal(), path)).Expect(0);
        _folder.Write("broken/themes.own.yaml", "themes:\n  - code: [\n");
        var broken = (await TrackerProcess.RunAsync("extract", "--lexicon", _folder.Combine("broken"), path)).Expect(2);
        _folder.Write("stray/thems.yaml", "themes: []\n");
        var stray = (await TrackerProcess.RunAsync("extract", "--lexicon", _folder.Combine("stray"), path)).Expect(2);
        var missing = (await TrackerProcess.RunAsync("extract", "--lexicon", _folder.Combine("nowhere"), path)).Expect(2);

        Assert.Equal("", without.Output);
        Assert.Contains("麻溜儿喝茶", with.Output, StringComparison.Ordinal);
        Assert.Matches("themes.own.yaml:[23]:", broken.Errors);
        Assert.Contains("thems.yaml", stray.Errors, StringComparison.Ordinal);
        Assert.Contains("nowhere", missing.Errors, StringComparison.Ordinal);
    }
}
