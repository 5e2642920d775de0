using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Rules;

public sealed class EvaluateTests : IDisposable
{
    private const string First = "会议强调，要加强太湖流域综合治理。";
    private const string Second = "会议要求，要完善医疗保障制度。";
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Found_missed_and_wrong_ones_are_counted_in_all_and_by_rule()
    {
        // The rules find both sentences; the gold has the first, and a third that they do not find.
        var report = _folder.Write("report.txt", $"{First}{Second}上海濒江临海。");
        var gold = _folder.Write("gold.jsonl", $$$"""
            {"document": "report.txt", "start": 0, "end": {{{First.Length}}}, "kind": "pledge", "actor": "会议", "regions": ["太湖流域"], "themes": ["taihu-governance", "water"], "deadline": "", "optional": {"themes": ["ecology"]}}
            {"document": "report.txt", "start": {{{First.Length + Second.Length}}}, "end": {{{First.Length + Second.Length + 7}}}, "kind": "directive"}
            {"document": "other.txt", "none": true}
            """);
        _folder.Write("passed-over.txt", First);

        var finished = (await TrackerProcess.RunAsync("evaluate", gold, _folder.Path)).Expect(1);

        var figures = finished.Output.Split('\n').Where(line => line.Contains(' ', StringComparison.Ordinal))
            .ToDictionary(line => line[..24].Trim(), line => line[24..].Trim());
        Assert.Equal("1", figures["documents"]);
        Assert.Equal("2", figures["gold"]);
        Assert.Equal("2", figures["predicted"]);
        Assert.Equal("0.500", figures["precision"]);
        Assert.Equal("0.500", figures["recall"]);
        Assert.Equal("0.000", figures["kind accuracy"]);
        Assert.Equal("1.000", figures["actor accuracy"]);
        Assert.Equal("1.000", figures["regions f1"]);
        Assert.Equal("0.667", figures["themes f1"]);
        Assert.Matches("^1 +1 +0.500$", figures["modal"]);
        Assert.Contains("other.txt: the gold names it", finished.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_gold_file_is_named_with_its_line()
    {
        var gold = _folder.Write("gold.jsonl", "{\"document\": \"a.txt\", \"none\": true}\n\n{\"start\": 1}\n");

        var finished = (await TrackerProcess.RunAsync("evaluate", gold, _folder.Path)).Expect(2);

        Assert.Contains("gold.jsonl, line 3:", finished.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_are_those_of_the_scorer_beside_the_project()
    {
        var shared = Checkout.Combine("..", "shared");
        Assert.SkipUnless(Directory.Exists(shared), "the folder ../shared with gold annotations is not there");

        var finished = (await TrackerProcess.RunAsync("evaluate", Path.Combine(shared, "gold", "seeds.jsonl"), Path.Combine(shared, "corpus"))).Expect(0);

        Assert.Matches(@"f1 +0\.9[0-9]{2}|f1 +1\.000", finished.Output);
    }
}
