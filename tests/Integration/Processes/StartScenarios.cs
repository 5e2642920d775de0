using System.Text.RegularExpressions;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Processes;

public abstract partial class StartScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private string[] Serve => ["serve", "--urls", "http://127.0.0.1:0", .. Database.Settings];

    [Fact]
    public async Task A_fresh_process_says_what_it_read_and_where_it_listens_and_its_curl_line_works()
    {
        await using var process = TrackerProcess.Start(ProcessSetup.Development, Serve);
        var tracker = await process.WaitUntilServingAsync();
        var curl = await process.WaitForLineAsync(line => line.Contains("curl '", StringComparison.Ordinal));
        Assert.Matches("Read [0-9]+ sample reports with [0-9]+ commitments", process.Log);

        var page = (await tracker.GetAsync(CurlAddress().Match(curl).Groups["address"].Value)).Expect(200);

        Assert.NotEmpty(page.Items());
        foreach (var commitment in page.Items())
        {
            Assert.Contains("taihu-governance", commitment.GetProperty("themes").EnumerateArray().Select(theme => theme.GetString()));
            Assert.True(commitment.GetProperty("isSample").GetBoolean());
            var text = (await tracker.GetAsync($"/api/v1/documents/{commitment.GetProperty("documentId")}/text")).Expect(200).Text;
            Assert.Equal(commitment.GetProperty("quote").GetString(), string.Concat(commitment.GetProperty("segments").EnumerateArray()
                .Select(segment => text[segment.GetProperty("start").GetInt32()..segment.GetProperty("end").GetInt32()])));
        }
    }

    [Fact]
    public async Task The_samples_are_the_files_that_come_with_the_program_and_marked_as_samples()
    {
        await using var process = TrackerProcess.Start(ProcessSetup.Development, Serve);
        var tracker = await process.WaitUntilServingAsync();

        var documents = await tracker.DocumentsAsync();

        var files = Directory.EnumerateFiles(Checkout.Combine("samples")).Select(Path.GetFileName)
            .Where(name => name != "README.md" && !name!.EndsWith(".meta.yaml", StringComparison.Ordinal));
        Assert.Equal(files.Order(StringComparer.Ordinal), documents.Strings("fileName").Order(StringComparer.Ordinal));
        Assert.True(documents.Count >= 8);
        Assert.All(documents, document => Assert.True(document.GetProperty("isSample").GetBoolean()));
        Assert.Contains(documents, document => document.GetProperty("articleCount").GetInt32() >= 2);
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        await ServeAndStopAsync("INT");
        var first = await Database.DumpAsync();

        await ServeAndStopAsync("TERM");

        Assert.Equal(first, await Database.DumpAsync());
        Assert.Contains(first, row => row.Contains("太湖", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Samples_are_left_out_where_there_are_own_documents_and_where_it_is_not_Development()
    {
        using var folder = new ScratchFolder();
        (await TrackerProcess.RunAsync(["ingest", folder.Write("own.txt", Reports.Taihu), .. Database.Settings])).Expect(0);
        await ServeAndStopAsync("TERM");
        Assert.Equal(["own.txt"], await RowsAsync<string>("SELECT file_name FROM document"));

        await using var production = TrackerProcess.Start(new ProcessSetup { Folder = folder.Path }, "--urls=http://127.0.0.1:0", $"--ConnectionStrings:Tracker=Data Source={folder.Combine("p.db")}");
        var tracker = await production.WaitUntilServingAsync();
        Assert.Empty(await tracker.DocumentsAsync());
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_it_cleanly_while_requests_are_under_way(string signal)
    {
        await using var process = TrackerProcess.Start(ProcessSetup.Development, [.. Serve, "--Samples:Load=false"]);
        var tracker = await process.WaitUntilServingAsync();
        var posts = Enumerable.Range(0, 20).Select(async number =>
        {
            try
            {
                return (await tracker.PostReportAsync(Reports.Long(number, 20))).Status;
            }
            catch (HttpRequestException)
            {
                return 0;
            }
        }).ToList();
        await Task.WhenAny(posts);

        await process.SignalAsync(signal);

        Assert.Equal(0, (await process.WaitForExitAsync()).ExitCode);
        var statuses = await Task.WhenAll(posts);
        Assert.DoesNotContain(500, statuses);
        Assert.Empty(await Database.FaultsAsync());
        Assert.True(await CountAsync("document") >= statuses.Count(status => status == 201));
        Assert.DoesNotContain("Exception", process.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_root_leads_to_a_page_that_describes_the_API()
    {
        await using var process = TrackerProcess.Start(ProcessSetup.Development, [.. Serve, "--Samples:Load=false"]);
        var tracker = await process.WaitUntilServingAsync();

        var root = await tracker.GetAsync("/");

        Assert.InRange(root.Status, 301, 308);
        var page = (await tracker.GetAsync(root.Header("Location")!)).Expect(200);
        Assert.Equal("text/html", page.MediaType);
        Assert.Contains("swagger", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/openapi/v1.yaml", (await tracker.GetAsync("/swagger/index.js")).Text, StringComparison.Ordinal);
        Assert.Equal("live", (await tracker.GetAsync("/health/live")).Expect(200).Json.GetProperty("status").GetString());
        Assert.Equal("ready", (await tracker.GetAsync("/health/ready")).Expect(200).Json.GetProperty("status").GetString());
        Assert.Null(root.Header("Server"));
    }

    [Fact]
    public async Task An_address_in_use_is_named_with_what_to_set()
    {
        var tracker = await ServeAsync();

        var refused = await TrackerProcess.RunAsync(["--urls", $"http://127.0.0.1:{tracker.Port}", .. Database.Settings]);

        Assert.Contains("--urls", refused.Expect(2).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_left_alone()
    {
        await ServeAsync();
        await ExecuteAsync("INSERT INTO schema_journal (script, hash, applied_at, back_fill_cursor, back_fill_done) VALUES ('2099-01-01_01_future.sql', 'x', 'x', 0, 1)");

        var refused = await TrackerProcess.RunAsync(Serve);

        Assert.Contains("2099-01-01_01_future.sql", refused.Expect(2).Errors, StringComparison.Ordinal);
    }

    private async Task ServeAndStopAsync(string signal)
    {
        await using var process = TrackerProcess.Start(ProcessSetup.Development, Serve);
        var tracker = await process.WaitUntilServingAsync();
        (await tracker.GetAsync("/health/ready")).Expect(200);
        await process.SignalAsync(signal);
        (await process.WaitForExitAsync()).Expect(0);
    }

    [GeneratedRegex("curl '(?<address>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CurlAddress();
}

public sealed class StartOnSqlite() : StartScenarios(new SqliteEngine());

public sealed class StartOnSqlServer() : StartScenarios(new SqlServerEngine());
