using Tracker.Extraction;
using Tracker.Extraction.Documents;
using Tracker.Integration.Tests.Harness;
using Tracker.Integration.Tests.Plans;
using Tracker.Integration.Tests.Repeats;
using Tracker.Persistence;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Repeats;
using Tracker.Persistence.Search;

namespace Tracker.Integration.Tests.Dialects;

/// <summary>Has the stores say all that they can say: each operation in each of its forms. A new operation is added here.</summary>
internal sealed class StoreTour(Database database) : IDisposable
{
    private const string TwoArticles =
        """
        # 苏州市部署太湖治理

        会议强调，要加强太湖流域综合治理，年底前完成。

        # 南通市部署港口建设

        会议指出，市交通运输局要加快港口建设，2027年底前建成。
        """;

    private readonly Extractor _extractor = Extractor.Default;
    private readonly BusinessCalendar _calendar = new(TimeProvider.System, TimeZoneInfo.Utc);
    private readonly KeyAllocator _keys = new(database);

    private RepeatIntake Repeats => new(_extractor, _calendar);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task RunAsync()
    {
        var documents = await IngestAsync();
        await ReadDocumentsAsync(documents[0]);
        await ReadCommitmentsAsync(documents[0]);
        await DecideRepeatsAsync();
        await CorrectAsync(documents[0]);
        await ReextractAsync();
        await new EventTour(database, _extractor, _calendar, Repeats).RunAsync(await IngestAsync(Reports.Long(9, 4)));
        await KeysAsync();
        await TokensAsync();
        await BackFillAsync();
    }

    public void Dispose() => _keys.Dispose();

    private async Task<IReadOnlyList<Guid>> IngestAsync()
    {
        var ingest = new DocumentIngest(database, _keys, _calendar, _extractor.Gazetteer, Repeats);
        var ids = new List<Guid>();
        foreach (var text in new[] { TwoArticles, Reports.Long(1, 3), RepeatReports.Bus, RepeatReports.BusWithMore, $"{RepeatReports.BusWithMore}\n\n{RepeatReports.Bus}\n\n{RepeatReports.Bus}" })
        {
            await ingest.FindKnownAsync(text, PublicationFacts.None, Token);
            ids.Add(await IngestAsync(text));
            Assert.False((await ingest.StoreAsync(DocumentOf(text), Author.CommandLine, null, Token)).Created);
        }
        return ids;
    }

    private async Task<Guid> IngestAsync(string text) =>
        (await new DocumentIngest(database, _keys, _calendar, _extractor.Gazetteer, Repeats).StoreAsync(DocumentOf(text), Author.CommandLine, null, Token)).DocumentId;

    private NewDocument DocumentOf(string text) => new(
        "a.txt", "text/plain", new byte[] { 1 }, "plainText", 1, text, PublicationFacts.None, IsSample: false, Extract(text), "1");

    private async Task ReadDocumentsAsync(Guid id)
    {
        var documents = new DocumentQueries(database);
        await documents.PageAsync(null, 51, Token);
        await documents.PageAsync(5000, 51, Token);
        await documents.FindAsync(id, Token);
        await documents.FindUnknownAsync([id, Guid.Empty], Token);
        await documents.TextAsync(id, Token);
        await documents.SourceAsync(id, Token);
        await documents.AnyOwnAsync(Token);
    }

    private async Task ReadCommitmentsAsync(Guid document)
    {
        var commitments = new CommitmentQueries(database);
        foreach (var filter in CommitmentFilters.Pairs)
        {
            foreach (var before in new long?[] { null, 5000 })
                await commitments.PageAsync(filter, before, 51, Token);
            await EveryDriverAsync(filter);
        }
        var found = await new CommitmentSearch(database).PageAsync(CommitmentFilters.Of("words", "words"), null, 51, Token);
        Assert.NotEmpty(found.Rows);
        var one = (await commitments.PageAsync(CommitmentFilter.None, null, 1, Token)).Single();
        await commitments.FindAsync(one.Id, Token);
        await commitments.PageOfDocumentAsync(document, null, 51, Token);
        await commitments.PageOfDocumentAsync(document, (3, 4), 51, Token);
    }

    /// <summary>Which filter drives depends on how many rows each selects; any may.</summary>
    private async Task EveryDriverAsync(CommitmentFilter filter)
    {
        var filters = CommitmentPageSql.Filters(filter, database.Dialect).ToList();
        foreach (var driver in filters)
        {
            var (sql, parameters) = CommitmentPageSql.Build(
                [driver, .. filters.Where(one => one != driver)], filter.Reviews.Count == 0, 5000, 51, database.Dialect);
            await database.ReadAsync(session => session.QueryAsync<long>(sql, parameters), Token);
        }
    }

    private async Task DecideRepeatsAsync()
    {
        var repeats = new RepeatQueries(database);
        foreach (var filter in RepeatFilters.All)
        {
            await repeats.PageAsync(filter, null, 51, Token);
            await repeats.PageAsync(filter, 5000, 51, Token);
        }
        var open = await repeats.PageAsync(new RepeatFilter(), null, 10, Token);
        await repeats.FindUnknownCommitmentsAsync([open[0].LeftCommitmentId], Token);
        await repeats.FindAsync(open[0].Id, Token);
        var decisions = new RepeatDecisions(database, _calendar, _extractor.Gazetteer);
        Assert.Equal(RepeatRefusal.None, (await decisions.AcceptAsync(open[0].Id, null, Author.CommandLine, null, Token)).Refusal);
        Assert.NotNull(await new CommitmentChains(database, _extractor).FindAsync(open[0].RightCommitmentId, Token));
    }

    private async Task CorrectAsync(Guid document)
    {
        var article = (await new DocumentQueries(database).FindAsync(document, Token))!.Value.Articles[0].Id;
        var corrections = new ArticleCorrections(database, _calendar, _extractor);
        await corrections.FindAsync(article, Token);
        var outcome = await corrections.ApplyAsync(
            article, null, new ArticleCorrection(new(new DateOnly(2026, 3, 5)), new("江南晚报"), null), Author.System, null, Token);
        Assert.Equal(2, outcome.Article?.Version);
    }

    private async Task ReextractAsync()
    {
        var reextraction = new Reextraction(database, _keys, _calendar, _extractor.Gazetteer, Repeats);
        var stored = (await reextraction.NextTextAsync(0, Token))!;
        await reextraction.CompareAsync(stored, Extract(""), Token);
        Assert.True((await reextraction.ApplyAsync(stored, Extract(""), "2", Principal.System, Token)).HasChanges);
        await reextraction.ApplyAsync(stored, Extract(stored.Text), "3", Principal.System, Token);

        // As if the text had been read otherwise before: one article more is told apart in it.
        var other = (await reextraction.NextTextAsync(stored.DocumentKey, Token))!;
        Assert.True((await reextraction.ApplyAsync(other, Extract(TwoArticles), "4", Principal.System, Token)).HasChanges);
    }

    private async Task KeysAsync()
    {
        var (keys, queries) = (new ApiKeys(database, _keys, _calendar), new ApiKeyQueries(database, _calendar));
        await queries.AnyAsync(Token);
        var made = await keys.CreateAsync("甲", "editor", null, Principal.System, Token);
        var second = await keys.AddAsync(made.Row.PrincipalId, _calendar.Now.AddDays(1), Principal.System, Token);
        Assert.True(ApiKey.TryParse(second!.Value, out var key));
        await new KeyUseRecords(database).RecordAsync([new KeyUse(second.Row.ApiKeyKey, _calendar.Now)], Token);
        Assert.NotNull(await queries.HolderAsync(key, Token));
        Assert.NotNull((await queries.FindAsync(key.Prefix, Token))?.LastUsedAt);
        Assert.NotNull((await keys.RevokeAsync(second.Row.Id, Principal.System, Token))?.RevokedAt);
        Assert.Equal(2, (await queries.FindAsync(second.Row.Id, Token))?.Version);
        Assert.Equal(2, (await queries.PageAsync(null, 51, Token)).Count);
    }

    private async Task TokensAsync()
    {
        var principals = new TokenPrincipals(database, _keys, _calendar);
        var bearer = new TokenBearer("https://issuer.example", "one", "甲", "editor");
        Assert.Null(await principals.FindAsync(bearer, Token));
        var key = await principals.EnsureAsync(bearer, Token);
        Assert.Equal(key, await principals.EnsureAsync(bearer with { Role = "reviewer" }, Token));
    }

    private Task<long> BackFillAsync() => database.WriteAsync(
        async session =>
        {
            await SearchBackFill.Create().RunBatchAsync(session, 0);
            return await RepeatBackFill.Create(Repeats, _calendar).RunBatchAsync(session, long.MaxValue - 1) ?? 0;
        },
        Token);

    private ExtractedDocument Extract(string text) => _extractor.Extract(text, DocumentHints.None, Token);
}
