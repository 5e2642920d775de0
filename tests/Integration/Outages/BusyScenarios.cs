using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Integration.Tests.Ingest;

namespace Tracker.Integration.Tests.Outages;

public abstract class BusyScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Fact]
    public async Task A_full_write_queue_refuses_what_it_cannot_hold_and_loses_nothing_of_the_rest()
    {
        const int Posts = 30;
        var tracker = await ServeAsync("--Database:WriteQueueLength=2");
        await tracker.IngestAsync(Reports.Taihu);
        List<Task<Answer>> posts = [];
        await Database.WhileLockedAsync(async () =>
        {
            posts = [.. Enumerable.Range(0, Posts).Select(number => tracker.PostReportAsync(Reports.Numbered(number)))];

            // One is being written and two wait; every other one is refused while the lock still holds.
            while (posts.Count(post => post.IsCompleted) < Posts - 3)
                await Task.WhenAny(posts.Where(post => !post.IsCompleted));
            foreach (var refused in posts.Where(post => post.IsCompleted))
                AssertBusy(await refused);
            (await tracker.ListCommitmentsAsync()).Expect(200);
        });

        var answers = await Task.WhenAll(posts);
        Assert.Equal(1 + answers.Count(answer => answer.Status == 201), await CountAsync("document"));
        Assert.InRange(answers.Count(answer => answer.Status == 201), 1, 3);
        for (var number = 0; number < Posts; number++)
            (await tracker.PostReportAsync(Reports.Numbered(number))).Expect(answers[number].Status == 201 ? 200 : 201);
        Assert.Equal(1 + Posts, await WholeDocuments.AssertAsync(Database));
    }

    [Fact]
    public async Task Another_process_that_writes_too_long_makes_it_busy_until_it_is_done()
    {
        var tracker = await ServeAsync("--Database:BusyTimeout=00:00:01");
        await Database.WhileLockedAsync(async () =>
        {
            AssertBusy(await tracker.PostReportAsync(Reports.Taihu));
            (await tracker.ListCommitmentsAsync()).Expect(200);
        });

        await Untouched.AssertStillServesAsync(tracker, Database);
    }

    [Fact]
    public async Task A_write_waits_for_another_process_that_is_done_in_time()
    {
        var tracker = await ServeAsync("--Database:WriteQueueLength=1");
        await tracker.IngestAsync(Reports.Taihu);
        List<Task<Answer>> posts = [];
        await Database.WhileLockedAsync(async () =>
        {
            // One that finds the queue full shows that another is at the lock.
            while (!posts.Any(post => post.IsCompleted))
            {
                posts.Add(tracker.PostReportAsync(Reports.Numbered(posts.Count)));
                await Task.WhenAny(Task.WhenAny(posts), Task.Delay(100, TestContext.Current.CancellationToken));
            }
            (await tracker.ListCommitmentsAsync()).Expect(200);
        });

        var answers = await Task.WhenAll(posts);
        Assert.Contains(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), AssertBusy);
        Assert.Equal(1 + answers.Count(answer => answer.Status == 201), await WholeDocuments.AssertAsync(Database));
    }

    private static void AssertBusy(Answer answer)
    {
        answer.ExpectProblem(503, "busy");
        var seconds = answer.Json.GetProperty("retryAfterSeconds").GetInt32();
        Assert.InRange(seconds, 1, 60);
        Assert.Equal(seconds, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }
}

public sealed class BusyOnSqlite() : BusyScenarios(new SqliteEngine());

public sealed class BusyOnSqlServer() : BusyScenarios(new SqlServerEngine());
