using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Repeats;

/// <summary>What real reports must show; skipped where they are not beside the project.</summary>
public abstract class SharedCorpusScenarios(DatabaseEngine engine) : Scenario(engine)
{
    // The box and its paragraph: eight items that begin with these words, in the order of the box.
    private static readonly string[] Alike = ["区域经济高质量发展", "高水平改革开放", "夯实长三角地区", "提升基础设施", "增强欠发达区域"];
    private static readonly string[] Different = ["促进基本服务", "高水平推进长三角生态绿色", "科技创新共同体建设"];

    [Fact]
    public async Task A_box_and_its_paragraph_become_eight_commitments_with_two_mentions_each()
    {
        var (tracker, box, _) = await IngestAsync();

        foreach (var words in Alike)
            Assert.Equal(2, (await WithWordsAsync(tracker, box, words)).Single().GetProperty("mentions").GetArrayLength());
        foreach (var words in Different)
        {
            var pair = (await tracker.RepeatsAsync($"?document={box}&limit=500")).Single(repeat =>
                IsItem(repeat.GetProperty("left").Text("quote"), words) && IsItem(repeat.GetProperty("right").Text("quote"), words));
            (await tracker.DecideAsync(pair, "accept")).Expect(200);
        }
        foreach (var words in Alike.Concat(Different))
            Assert.Equal(2, (await WithWordsAsync(tracker, box, words)).Single().GetProperty("mentions").GetArrayLength());
    }

    [Theory]
    [InlineData("太湖", "太湖")]
    [InlineData("医保", "醫保")]
    [InlineData("示范区", "示範區")]
    public async Task Two_reports_in_two_scripts_propose_what_they_share(string word, string traditional)
    {
        var (tracker, box, other) = await IngestAsync();

        Assert.Contains(await tracker.RepeatsAsync($"?document={box}&limit=500"), repeat =>
            new[] { repeat.GetProperty("left"), repeat.GetProperty("right") } is var sides
            && sides.Any(side => side.GetProperty("documentId").GetGuid() == other && side.Text("quote").Contains(traditional, StringComparison.Ordinal))
            && sides.Any(side => side.GetProperty("documentId").GetGuid() == box && side.Text("quote").Contains(word, StringComparison.Ordinal)));
    }

    private async Task<(TrackerClient Tracker, Guid Box, Guid Other)> IngestAsync()
    {
        var folder = Checkout.RequireShared("corpus");
        (await TrackerProcess.RunAsync(["ingest", folder, .. Database.Settings])).Expect(0);
        var tracker = await ServeAsync();
        var documents = await tracker.DocumentsAsync();
        return (tracker, Id("000"), Id("002"));

        Guid Id(string prefix) => documents.Single(document => document.Text("fileName").StartsWith(prefix, StringComparison.Ordinal)).GetProperty("id").GetGuid();
    }

    private static async Task<IReadOnlyList<JsonElement>> WithWordsAsync(TrackerClient tracker, Guid document, string words)
    {
        var found = new List<JsonElement>();
        foreach (var commitment in (await tracker.ListCommitmentsAsync($"?document={document}&limit=500")).Items().Where(one => IsItem(one.Text("quote"), words)))
            found.Add(await tracker.CommitmentAsync(commitment.GetProperty("id").GetGuid()));
        return found;
    }

    private static bool IsItem(string quote, string words) =>
        quote.StartsWith($"围绕{words}", StringComparison.Ordinal) || quote.StartsWith($"三省一市将围绕{words}", StringComparison.Ordinal);
}

public sealed class SharedCorpusOnSqlite() : SharedCorpusScenarios(new SqliteEngine());

public sealed class SharedCorpusOnSqlServer() : SharedCorpusScenarios(new SqlServerEngine());
