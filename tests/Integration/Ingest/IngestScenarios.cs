using System.Text;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Ingest;

public abstract class IngestScenarios(DatabaseEngine engine) : Scenario(engine), IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Files_folders_and_standard_input_go_in_and_again_add_nothing()
    {
        _folder.Write("reports/b.txt", Reports.Numbered(1));
        _folder.Write("reports/below/a.md", Reports.Numbered(2));
        _folder.Write("reports/below/.hidden.txt", "English only");
        var single = _folder.Write("single.txt", Reports.Numbered(3));
        var input = Encoding.UTF8.GetBytes(Reports.Numbered(4));

        var first = await IngestAsync(input, _folder.Combine("reports"), single, "-");
        var dump = await Database.DumpAsync();
        var again = await IngestAsync(input, _folder.Combine("reports"), single, "-");

        Assert.Matches(@"4 new, 0 known, 0 failed; 4 \w+ found in [0-9.]+ s", first.Expect(0).Output);
        Assert.Matches(@"0 new, 4 known, 0 failed; 0 \w+ found", again.Expect(0).Output);
        Assert.Equal(dump.Where(row => !row.StartsWith("key_head", StringComparison.Ordinal)), (await Database.DumpAsync()).Where(row => !row.StartsWith("key_head", StringComparison.Ordinal)));
        Assert.Equal([null, "a.md", "b.txt", "single.txt"], await RowsAsync<string?>("SELECT file_name FROM document ORDER BY file_name"));
        Assert.Equal(["command line"], await RowsAsync<string>("SELECT DISTINCT p.name FROM journal j JOIN principal p ON p.principal_key = j.principal_key"));
    }

    [Fact]
    public async Task A_sidecar_tells_of_publication_and_comes_before_the_options()
    {
        var described = _folder.Write("a.txt", Reports.Numbered(1));
        _folder.Write("a.txt.meta.yaml", "publishedOn: 2026-03-05\npublisher: 江南晚报\n");
        var plain = _folder.Write("b.txt", Reports.Numbered(2));
        var empty = _folder.Write("c.txt", Reports.Numbered(3));
        _folder.Write("c.txt.meta.yaml", "");

        (await IngestAsync(null, described, plain, empty, "--published-on", "2026-01-01", "--publisher", "长三角日报", "--source-url", "https://example.org/a")).Expect(0);

        Assert.Equal(
            ["a.txt 2026-03-05 江南晚报 https://example.org/a", "b.txt 2026-01-01 长三角日报 https://example.org/a", "c.txt 2026-01-01 长三角日报 https://example.org/a"],
            await RowsAsync<string>(
                """
                SELECT CONCAT(d.file_name, ' ', a.published_on, ' ', a.publisher, ' ', a.source_url)
                FROM article a
                JOIN document d ON d.document_key = a.document_key
                ORDER BY 1
                """));
    }

    [Theory]
    [InlineData("publishedOn: 5 March", "publishedOn")]
    [InlineData("publishedOn: 2026-02-30", "publishedOn")]
    [InlineData("publisher: ''", "publisher")]
    [InlineData("sourceUrl: nowhere", "sourceUrl")]
    [InlineData("colour: red", "colour")]
    [InlineData("- a\n- b", "a.txt.meta.yaml")]
    [InlineData("just words", "a.txt.meta.yaml")]
    [InlineData("publisher: [a", "a.txt.meta.yaml")]
    [InlineData("publisher: &a\n  x: *a", "a.txt.meta.yaml")]
    [InlineData("publisher: a\npublisher: b", "a.txt.meta.yaml")]
    public async Task A_broken_sidecar_is_named_and_its_file_stays_out_and_the_others_go_in(string sidecar, string named)
    {
        _folder.Write("a.txt", Reports.Numbered(1));
        _folder.Write("a.txt.meta.yaml", sidecar);
        _folder.Write("b.txt", Reports.Numbered(2));

        var result = (await IngestAsync(null, _folder.Path)).Expect(1);

        Assert.Contains("1 new, 0 known, 1 failed", result.Output, StringComparison.Ordinal);
        Assert.Contains("a.txt", result.Errors, StringComparison.Ordinal);
        Assert.Contains(named, result.Errors, StringComparison.Ordinal);
        Assert.Equal(["b.txt"], await RowsAsync<string>("SELECT file_name FROM document"));
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_that_cannot_be_read_is_named_with_its_reason_and_the_others_go_in()
    {
        _folder.Write("binary.txt", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3]);
        _folder.Write("empty.txt", "");
        _folder.Write("english.txt", "The meeting stressed water.");
        _folder.Write("gbk.txt", Convert.FromHexString("BBE1D2E9C7BFB5FF"));
        _folder.Write("good.txt", Reports.Numbered(1));
        _folder.Write("report.pdf", "%PDF-1.7");
        _folder.Write("large.txt", new string('水', 4_000_000));

        var result = (await IngestAsync(null, _folder.Path, _folder.Combine("missing.txt"))).Expect(1);

        Assert.Contains("1 new, 0 known, 7 failed", result.Output, StringComparison.Ordinal);
        foreach (var name in new[] { "binary.txt", "empty.txt", "english.txt", "gbk.txt", "report.pdf", "large.txt", "missing.txt" })
            Assert.Matches($"{name.Replace(".", "\\.", StringComparison.Ordinal)}: .+", result.Errors);
        Assert.Equal(["good.txt"], await RowsAsync<string>("SELECT file_name FROM document"));
    }

    [Fact]
    public async Task One_text_in_many_files_is_one_document()
    {
        for (var copy = 0; copy < 30; copy++)
            _folder.Write($"{copy}.txt", Reports.Taihu);

        var result = (await IngestAsync(null, _folder.Path)).Expect(0);

        Assert.Contains("1 new, 29 known, 0 failed", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--published-on", "5 March")]
    [InlineData("--publisher", " ")]
    [InlineData("--source-url", "nowhere")]
    [InlineData("--colour", "red")]
    public async Task A_wrong_option_is_refused_before_anything_is_read(string option, string value)
    {
        var result = await IngestAsync(null, _folder.Write("a.txt", Reports.Taihu), option, value);

        Assert.NotEqual(0, result.ExitCode);
        Assert.NotEmpty(result.Errors);
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elsewhere_than_on_a_terminal_progress_comes_as_plain_lines()
    {
        for (var number = 0; number < 25; number++)
            _folder.Write($"{number}.txt", Reports.Numbered(number));

        var result = (await IngestAsync(null, _folder.Path)).Expect(0);

        Assert.Matches("[0-9]+ of 25", result.Output);
        Assert.DoesNotContain("\u001b", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_in_beside_a_server_that_shows_it_at_once()
    {
        var tracker = await ServeAsync();
        var posts = Enumerable.Range(100, 50).Select(number => tracker.PostReportAsync(Reports.Numbered(number))).ToList();
        for (var number = 0; number < 50; number++)
            _folder.Write($"{number}.txt", Reports.Numbered(number));

        (await IngestAsync(null, _folder.Path)).Expect(0);

        Assert.All(await Task.WhenAll(posts), answer => answer.Expect(201));
        Assert.Equal(100, (await tracker.DocumentsAsync()).Count);
        Assert.Equal(100, (await tracker.QuotesAsync()).Count);
        Assert.Empty(await Database.FaultsAsync());
    }

    [Fact]
    public async Task The_reports_beside_the_project_go_in_and_again_add_nothing()
    {
        var (corpus, dev) = (Checkout.RequireShared("corpus"), Checkout.RequireShared("corpus-dev"));

        Assert.Contains("19 new, 0 known, 0 failed", (await IngestAsync(null, corpus, dev)).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("0 new, 19 known, 0 failed", (await IngestAsync(null, corpus, dev)).Expect(0).Output, StringComparison.Ordinal);
        await WholeDocuments.AssertAsync(Database);
    }

    private Task<Finished> IngestAsync(byte[]? input, params string[] arguments) => TrackerProcess.RunAsync(
        new ProcessSetup { Input = input }, ["ingest", .. arguments, .. Database.Settings]);
}

public sealed class IngestOnSqlite() : IngestScenarios(new SqliteEngine());

public sealed class IngestOnSqlServer() : IngestScenarios(new SqlServerEngine());
