using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Integration.Tests.Ingest;

namespace Tracker.Integration.Tests.Faults;

/// <summary>Connections to SQL Server that are cut at the worst moments.</summary>
public sealed class LostConnectionTests() : Scenario(new SqlServerEngine())
{
    [Theory]
    [InlineData(Cut.BeforeItArrives)]
    [InlineData(Cut.BeforeTheAnswer)]
    public async Task A_commit_whose_outcome_is_unknown_happens_once(Cut cut)
    {
        var reports = TestDepth.Count(5, 50);
        await using var proxy = FaultProxy.Before(Database.ConnectionString);
        var tracker = await ServeAsync(proxy.Setting);
        await tracker.IngestAsync(Reports.Taihu);

        for (var number = 0; number < reports; number++)
        {
            proxy.CutNextCommit(cut);
            (await tracker.PostReportAsync(Reports.Numbered(number))).Expect(201);
        }

        Assert.Equal(reports, proxy.Cuts);
        Assert.Equal(1 + reports, await WholeDocuments.AssertAsync(Database));
    }

    [Theory]
    [InlineData(Cut.BeforeItArrives)]
    [InlineData(Cut.BeforeTheAnswer)]
    public async Task A_connection_cut_anywhere_in_a_write_leaves_it_done_once(Cut cut)
    {
        await using var proxy = FaultProxy.Before(Database.ConnectionString);
        var tracker = await ServeAsync(proxy.Setting);
        await tracker.IngestAsync(Reports.Taihu);

        var steps = TestDepth.Count(12, 40);
        for (var step = 1; step <= steps; step++)
        {
            proxy.CutAfter(step, cut);
            (await tracker.PostReportAsync(Reports.Long(step, 3))).Expect(201);
        }

        Assert.InRange(proxy.Cuts, steps / 2, steps);
        Assert.Equal(1 + steps, await WholeDocuments.AssertAsync(Database));
    }

    [Fact]
    public async Task A_read_whose_connection_is_cut_answers_all_the_same()
    {
        await using var proxy = FaultProxy.Before(Database.ConnectionString);
        var tracker = await ServeAsync(proxy.Setting);
        await tracker.IngestAsync(Reports.Taihu);

        foreach (var cut in Enum.GetValues<Cut>())
        {
            for (var step = 1; step <= 4; step++)
            {
                proxy.CutAfter(step, cut);
                Assert.Equal([Reports.Taihu], await tracker.QuotesAsync());
            }
        }
        Assert.InRange(proxy.Cuts, 4, 8);
    }

    [Fact]
    public async Task Many_writes_at_once_on_connections_that_break_are_each_done_once()
    {
        var reports = TestDepth.Count(24, 200);
        await using var proxy = FaultProxy.Before(Database.ConnectionString);
        var tracker = await ServeAsync(proxy.Setting);
        await tracker.IngestAsync(Reports.Taihu);
        using var done = new CancellationTokenSource();
        var breaking = BreakAsync(proxy, done.Token);

        var answers = await Task.WhenAll(Enumerable.Range(0, reports).Select(number => tracker.PostReportAsync(Reports.Numbered(number))));
        await done.CancelAsync();
        await breaking;

        // Whoever meets too many cuts in a row hears 503, and may send again what may have been done.
        Assert.All(answers, answer => Assert.True(answer.Status is 201 or 503, answer.ToString()));
        for (var number = 0; number < reports; number++)
        {
            var again = await tracker.PostReportAsync(Reports.Numbered(number));
            Assert.True(again.Status == 200 || (again.Status == 201 && answers[number].Status == 503), $"{answers[number]}\n{again}");
        }
        Assert.True(proxy.Cuts > 0);
        Assert.Equal(1 + reports, await WholeDocuments.AssertAsync(Database));
    }

    [Fact]
    public async Task A_server_that_is_away_is_said_to_be_and_missed_no_longer_than_it_is()
    {
        await using var proxy = FaultProxy.Before(Database.ConnectionString);
        var tracker = await ServeAsync(proxy.Setting);
        await tracker.IngestAsync(Reports.Taihu);

        proxy.Down();
        foreach (var answer in new[]
        {
            await tracker.GetAsync("/health/ready"),
            await tracker.ListCommitmentsAsync(),
            await tracker.PostReportAsync(Reports.Numbered(1)),
        })
        {
            answer.ExpectProblem(503, "databaseUnavailable");
            Assert.NotNull(answer.Headers.RetryAfter);
        }
        (await tracker.GetAsync("/health/live")).Expect(200);

        proxy.Up();
        (await tracker.GetAsync("/health/ready")).Expect(200);
        Assert.Equal([Reports.Taihu], await tracker.QuotesAsync());
        (await tracker.PostReportAsync(Reports.Numbered(1))).Expect(201);
        Assert.Equal(2, await WholeDocuments.AssertAsync(Database));
    }

    private static async Task BreakAsync(FaultProxy proxy, CancellationToken done)
    {
        var cuts = Enum.GetValues<Cut>();
        for (var round = 0; !done.IsCancellationRequested; round++)
        {
            proxy.CutAfter(10 + (round % 7), cuts[round % cuts.Length]);
            await Task.Delay(50, CancellationToken.None);
        }
    }
}
