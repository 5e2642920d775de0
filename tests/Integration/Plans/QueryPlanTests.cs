using System.Text.RegularExpressions;
using Tracker.Extraction;
using Tracker.Extraction.Documents;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Integration.Tests.Repeats;
using Tracker.Persistence;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Repeats;

namespace Tracker.Integration.Tests.Plans;

/// <summary>How SQLite runs the queries: an index behind each, none that reads a whole table.</summary>
public sealed partial class QueryPlanTests() : Scenario(new SqliteEngine())
{
    private static readonly string[] Tables =
        ["commitment", "mention", "document", "document_text", "source", "article", "article_place", "commitment_region", "commitment_theme", "journal", "api_key", "principal", "repeat_pair", "repeat_band", "evidence", "evidence_file", "kept_answer"];

    private static readonly string[] DateRanges = ["commitment_overdue (overdue_from", "commitment_behind (behind_from", "commitment_touched (touched_at", "kept_answer_created_at (created_at"];

    [Fact]
    public async Task A_page_of_commitments_reads_ranges_of_indexes_in_key_order()
    {
        await using var database = await OpenAsync();
        foreach (var filter in CommitmentFilters.Pairs)
        {
            foreach (var before in new long?[] { null, 5000 })
                await new CommitmentQueries(database).PageAsync(filter, before, 51, TestContext.Current.CancellationToken);

            foreach (var (sql, plan) in database.TakePlans())
            {
                AssertIndexed(sql, plan);

                // The alternatives' first rows are merged and sorted, each at most a page; a range itself is read in order
                // (but for one document's, which its commitments bound, and for a range of dates).
                Assert.True(!IsPage(sql) || plan.Any(line => Step(line).StartsWith("SEARCH f ", StringComparison.Ordinal) || IsWords().IsMatch(Step(line))), Show(sql, plan));
                if (filter is { Documents.Count: 0, UntouchedSince: null } && !filter.Paces.Except([Paces.Closed, Paces.Unknown]).Any())
                    Assert.True(!plan.Any(line => Step(line).Contains("TEMP B-TREE", StringComparison.Ordinal) && Branch().IsMatch(line)), Show(sql, plan));
            }
        }
    }

    [Fact]
    public async Task Every_other_read_finds_its_rows_by_an_index()
    {
        await using var database = await OpenAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        var id = Guid.Parse((await RowsAsync<string>("SELECT id FROM document"))[0]);
        var commitment = Guid.Parse((await RowsAsync<string>("SELECT id FROM commitment"))[0]);
        var (documents, commitments) = (new DocumentQueries(database), new CommitmentQueries(database));

        await documents.PageAsync(null, 51, cancellationToken);
        await documents.PageAsync(5000, 51, cancellationToken);
        await documents.FindAsync(id, cancellationToken);
        await documents.FindUnknownAsync([id, Guid.Empty], cancellationToken);
        await documents.TextAsync(id, cancellationToken);
        await documents.SourceAsync(id, cancellationToken);
        await commitments.FindAsync(commitment, cancellationToken);
        await commitments.PageOfDocumentAsync(id, null, 51, cancellationToken);
        await commitments.PageOfDocumentAsync(id, (3, 4), 51, cancellationToken);

        var plans = database.TakePlans();
        Assert.True(plans.Count >= 9);
        Assert.All(plans, plan => AssertIndexed(plan.Sql, plan.Plan));
        Assert.All(plans, plan => Assert.True(!plan.Plan.Any(line => line.Contains("TEMP B-TREE", StringComparison.Ordinal)), Show(plan.Sql, plan.Plan)));
    }

    public static TheoryData<RepeatFilter> EveryRepeatFilter => [.. RepeatFilters.All];

    [Theory]
    [MemberData(nameof(EveryRepeatFilter))]
    public async Task A_page_of_repeats_reads_ranges_of_indexes_in_key_order(RepeatFilter filter)
    {
        await using var database = await OpenAsync();
        foreach (var before in new long?[] { null, 5000 })
            await new RepeatQueries(database).PageAsync(filter, before, 51, TestContext.Current.CancellationToken);

        foreach (var (sql, plan) in database.TakePlans())
        {
            AssertIndexed(sql, plan);
            Assert.True(!plan.Any(line => Step(line).Contains("TEMP B-TREE", StringComparison.Ordinal) && Branch().IsMatch(line)), Show(sql, plan));
        }
    }

    [Fact]
    public async Task Finding_deciding_and_chaining_repeats_reads_indexes_only()
    {
        await using var database = await OpenAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        var extractor = Extractor.Default;
        var calendar = new BusinessCalendar(TimeProvider.System, TimeZoneInfo.Utc);
        using var keys = new KeyAllocator(database);
        var ingest = new DocumentIngest(database, keys, calendar, extractor.Gazetteer, new RepeatIntake(extractor, calendar));
        foreach (var text in new[] { RepeatReports.Bus, $"{RepeatReports.BusWithMore}\n\n{RepeatReports.Bus}\n\n{RepeatReports.Bus}" })
        {
            var document = new NewDocument(
                null, "text/plain", new byte[] { 1 }, "test", 1, text, PublicationFacts.None, IsSample: false,
                extractor.Extract(text, DocumentHints.None, TestContext.Current.CancellationToken), extractor.LexiconVersion);
            await ingest.StoreAsync(document, Author.CommandLine, null, cancellationToken);
        }
        var pair = (await new RepeatQueries(database).PageAsync(new RepeatFilter(), null, 10, cancellationToken))[0];
        await new RepeatQueries(database).FindUnknownCommitmentsAsync([pair.LeftCommitmentId], cancellationToken);
        Assert.Equal(RepeatRefusal.None, (await new RepeatDecisions(database, calendar, extractor.Gazetteer).AcceptAsync(pair.Id, null, Author.CommandLine, null, cancellationToken)).Refusal);
        Assert.NotNull(await new CommitmentChains(database, extractor).FindAsync(pair.RightCommitmentId, cancellationToken));

        var plans = database.TakePlans();
        Assert.Contains(plans, plan => plan.Sql.Contains("repeat_band", StringComparison.Ordinal));
        Assert.All(plans, plan => AssertIndexed(plan.Sql, plan.Plan));
    }

    [Fact]
    public async Task Whatever_drives_a_page_its_range_is_read_in_key_order()
    {
        await using var database = await OpenAsync();
        foreach (var filter in CommitmentFilters.Pairs)
        {
            var filters = CommitmentPageSql.Filters(filter, database.Dialect).ToList();
            foreach (var driver in filters.Where(one => one.Table != "mention" && !one.IsRange && (!one.PassesMost || filters.Count == 1)))
            {
                var (sql, parameters) = CommitmentPageSql.Build(
                    [driver, .. filters.Where(one => one != driver)], filter.Reviews.Count == 0, 5000, 51, database.Dialect);
                await database.ReadAsync(session => session.QueryAsync<long>(sql, parameters), TestContext.Current.CancellationToken);
            }
        }

        foreach (var (sql, plan) in database.TakePlans())
        {
            AssertIndexed(sql, plan);
            Assert.True(!plan.Any(line => Step(line).Contains("TEMP B-TREE", StringComparison.Ordinal) && Branch().IsMatch(line)), Show(sql, plan));

            // Other filters are decided before the commitment's own row is fetched.
            Assert.True(!plan.Any(line => Step(line).StartsWith("SEARCH x ", StringComparison.Ordinal) && Step(line).Contains("INTEGER PRIMARY KEY", StringComparison.Ordinal)), Show(sql, plan));
        }
    }

    [Fact]
    public async Task Every_write_and_what_it_reads_finds_its_rows_by_an_index()
    {
        await using var database = await OpenAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        var extractor = Extractor.Default;
        var calendar = new BusinessCalendar(TimeProvider.System, TimeZoneInfo.Utc);
        using var allocator = new KeyAllocator(database);
        var repeats = new RepeatIntake(extractor, calendar);

        var ingest = new DocumentIngest(database, allocator, calendar, extractor.Gazetteer, repeats);
        var text = Reports.Long(1, 3);
        await ingest.FindKnownAsync(Reports.Taihu, PublicationFacts.None, cancellationToken);
        await ingest.StoreAsync(
            new NewDocument("a.txt", "text/plain", new byte[] { 1 }, "plainText", 1, text, PublicationFacts.None, false, extractor.Extract(text, DocumentHints.None, cancellationToken), "1"),
            Author.System,
            null,
            cancellationToken);

        var made = await new ApiKeys(database, allocator, calendar).CreateAsync("甲", "editor", null, Principal.System, cancellationToken);
        Assert.True(ApiKey.TryParse(made.Value, out var key));
        Assert.NotNull(await new ApiKeyQueries(database, calendar).HolderAsync(key, cancellationToken));
        await new KeyUseRecords(database).RecordAsync([new KeyUse(made.Row.ApiKeyKey, calendar.Now)], cancellationToken);
        await new TokenPrincipals(database, allocator, calendar).EnsureAsync(new TokenBearer("https://issuer.example", "one", "甲", "editor"), cancellationToken);

        var article = Guid.Parse((await RowsAsync<string>("SELECT id FROM article"))[0]);
        var corrected = await new ArticleCorrections(database, calendar, extractor).ApplyAsync(
            article, null, new ArticleCorrection(new(new DateOnly(2026, 3, 5)), null, null), Author.System, null, cancellationToken);
        Assert.Equal(2, corrected.Article?.Version);

        var reextraction = new Reextraction(database, allocator, calendar, extractor.Gazetteer, repeats);
        var stored = (await reextraction.NextTextAsync(0, cancellationToken))!;
        var nothing = extractor.Extract("", DocumentHints.None, cancellationToken);
        await reextraction.CompareAsync(stored, nothing, cancellationToken);
        Assert.True((await reextraction.ApplyAsync(stored, nothing, "2", Principal.System, cancellationToken)).HasChanges);
        await reextraction.ApplyAsync(stored, extractor.Extract(stored.Text, stored.Hints, cancellationToken), "3", Principal.System, cancellationToken);
        await new DocumentQueries(database).AnyOwnAsync(cancellationToken);

        var plans = database.TakePlans();
        Assert.True(plans.Count > 30);
        Assert.All(plans, plan => AssertIndexed(plan.Sql, plan.Plan));
    }

    private async Task<TracedSqlite> OpenAsync()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Taihu);
        return new TracedSqlite(Database.ConnectionString);
    }

    private static void AssertIndexed(string sql, IReadOnlyList<string> plan)
    {
        // A scan of a name that no FROM or JOIN gives to a subquery is a scan of a table.
        var scans = plan.Select(Step).Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal)).Select(step => step.Split(' ')[1]);
        Assert.True(!scans.Any(name => IsTable(sql, name)), Show(sql, plan));
        Assert.True(!plan.Any(line => line.Contains("AUTOMATIC", StringComparison.Ordinal)), Show(sql, plan));

        // A search without equality is the rest of the whole table by key, but for a range of dates.
        Assert.True(
            plan.Select(Step).Where(step => step.StartsWith("SEARCH ", StringComparison.Ordinal))
                .All(step => step.Contains("=?", StringComparison.Ordinal) || DateRanges.Any(index => step.Contains(index, StringComparison.Ordinal))),
            Show(sql, plan));
    }

    private static bool IsTable(string sql, string name) => Tables.Contains(name) || Tables.Any(table =>
        sql.Contains($"FROM {table} {name}", StringComparison.Ordinal) || sql.Contains($"JOIN {table} {name}", StringComparison.Ordinal));

    private static string Step(string line) => line.Split(TracedSqlite.StepWithin)[^1];

    // "CO-ROUTINE b0": the first rows of one alternative.
    [GeneratedRegex(@"(CO-ROUTINE|MATERIALIZE) b\d+ /", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Branch();

    // The text index gives its rows by key where it is asked for words and for keys below one, or for one key.
    [GeneratedRegex(@"^SCAN [fx] VIRTUAL TABLE INDEX \d+:(M\d+<|=M\d+|M\d+=)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IsWords();

    private static bool IsPage(string sql) => sql.Contains(" f\n", StringComparison.Ordinal);

    private static string Show(string sql, IReadOnlyList<string> plan) => $"{sql}\n\n{string.Join('\n', plan)}";
}
