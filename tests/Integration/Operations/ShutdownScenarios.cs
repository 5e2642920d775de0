using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Operations;

/// <summary>What a supervisor's signal brings about, on real processes and sockets.</summary>
public abstract class ShutdownScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private static readonly byte[] Report = Encoding.UTF8.GetBytes($$"""{"text":"{{Reports.Taihu}}"}""");

    [Fact]
    public async Task Readiness_fails_first_then_no_connection_is_taken_and_a_slow_request_is_still_answered()
    {
        await using var process = await StartAsync("00:00:03", "00:00:30");
        var tracker = await process.WaitUntilServingAsync();
        await using var slow = await PostHalfAsync(tracker.Port);

        await process.SignalAsync("TERM");

        var ready = await EventuallyAsync(async () => await tracker.GetAsync("/health/ready"), answer => answer.Status != 200);
        Assert.Equal("stopping", ready.Expect(503).Json.GetProperty("code").GetString());
        Assert.NotNull(ready.Header("Retry-After"));
        (await tracker.GetAsync("/health/live")).Expect(200);
        (await tracker.PostReportAsync(Reports.Numbered(1))).Expect(201);

        await RefusesAsync(tracker.Port);
        process.AssertRuns();
        Assert.True(await slow.SendAsync(Report[(Report.Length / 2)..]));
        Assert.Equal(201, (await slow.ReadAnswerAsync())?.Status);
        (await process.WaitForExitAsync()).Expect(0);
        Assert.Equal(2, await CountAsync("document"));
        Assert.Empty(await Database.FaultsAsync());
    }

    [Fact]
    public async Task A_request_that_never_ends_is_cut_off_and_leaves_nothing()
    {
        await using var process = await StartAsync("00:00:00", "00:00:01");
        var tracker = await process.WaitUntilServingAsync();
        await using var slow = await PostHalfAsync(tracker.Port);
        var since = Stopwatch.GetTimestamp();

        await process.SignalAsync("TERM");

        (await process.WaitForExitAsync()).Expect(0);
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(20));
        Assert.Null(await slow.ReadAnswerAsync());
        Assert.Equal(0, await CountAsync("document"));
        Assert.False(process.Log.Contains("   at ", StringComparison.Ordinal), process.Log);
    }

    [Fact]
    public async Task The_verb_health_tells_ready_stopping_and_gone_apart()
    {
        await using var process = await StartAsync("00:00:05", "00:00:01");
        var port = (await process.WaitUntilServingAsync()).Port;
        string[] urls = ["--urls", $"http://0.0.0.0:{port}"];

        Assert.Contains("ready", (await TrackerProcess.RunAsync(["health", .. urls])).Expect(0).Output, StringComparison.Ordinal);
        await process.SignalAsync("TERM");
        var stopping = await Task.WhenAll(TrackerProcess.RunAsync(["health", .. urls]), TrackerProcess.RunAsync(["health", "--live", .. urls]));
        Assert.Contains("stopping", stopping[0].Expect(1).Errors, StringComparison.Ordinal);
        stopping[1].Expect(0);
        await process.WaitForExitAsync();
        var gone = await TrackerProcess.RunAsync("health", "--url", $"http://127.0.0.1:{port}");
        Assert.DoesNotContain("   at ", gone.Expect(1).All, StringComparison.Ordinal);
    }

    private Task<TrackerProcess> StartAsync(string drainDelay, string timeout) => Task.FromResult(TrackerProcess.Start(
        ProcessSetup.Development,
        "serve",
        "--urls=http://127.0.0.1:0",
        "--Samples:Load=false",
        $"--Shutdown:DrainDelay={drainDelay}",
        $"--Shutdown:Timeout={timeout}",
        $"--ConnectionStrings:Tracker={Database.ConnectionString}"));

    /// <summary>Sends the first half of a report, and waits until the server is at it.</summary>
    private static async Task<RawConnection> PostHalfAsync(int port)
    {
        var slow = await RawConnection.OpenAsync(port);
        Assert.True(await slow.SendAsync(
            $"POST /api/v1/documents HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/json\r\nContent-Length: {Report.Length}\r\n\r\n"));
        Assert.True(await slow.SendAsync(Report[..(Report.Length / 2)]));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        return slow;
    }

    private static async Task<T> EventuallyAsync<T>(Func<Task<T>> look, Func<T, bool> holds)
    {
        for (var attempt = 0; ; attempt++)
        {
            var seen = await look();
            if (holds(seen))
                return seen;
            Assert.True(attempt < 100, "it does not come about");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until the server takes no connection any more.</summary>
    private static Task<bool> RefusesAsync(int port) => EventuallyAsync(
        async () =>
        {
            try
            {
                await using var probe = await RawConnection.OpenAsync(port);
                await Task.Delay(100, TestContext.Current.CancellationToken);
                return false;
            }
            catch (SocketException)
            {
                return true;
            }
        },
        refused => refused);
}

public sealed class ShutdownOnSqlite() : ShutdownScenarios(new SqliteEngine());
