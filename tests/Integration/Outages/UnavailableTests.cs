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
        await using var process = TrackerProcess.Start(ProcessSetup.Development with { Wrapper = ["bash", "-c", "trap '' XFSZ; exec \"$@\"", "bash"] }, ["--urls=http://127.0.0.1:0", "--Samples:Load=false", .. Database.Settings]);
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

    [Fact]
    public async Task A_file_that_is_removed_is_missed_and_not_made_anew()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Taihu);
        var file = Path.GetFullPath(Database.ConnectionString["Data Source=".Length..]);
        File.Move(file, file + ".away");

        (await tracker.ListCommitmentsAsync()).ExpectProblem(503, "databaseUnavailable");
        (await tracker.PostReportAsync(Reports.Numbered(1))).ExpectProblem(503, "databaseUnavailable");
        (await tracker.GetAsync("/health/ready")).ExpectProblem(503, "databaseUnavailable");
        Assert.False(File.Exists(file));

        File.Move(file + ".away", file);
        (await tracker.GetAsync("/health/ready")).Expect(200);
        Assert.Equal([Reports.Taihu], await tracker.QuotesAsync());
        (await tracker.PostReportAsync(Reports.Numbered(1))).Expect(201);
        Assert.Equal(2, await WholeDocuments.AssertAsync(Database));
    }

    [Fact]
    public async Task A_database_whose_schema_is_gone_is_not_ready()
    {
        var tracker = await ServeAsync();
        await ExecuteAsync("DROP TABLE journal_head");

        (await tracker.GetAsync("/health/ready")).ExpectProblem(503, "databaseUnavailable");
    }

    [Fact]
    public async Task A_look_at_what_would_be_migrated_leaves_the_file_as_it_is()
    {
        await ExecuteAsync("PRAGMA journal_mode = DELETE; CREATE TABLE lake (id INTEGER);");
        var file = Path.GetFullPath(Database.ConnectionString["Data Source=".Length..]);
        var before = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);

        (await TrackerProcess.RunAsync(["migrate", "--dry-run", .. Database.Settings])).Expect(0);

        Assert.Equal(before, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal([file], Directory.EnumerateFiles(Path.GetDirectoryName(file)!));
    }

    private static async Task LimitFilesAsync(TrackerProcess process, string bytes)
    {
        using var prlimit = Process.Start(Prlimit, ["--pid", process.Id, $"--fsize={bytes}:"]);
        await prlimit.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, prlimit.ExitCode);
    }
}
