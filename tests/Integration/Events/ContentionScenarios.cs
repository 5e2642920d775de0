using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Events;

/// <summary>Many writers on the same commitments: nothing is lost, nothing is there twice.</summary>
public abstract class ContentionScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const int Commitments = 100;
    private const int Writers = 64;

    [Theory]
    [InlineData(1024)]
    [InlineData(8)]
    public async Task What_is_accepted_is_in_the_journal_exactly_once_and_versions_have_no_gap(int queueLength)
    {
        var tracker = await ServeAsync($"--Database:WriteQueueLength={queueLength}");
        var ids = await CommitmentsAsync(tracker);
        var tally = new Tally();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(tracker, ids, writer, TestDepth.Count(8, 100), tally)));

        await AssertNothingIsLostAsync(tally, $"queue {queueLength}");
        if (queueLength == 1024)
            Assert.Equal(0, tally.Busy);
    }

    [Fact]
    public async Task Killed_and_started_again_under_load_it_has_every_write_that_it_answered()
    {
        var tally = new Tally();
        string[] serve = ["--urls=http://127.0.0.1:0", "--Samples:Load=false", .. Database.Settings];
        IReadOnlyList<Guid> ids = [];
        for (var round = 0; round < TestDepth.Count(3, 20); round++)
        {
            await using var process = TrackerProcess.Start(ProcessSetup.Development, serve);
            var tracker = await process.WaitUntilServingAsync();
            if (round == 0)
                ids = await CommitmentsAsync(tracker);
            var goal = tally.Acknowledged.Count + 60;
            var first = 1000 * round;
            var writers = WriteAllAsync(Desk.Anonymous(tracker), ids, first, tally);
            while (tally.Acknowledged.Count < goal)
            {
                process.AssertRuns();
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
            await process.KillAsync();
            await writers;
        }

        // A write whose answer was lost may be there; one that was answered must be.
        await AssertNothingIsLostAsync(tally, "killed", mayHoldMore: true);
    }

    [Fact]
    public async Task Of_twenty_posts_of_one_name_one_is_done()
    {
        var tracker = await ServeAsync();
        var id = (await CommitmentsAsync(tracker))[0];
        var desk = Desk.Anonymous(tracker);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => desk.PostOnAsync(id, 1, new { type = "note", note = "甲" }, "one-name")));
        while (answers.Any(answer => answer.Status != 201))
        {
            Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.ExpectProblem(409, "idempotentWriteInProgress"));
            answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => desk.PostOnAsync(id, 1, new { type = "note", note = "甲" }, "one-name")));
        }

        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Single(answers.Select(answer => (answer.Header("ETag"), answer.Header("Location"))).Distinct());
        Assert.Equal(2, (await desk.CommitmentAsync(id)).GetProperty("version").GetInt32());
        Assert.Equal(["note", "recorded"], (await desk.HistoryAsync(id)).Strings("type"));
    }

    [Fact]
    public async Task Named_writes_are_done_once_through_kills_and_restarts()
    {
        string[] serve = ["--urls=http://127.0.0.1:0", "--Samples:Load=false", .. Database.Settings];
        var posts = Enumerable.Range(0, TestDepth.Count(60, 600)).Select(number => (Name: $"write-{number}", Note: $"第{number}条")).ToList();
        var answers = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        Guid id = default;
        var kills = 0;
        while (answers.Count < posts.Count)
        {
            await using var process = TrackerProcess.Start(ProcessSetup.Development, serve);
            var tracker = await process.WaitUntilServingAsync();
            if (kills == 0)
                id = (await CommitmentsAsync(tracker))[0];
            var goal = answers.Count + (posts.Count / 3);
            var sending = SendAllAsync(Desk.Anonymous(tracker), id, posts, answers);
            while (answers.Count < goal && !sending.IsCompleted)
                await Task.Delay(10, TestContext.Current.CancellationToken);
            if (answers.Count < posts.Count)
            {
                await process.KillAsync();
                kills++;
            }
            await sending;
        }

        // Whatever was sent how often, each was done once; and who asks once more gets the answer that it got.
        var notes = await RowsAsync<string>("SELECT details FROM journal WHERE kind = 'commitment.note' ORDER BY sequence");
        Assert.Equal(
            posts.Select(post => post.Note).Order(StringComparer.Ordinal),
            notes.Select(details => JsonDocument.Parse(details).RootElement.GetProperty("note").GetString()!).Order(StringComparer.Ordinal));
        await Replayed.AssertAsync(Database);
        TestContext.Current.TestOutputHelper?.WriteLine($"named writes: {posts.Count} sent until answered, {notes.Count} done, {kills} kills, 0 done twice");
    }

    private static Task WriteAllAsync(Desk desk, IReadOnlyList<Guid> ids, int first, Tally tally) =>
        Task.WhenAll(Enumerable.Range(first, Writers).Select(writer => WriteAsync(desk.Tracker, ids, writer, int.MaxValue, tally)));

    private static Task SendAllAsync(
        Desk desk, Guid id, IReadOnlyList<(string Name, string Note)> posts, ConcurrentDictionary<string, string> answers) =>
        Task.WhenAll(posts.Chunk(4).Select(chunk => SendAsync(desk.Tracker, id, chunk, answers)));

    private static async Task SendAsync(
        TrackerClient tracker, Guid id, IReadOnlyList<(string Name, string Note)> posts, ConcurrentDictionary<string, string> answers)
    {
        foreach (var (name, note) in posts)
        {
            try
            {
                var answer = await tracker.PostJsonAsync(
                    $"/api/v1/commitments/{id}/events", $$"""{"type":"note","note":"{{note}}"}""", ("If-Match", "*"), ("Idempotency-Key", name));
                var body = answer.Expect(201).Text;
                Assert.Equal(body, answers.GetOrAdd(name, body));
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    /// <summary>Reads, writes on what was read, and goes on; a refusal for the version is read again, one for the queue waited for.</summary>
    private static async Task WriteAsync(TrackerClient tracker, IReadOnlyList<Guid> ids, int writer, int writes, Tally tally)
    {
        var dice = new Dice(writer);
        try
        {
            for (var number = 0; number < writes;)
            {
                var id = ids[dice.Next(ids.Count)];
                var read = await tracker.GetAsync($"/api/v1/commitments/{id}");
                if (IsBusy(read, tally) is { } wait)
                {
                    await Task.Delay(wait, TestContext.Current.CancellationToken);
                    continue;
                }
                var version = read.Expect(200).Json.GetProperty("version").GetInt32();
                var note = string.Create(CultureInfo.InvariantCulture, $"{writer}/{number}");
                var answer = await tracker.PostJsonAsync(
                    $"/api/v1/commitments/{id}/events", $$"""{"type":"progress","progress":{{dice.Next(101)}},"note":"{{note}}"}""", ("If-Match", Desk.Tag(version)));
                if (IsBusy(answer, tally) is { } pause)
                {
                    await Task.Delay(pause, TestContext.Current.CancellationToken);
                    continue;
                }
                if (answer.Status == 412)
                {
                    tally.CountStale();
                    continue;
                }
                var made = answer.Expect(201).Json.GetProperty("event");
                Assert.Equal(version + 1, made.GetProperty("version").GetInt32());
                tally.Acknowledged.Enqueue((id, made.GetProperty("id").GetGuid(), note));
                number++;
            }
        }
        catch (HttpRequestException)
        {
            // The server was killed.
        }
    }

    private static TimeSpan? IsBusy(Answer answer, Tally tally)
    {
        if (answer.Status != 503)
            return null;
        answer.ExpectProblem(503, "busy");
        Assert.NotNull(answer.Headers.RetryAfter);
        tally.CountBusy();

        // Some of what it asks for is enough to show that it works, and the test need not last.
        return TimeSpan.FromMilliseconds(20);
    }

    private async Task AssertNothingIsLostAsync(Tally tally, string name, bool mayHoldMore = false)
    {
        var journal = (await RowsAsync<(string Id, string Commitment, string Details)>(
            "SELECT j.id, c.id, j.details FROM journal j JOIN commitment c ON c.commitment_key = j.subject_key WHERE j.kind = 'commitment.progress'"))
            .ToDictionary(row => Guid.Parse(row.Id));
        var lost = tally.Acknowledged.Count(one => !journal.TryGetValue(one.Event, out var row)
            || row.Commitment != one.Commitment.ToString()
            || JsonDocument.Parse(row.Details).RootElement.GetProperty("note").GetString() != one.Note);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {tally.Acknowledged.Count} acknowledged, {lost} lost, {tally.Stale} refused as stale, {tally.Busy} refused as busy, {journal.Count} in the journal");
        Assert.Equal(0, lost);
        Assert.Equal(tally.Acknowledged.Count, tally.Acknowledged.Select(one => one.Event).Distinct().Count());
        if (mayHoldMore)
            Assert.True(journal.Count >= tally.Acknowledged.Count);
        else
            Assert.Equal(tally.Acknowledged.Count, journal.Count);

        // A replay counts every version up by one, so that it shows gaps and lost updates too.
        Assert.Equal(Commitments, await Replayed.AssertAsync(Database));
    }

    private static async Task<IReadOnlyList<Guid>> CommitmentsAsync(TrackerClient tracker)
    {
        await tracker.IngestAsync(Reports.Long(1, Commitments));
        var ids = (await tracker.ListCommitmentsAsync("?limit=500")).Expect(200).Items().Ids();
        Assert.Equal(Commitments, ids.Count);
        return ids;
    }

    private sealed class Tally
    {
        private int _stale;
        private int _busy;

        public ConcurrentQueue<(Guid Commitment, Guid Event, string Note)> Acknowledged { get; } = new();

        public int Stale => _stale;

        public int Busy => _busy;

        public void CountStale() => Interlocked.Increment(ref _stale);

        public void CountBusy() => Interlocked.Increment(ref _busy);
    }
}

public sealed class ContentionOnSqlite() : ContentionScenarios(new SqliteEngine());

public sealed class ContentionOnSqlServer() : ContentionScenarios(new SqlServerEngine());
