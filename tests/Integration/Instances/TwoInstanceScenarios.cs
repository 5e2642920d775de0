using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Integration.Tests.Ingest;

namespace Tracker.Integration.Tests.Instances;

/// <summary>Two processes of the program on one database.</summary>
public abstract class TwoInstanceScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Fact]
    public async Task What_changes_through_one_is_seen_through_the_other_under_load()
    {
        var rounds = TestDepth.Count(10, 100);
        await using var processes = new Pair(Database);
        var (one, other) = await processes.ServeAsync();
        var document = await one.IngestAsync(Reports.Taihu, new { publishedOn = "2026-03-05" });
        var article = (await other.DocumentAsync(document)).GetProperty("articles")[0].GetProperty("id").GetGuid();
        var load = new Load([one, other]);

        for (var round = 1; round <= rounds; round++)
        {
            var (writer, reader) = round % 2 == 0 ? (one, other) : (other, one);
            var publisher = $"第{round}报";
            (await CorrectAsync(writer, article, publisher, round)).Expect(200);

            var seen = (await reader.GetAsync($"/api/v1/articles/{article}")).Expect(200);
            Assert.Equal((publisher, $"\"{round + 1}\""), (seen.Json.GetProperty("publisher").GetString(), seen.Header("ETag")));
            var listed = (await reader.ListCommitmentsAsync($"?document={document}")).Expect(200).Items().Single();
            Assert.Equal(publisher, listed.GetProperty("publisher").GetString());
        }

        var posted = await load.StopAsync();
        Assert.Equal(1 + posted, await WholeDocuments.AssertAsync(Database));
    }

    [Fact]
    public async Task Of_two_who_change_the_same_version_at_once_one_is_told_that_it_is_stale()
    {
        await using var processes = new Pair(Database);
        var (one, other) = await processes.ServeAsync();
        var document = await one.IngestAsync(Reports.Taihu, new { publishedOn = "2026-03-05" });
        var article = (await other.DocumentAsync(document)).GetProperty("articles")[0].GetProperty("id").GetGuid();

        for (var version = 1; version <= TestDepth.Count(10, 100); version++)
        {
            var answers = await Task.WhenAll(CorrectAsync(one, article, $"甲{version}", version), CorrectAsync(other, article, $"乙{version}", version));

            Assert.Equal([200, 412], answers.Select(answer => answer.Status).Order());
        }
    }

    [Fact]
    public async Task The_same_text_sent_to_both_at_once_is_one_document()
    {
        const int Posts = 40;
        await using var processes = new Pair(Database);
        var (one, other) = await processes.ServeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Posts).Select(post => (post % 2 == 0 ? one : other).PostReportAsync(Reports.Long(7, 5))));

        Assert.Equal(1, answers.Count(answer => answer.Status == 201));
        Assert.Equal(Posts - 1, answers.Count(answer => answer.Status == 200));
        Assert.Single(answers.Select(answer => answer.Json.GetProperty("documentId").GetGuid()).Distinct());
        Assert.Equal(1, await WholeDocuments.AssertAsync(Database));
    }

    [Fact]
    public async Task Repeats_that_come_through_both_at_once_are_found()
    {
        var rounds = TestDepth.Count(5, 40);
        await using var processes = new Pair(Database);
        var (one, other) = await processes.ServeAsync();

        for (var round = 1; round <= rounds; round++)
        {
            // The same sentence in two reports.
            var sentence = $"会议强调，要加快推进第{round}期跨江大桥北岸连接线工程建设，确保2027年6月底前建成通车。";
            var ids = await Task.WhenAll(
                one.IngestAsync($"{sentence}\n\n第{round}号通报。"), other.IngestAsync($"{sentence}\n\n第{round}号公报。"));
            var pairs = (await one.GetAsync($"/api/v1/repeats?document={ids[0]}&limit=500")).Expect(200).Items();
            Assert.Contains(pairs, pair => pair.GetRawText().Contains(ids[1].ToString(), StringComparison.Ordinal));
        }
    }

    private static Task<Answer> CorrectAsync(TrackerClient tracker, Guid article, string publisher, int version) =>
        tracker.PatchJsonAsync($"/api/v1/articles/{article}", JsonSerializer.Serialize(new { publisher }), ("If-Match", $"\"{version}\""));

    /// <summary>What goes on beside: each client posts and lists until it is told to stop.</summary>
    private sealed class Load
    {
        private readonly Task<int[]> _running;
        private volatile bool _stopped;

        public Load(IReadOnlyList<TrackerClient> trackers) =>
            _running = Task.WhenAll(trackers.Select((tracker, number) => Task.Run(() => RunAsync(tracker, number))));

        /// <returns>How many reports were posted.</returns>
        public async Task<int> StopAsync()
        {
            _stopped = true;
            return (await _running).Sum();
        }

        private async Task<int> RunAsync(TrackerClient tracker, int number)
        {
            var posted = 0;
            while (!_stopped)
            {
                await tracker.IngestAsync(Reports.Numbered((10_000 * (number + 1)) + posted));
                posted++;
                (await tracker.ListCommitmentsAsync("?kind=directive&limit=20")).Expect(200);
            }
            return posted;
        }
    }

    private sealed class Pair(ScratchDatabase database) : IAsyncDisposable
    {
        private readonly TrackerProcess[] _processes =
        [
            .. Enumerable.Range(0, 2).Select(_ => TrackerProcess.Start(
                ProcessSetup.Development, ["--urls=http://127.0.0.1:0", "--Samples:Load=false", .. database.Settings])),
        ];

        public async Task<(TrackerClient One, TrackerClient Other)> ServeAsync() =>
            (await _processes[0].WaitUntilServingAsync(), await _processes[1].WaitUntilServingAsync());

        public async ValueTask DisposeAsync()
        {
            foreach (var process in _processes)
                await process.DisposeAsync();
        }
    }
}

public sealed class TwoInstancesOnSqlite() : TwoInstanceScenarios(new SqliteEngine());

public sealed class TwoInstancesOnSqlServer() : TwoInstanceScenarios(new SqlServerEngine());
