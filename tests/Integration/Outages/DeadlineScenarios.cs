using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Outages;

public abstract class DeadlineScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string Endless = "?theme=water";

    [Fact]
    public async Task A_query_over_its_deadline_is_stopped_and_the_next_one_answers()
    {
        var tracker = await ServeAsync("--Database:QueryTimeout=00:00:00.5", "--Database:Readers=2");
        await tracker.IngestAsync(Reports.Taihu);
        await Database.MakeThemesEndlessAsync();

        for (var round = 0; round < 4; round++)
        {
            var answer = (await tracker.ListCommitmentsAsync(Endless)).ExpectProblem(503, "queryDeadline");
            Assert.NotNull(answer.Headers.RetryAfter);
        }

        Assert.Equal([Reports.Taihu], await tracker.QuotesAsync());
    }

    [Fact]
    public async Task Who_waits_for_a_reader_beyond_the_deadline_hears_the_same()
    {
        var tracker = await ServeAsync("--Database:QueryTimeout=00:00:01", "--Database:Readers=1");
        await Database.MakeThemesEndlessAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => tracker.ListCommitmentsAsync(Endless)));

        Assert.All(answers, answer => answer.ExpectProblem(503, "queryDeadline"));
        (await tracker.ListCommitmentsAsync()).Expect(200);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_frees_the_reader()
    {
        var tracker = await ServeAsync("--Database:QueryTimeout=00:01:00", "--Database:Readers=1");
        await Database.MakeThemesEndlessAsync();
        for (var round = 0; round < 3; round++)
        {
            await using var raw = await RawConnection.OpenAsync(tracker.Port);
            await raw.SendAsync($"GET /api/v1/commitments{Endless} HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var behind = await WaitBehindAsync(tracker);
            raw.Abort();

            // It would hear of the deadline if the endless one were still running.
            (await behind).Expect(200);
        }

        Assert.DoesNotContain(tracker.Logged, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <summary>Asks until a request has to wait: the only reader is taken. Returns that request.</summary>
    private static async Task<Task<Answer>> WaitBehindAsync(TrackerClient tracker)
    {
        while (true)
        {
            var request = tracker.ListCommitmentsAsync();
            if (await Task.WhenAny(request, Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken)) != request)
                return request;
            (await request).Expect(200);
        }
    }

    [Fact]
    public async Task Writes_go_on_beside_endless_reads()
    {
        var tracker = await ServeAsync("--Database:QueryTimeout=00:00:05", "--Database:Readers=2");
        await Database.MakeThemesEndlessAsync();

        var endless = tracker.ListCommitmentsAsync(Endless);
        (await tracker.PostReportAsync(Reports.Numbered(1))).Expect(201);

        (await endless).ExpectProblem(503, "queryDeadline");
    }
}

public sealed class DeadlinesOnSqlite() : DeadlineScenarios(new SqliteEngine());

public sealed class DeadlinesOnSqlServer() : DeadlineScenarios(new SqlServerEngine());
