using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Integration.Tests.Ingest;

namespace Tracker.Integration.Tests.Journal;

public abstract class JournalScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Fact]
    public async Task Who_follows_the_sequence_while_others_write_misses_no_event()
    {
        var tracker = await ServeAsync();
        var posts = Task.WhenAll(Enumerable.Range(0, TestDepth.Count(100, 800)).Select(number => tracker.PostReportAsync(Reports.Long(number, 5))));
        var followed = new List<long>();
        bool done;
        do
        {
            // One round more after the last write, so that the end is seen too.
            done = posts.IsCompleted;
            followed.AddRange(await RowsAsync<long>("SELECT sequence FROM journal WHERE sequence > @last ORDER BY sequence", new { last = followed.Count == 0 ? 0 : followed[^1] }));
        }
        while (!done);

        Assert.All(await posts, answer => answer.Expect(201));
        Assert.Equal(followed, await RowsAsync<long>("SELECT sequence FROM journal ORDER BY sequence"));
        Assert.Equal(Enumerable.Range(1, followed.Count).Select(number => (long)number), followed);
        await WholeDocuments.AssertAsync(Database);
    }

    [Fact]
    public async Task Every_document_and_commitment_has_the_event_of_its_beginning()
    {
        var tracker = await ServeAsync();
        var id = await tracker.IngestAsync(Reports.Long(1, 3), new { publisher = "江南晚报" });

        var events = await RowsAsync<(long Sequence, string Id, string Kind, string SubjectKind, string? Before, string After)>(
            "SELECT sequence, id, kind, subject_kind, before, after FROM journal WHERE subject_kind <> 'repeat' ORDER BY sequence");

        Assert.Equal(["document.ingested", .. Enumerable.Repeat("commitment.recorded", 3)], events.Select(one => one.Kind));
        Assert.All(events, one => Assert.Null(one.Before));
        Assert.All(events, one => Assert.Equal(7, Guid.ParseExact(one.Id, "D").Version));
        var ingested = JsonDocument.Parse(events[0].After).RootElement;
        Assert.Equal(id, ingested.GetProperty("id").GetGuid());
        Assert.Equal("江南晚报", ingested.GetProperty("given").GetProperty("publisher").GetString());
        var listed = (await tracker.ListCommitmentsAsync()).Items();
        Assert.Equal(listed.Ids().Select(one => one.ToString()).Order(), await RowsAsync<string>(
            "SELECT c.id FROM journal j JOIN commitment c ON c.commitment_key = j.subject_key WHERE j.subject_kind = 'commitment' ORDER BY c.id"));
        Assert.All(events.Skip(1).Select(one => JsonDocument.Parse(one.After).RootElement), one => Assert.Equal(
            ("active", "candidate", "notAssessed", 1),
            (one.GetProperty("state").GetString(), one.GetProperty("review").GetString(), one.GetProperty("status").GetString(), one.GetProperty("version").GetInt32())));
    }

    [Fact]
    public async Task Rows_and_journal_agree_on_every_effective_field()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync("会议指出，南通市要加快港口建设，2027年底前建成。");
        var after = JsonDocument.Parse((await RowsAsync<string>("SELECT after FROM journal WHERE subject_kind = 'commitment'")).Single()).RootElement;
        var commitment = (await tracker.ListCommitmentsAsync()).Items().Single();

        foreach (var member in after.EnumerateObject().Where(member => member.Name is not ("effective" or "correctedFields" or "evidence")).Concat(after.GetProperty("effective").EnumerateObject()))
            Assert.Equal(member.Value.GetRawText(), commitment.GetProperty(member.Name).GetRawText());
    }

    [Fact]
    public async Task A_report_that_is_known_writes_no_event()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Taihu);
        var dump = await Database.DumpAsync();

        (await tracker.PostReportAsync(Reports.Taihu, new { publisher = "江南晚报" })).Expect(200);

        Assert.Equal(dump, await Database.DumpAsync());
    }
}

public sealed class JournalOnSqlite() : JournalScenarios(new SqliteEngine());

public sealed class JournalOnSqlServer() : JournalScenarios(new SqlServerEngine());
