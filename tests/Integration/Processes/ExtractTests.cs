using System.Text;
using System.Text.Json;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Processes;

/// <summary>The verb that needs no database.</summary>
public sealed class ExtractTests : IDisposable
{
    private const string Text = "会议指出，南通市要加快港口建设，2027年底前建成。\n会议强调，要加强太湖流域综合治理。\n";
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Jsonl_is_one_mention_a_line_with_what_scoring_reads_and_nothing_else()
    {
        var result = (await ExtractAsync("--format", "jsonl", _folder.Write("a.txt", Text), _folder.Write("b.txt", Reports.TaihuTraditional))).Expect(0);

        var mentions = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["a.txt", "a.txt", "b.txt"], mentions.Strings("document"));
        Assert.All(mentions, mention => Assert.Equal(
            ["document", "start", "end", "text", "kind", "actor", "regions", "themes", "deadline", "rule"],
            mention.EnumerateObject().Select(member => member.Name)));
        Assert.All(mentions, mention => Assert.Equal(
            mention.GetProperty("text").GetString(),
            (mention.GetProperty("document").GetString() == "a.txt" ? Text : Reports.TaihuTraditional)[mention.GetProperty("start").GetInt32()..mention.GetProperty("end").GetInt32()]));
        Assert.Equal(["南通市"], mentions[0].GetProperty("regions").EnumerateArray().Select(region => region.GetString()));
        Assert.Contains("taihu-governance", mentions[1].GetProperty("themes").EnumerateArray().Select(theme => theme.GetString()));
        Assert.Contains("南通", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task Json_is_one_array_and_the_table_names_each_document()
    {
        var file = _folder.Write("a.txt", Text);

        Assert.Equal(2, JsonDocument.Parse((await ExtractAsync("--format", "json", file)).Expect(0).Output).RootElement.GetArrayLength());
        Assert.Equal(0, JsonDocument.Parse((await ExtractAsync("--format", "json", _folder.Write("none.txt", "今天天气很好。"))).Expect(0).Output).RootElement.GetArrayLength());
        Assert.Contains("a.txt", (await ExtractAsync(file)).Expect(0).Output, StringComparison.Ordinal);
        Assert.NotEqual(0, (await ExtractAsync("--format", "xml", file)).ExitCode);
    }

    [Fact]
    public async Task Json_tells_targets_strength_and_what_is_named_and_the_table_the_targets()
    {
        var file = _folder.Write("a.txt", "会议指出，南通市要力争2027年地区生产总值增长5%左右。");

        var mention = JsonDocument.Parse((await ExtractAsync("--format", "json", file)).Expect(0).Output).RootElement[0];
        Assert.Equal("quantifiedAndDated", mention.GetProperty("strength").GetString());
        Assert.Equal("2027-12-31", mention.GetProperty("dueTo").GetString());
        Assert.Equal("about", mention.GetProperty("targets")[0].GetProperty("comparator").GetString());
        Assert.Equal(["place", "number"], mention.GetProperty("specificity").EnumerateArray().Strings("kind"));
        Assert.Contains("Targets", (await ExtractAsync(file)).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_makes_no_database_and_heeds_no_connection_string()
    {
        (await TrackerProcess.RunAsync(
            new ProcessSetup { Folder = _folder.Path, Variables = new Dictionary<string, string> { ["ConnectionStrings__Tracker"] = "nonsense" } },
            "extract",
            _folder.Write("a.txt", Text))).Expect(0);

        Assert.Equal(["a.txt"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_and_the_others_are_printed()
    {
        var result = (await ExtractAsync("--format", "jsonl", _folder.Write("a.txt", [0xFF, 0x00]), _folder.Write("b.txt", Reports.Taihu), _folder.Combine("c.txt"))).Expect(1);

        Assert.Contains("a.txt", result.Errors, StringComparison.Ordinal);
        Assert.Contains("c.txt", result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Standard_input_and_folders_are_read_too()
    {
        _folder.Write("below/a.txt", Reports.Numbered(1));

        var result = await TrackerProcess.RunAsync(
            new ProcessSetup { Input = Encoding.UTF8.GetBytes(Reports.Numbered(2)) }, "extract", "--format", "jsonl", _folder.Path, "-");

        Assert.Equal(2, result.Expect(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Files_of_a_folder_are_printed_in_order_and_one_that_cannot_be_read_is_named()
    {
        foreach (var number in Enumerable.Range(10, 40))
            _folder.Write($"reports/{number}.txt", Reports.Numbered(number));
        _folder.Write("reports/99.txt", [0xE4, 0xBC, 0x00]);

        var finished = (await ExtractAsync("--format", "jsonl", _folder.Combine("reports"), _folder.Combine("gone"))).Expect(1);

        var documents = finished.Output.Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("document").GetString());
        Assert.Equal(Enumerable.Range(10, 40).Select(number => $"{number}.txt"), documents);
        Assert.Contains("99.txt: This is no text in UTF-8, UTF-16, GB18030 or Big5; as UTF-8, byte 0", finished.Errors, StringComparison.Ordinal);
        Assert.Contains("gone: no such file or folder", finished.Errors, StringComparison.Ordinal);
    }

    private static Task<Finished> ExtractAsync(params string[] arguments) => TrackerProcess.RunAsync(["extract", .. arguments]);
}
