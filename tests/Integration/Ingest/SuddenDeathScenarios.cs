using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Ingest;

public abstract class SuddenDeathScenarios(DatabaseEngine engine) : Scenario(engine), IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_leaves_whole_documents_and_ingesting_again_completes_the_set()
    {
        var files = TestDepth.Count(150, 1500);
        for (var number = 0; number < files; number++)
            _folder.Write($"{number:0000}.txt", Reports.Long(number, 30));

        await KillAndCompleteAsync(_folder.Path, files, rounds: TestDepth.Count(4, 40));
    }

    [Fact]
    public async Task Killed_while_it_reads_the_bulletins_beside_the_project_it_completes_them_too()
    {
        var load = Checkout.RequireShared("load");
        Assert.SkipUnless(TestDepth.IsFull, "Only at full depth: TRACKER_TEST_DEPTH=full.");

        await KillAndCompleteAsync(load, Directory.EnumerateFiles(load, "*", SearchOption.AllDirectories).Count(), rounds: 10);
    }

    [Fact]
    public async Task A_server_killed_under_load_has_kept_every_report_that_it_acknowledged()
    {
        var acknowledged = new List<Guid>();
        for (var round = 0; round < TestDepth.Count(2, 20); round++)
        {
            await using var process = TrackerProcess.Start(ProcessSetup.Development, ["--urls=http://127.0.0.1:0", "--Samples:Load=false", .. Database.Settings]);
            acknowledged.AddRange(await PostUntilKilledAsync(await process.WaitUntilServingAsync(), 100 * round, process));
            await WholeDocuments.AssertAsync(Database);
        }

        Assert.NotEmpty(acknowledged);
        Assert.Empty(acknowledged.Select(id => id.ToString()).Except(await RowsAsync<string>("SELECT id FROM document")));
    }

    [Fact]
    public async Task A_first_start_killed_while_it_reads_the_samples_is_completed_by_the_next()
    {
        string[] serve = ["--urls=http://127.0.0.1:0", .. Database.Settings];
        (await TrackerProcess.RunAsync(["migrate", .. Database.Settings])).Expect(0);
        await using (var process = TrackerProcess.Start(ProcessSetup.Development, serve))
        {
            while (await CountAsync("document") < 3)
                process.AssertRuns();
            await process.KillAsync();
        }

        await using var next = TrackerProcess.Start(ProcessSetup.Development, serve);
        var documents = await (await next.WaitUntilServingAsync()).DocumentsAsync();

        Assert.Equal(Directory.EnumerateFiles(Checkout.Combine("samples"), "*.txt").Count() + Directory.EnumerateFiles(Checkout.Combine("samples"), "*.md").Count() - 1, documents.Count);
        Assert.All(documents, document => Assert.True(document.GetProperty("isSample").GetBoolean()));
        await WholeDocuments.AssertAsync(Database);
    }

    private async Task KillAndCompleteAsync(string folder, int files, int rounds)
    {
        string[] ingest = ["ingest", folder, .. Database.Settings];
        (await TrackerProcess.RunAsync(["migrate", .. Database.Settings])).Expect(0);
        var stored = 0L;
        for (var round = 1; round <= rounds && stored < files; round++)
        {
            await using (var process = TrackerProcess.Start(new ProcessSetup(), ingest))
            {
                // Each round dies a little further on, wherever it then is.
                var goal = Math.Min(files - 1L, stored + Math.Max(1, (files - stored) / (rounds - round + 2)));
                while (await CountAsync("document") < goal)
                    process.AssertRuns();
                await process.KillAsync();
            }
            var now = await WholeDocuments.AssertAsync(Database);
            Assert.True(now > stored, "nothing came in before it was killed");
            stored = now;
        }

        var completed = (await TrackerProcess.RunAsync(ingest)).Expect(0);

        Assert.Contains($"{files - stored} new, {stored} known, 0 failed", completed.Output, StringComparison.Ordinal);
        Assert.Equal(files, await WholeDocuments.AssertAsync(Database));
    }

    private static async Task<IEnumerable<Guid>> PostUntilKilledAsync(TrackerClient tracker, int first, TrackerProcess process)
    {
        var posts = Enumerable.Range(first, 60).Select(number => TryPostAsync(tracker, Reports.Long(number, 10))).ToList();

        // However far it came when a third of them are through.
        while (posts.Count(post => post.IsCompleted) < 20)
            await Task.WhenAny(posts.Where(post => !post.IsCompleted));
        await process.KillAsync();
        return (await Task.WhenAll(posts)).OfType<Guid>();
    }

    private static async Task<Guid?> TryPostAsync(TrackerClient tracker, string text)
    {
        try
        {
            return (await tracker.PostReportAsync(text)).Expect(201).Json.GetProperty("documentId").GetGuid();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}

public sealed class SuddenDeathOnSqlite() : SuddenDeathScenarios(new SqliteEngine());

public sealed class SuddenDeathOnSqlServer() : SuddenDeathScenarios(new SqlServerEngine());
