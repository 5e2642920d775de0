using System.Diagnostics;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Integration.Tests.Ingest;

namespace Tracker.Integration.Tests.Outages;

/// <summary>What becomes of a database file is a matter of the embedded engine alone.</summary>
public sealed class UnavailableTests() : Scenario(new SqliteEngine())
{
    private const string Prlimit = "/usr/bin/prlimit";

    [Fact]
    public async Task A_file_that_cannot_be_written_answers_reads_and_refuses_writes()
    {
        await (await ServeAsync()).IngestAsync(Reports.Taihu);
        var tracker = await ServeAsync($"--ConnectionStrings:Tracker={Database.ConnectionString};Mode=ReadOnly");

        var answer = (await tracker.PostReportAsync(Reports.Numbered(1))).ExpectProblem(503, "databaseUnavailable");

        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal([Reports.Taihu], await tracker.QuotesAsync());
        (await tracker.PostReportAsync(Reports.Taihu)).Expect(200);
        Assert.Equal(1, await WholeDocuments.AssertAsync(Database));
    }

    [Fact]
    public async Task A_full_disk_refuses_writes_until_there_is_room_and_keeps_what_it_acknowledged()
    {
        Assert.SkipUnless(File.Exists(Prlimit), $"There is no {Prlimit} here to set a limit for files with.");
        await using var process = TrackerProcess.Start(
            ProcessSetup.Development with { Wrapper = ["bash", "-c", "trap '' XFSZ; exec \"$@\"", "bash"] },
            "--urls=http://127.0.0.1:0", "--Samples:Load=false", $"--ConnectionStrings:Tracker={Database.ConnectionString}");
        var tracker = await process.WaitUntilServingAsync();
        await tracker.IngestAsync(Reports.Taihu);

        await LimitFilesAsync(process, "2000000");
        var (acknowledged, refused) = (1, (Answer?)null);
        for (var number = 0; number < 1000 && refused is null; number++)
        {
            var answer = await tracker.PostReportAsync(Reports.Long(number, 200));
            if (answer.Status == 201)
                acknowledged++;
            else
                refused = answer;
        }
        Assert.NotNull(refused);
        refused.ExpectProblem(503, "databaseUnavailable");
        Assert.Contains(Reports.Taihu, await tracker.QuotesAsync($"?document={(await tracker.DocumentsAsync())[^1].GetProperty("id")}"));
        (await tracker.PostReportAsync(Reports.Long(2000, 200))).ExpectProblem(503, "databaseUnavailable");

        await LimitFilesAsync(process, "unlimited");
        (await tracker.PostReportAsync(Reports.Long(2000, 200))).Expect(201);
        Assert.Equal(acknowledged + 1, await WholeDocuments.AssertAsync(Database));
    }

    private static async Task LimitFilesAsync(TrackerProcess process, string bytes)
    {
        using var prlimit = Process.Start(Prlimit, ["--pid", process.Id, $"--fsize={bytes}:"]);
        await prlimit.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, prlimit.ExitCode);
    }
}
