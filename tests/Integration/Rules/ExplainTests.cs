using System.Text.Json;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Rules;

/// <summary>What <c>extract</c> tells of the rules and takes of its lexicon.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Explain_gives_each_sentence_its_verdict_with_rule_cue_and_veto()
    {
        var path = _folder.Write("why.txt", "会议强调，要加强太湖流域综合治理。\n会议指出，加强太湖治理是改善民生的重要手段。\n上海濒江临海。");

        var finished = (await TrackerProcess.RunAsync("extract", "--explain", "--format", "jsonl", path)).Expect(0);

        var verdicts = finished.Output.Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(["commitment", "nearMiss", "none"], verdicts.Select(verdict => verdict.GetProperty("verdict").GetString()));
        Assert.Equal("要", verdicts[0].GetProperty("cue").GetString());
        Assert.NotEqual("", verdicts[0].GetProperty("rule").GetString());
        Assert.Equal("", verdicts[0].GetProperty("veto").GetString());
        Assert.Equal("judgement", verdicts[1].GetProperty("veto").GetString());
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
