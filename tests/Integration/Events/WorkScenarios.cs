using System.Text;
using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Events;

/// <summary>Merging, splitting, marking, withdrawing and finding: what concerns more than one commitment, and the work list.</summary>
public abstract class WorkScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string Parts = "会议强调，要建成东港码头，加快西湖整治，2027年底前全部完成。";

    [Fact]
    public async Task A_merge_moves_mentions_and_evidence_and_unmerging_gives_them_back()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 4, 1, 1, 0, 0, TimeSpan.Zero));
        var tracker = await ServeAsync(time);
        var desk = Desk.Anonymous(tracker);
        var (one, other) = (await CommitmentAsync(tracker, Reports.Numbered(1)), await CommitmentAsync(tracker, Reports.Numbered(2)));
        (await desk.PostAsync(other, new { type = "status", status = "completed", evidence = new[] { Proof() } })).Expect(201);
        var (oneBefore, otherBefore) = (await desk.CommitmentAsync(one), await desk.CommitmentAsync(other));
        time.Advance(TimeSpan.FromMinutes(1));

        (await desk.PostAsync(other, new { type = "merge", into = other })).ExpectProblem(422, "refersToItself", "/into");
        (await desk.PostAsync(other, new { type = "merge", into = Guid.CreateVersion7() })).ExpectProblem(422, "unknownReference", "/into");
        (await desk.PostAsync(one, new { type = "unmerge" })).ExpectProblem(409, "notMerged");
        (await desk.PostAsync(other, new { type = "merge", into = one })).Expect(201);

        var (merged, united) = (await desk.CommitmentAsync(other), await desk.CommitmentAsync(one));
        Assert.Equal(("merged", one.ToString(), 0), (Text(merged, "state"), Text(merged, "mergedInto"), merged.GetProperty("mentions").GetArrayLength()));
        Assert.Equal(("completed", "accepted", 2, 1), (Text(united, "status"), Text(united, "review"), united.GetProperty("mentions").GetArrayLength(), united.GetProperty("evidence").GetArrayLength()));
        (await desk.PostAsync(other, new { type = "note", note = "甲" })).ExpectProblem(409, "commitmentNotActive");
        var then = await desk.CommitmentAsync(one, "?knownAt=2026-04-01T01:00:30Z");
        Assert.Equal((1, "notAssessed"), (then.GetProperty("mentions").GetArrayLength(), Text(then, "status")));
        Assert.Equal(1, (await desk.CommitmentAsync(other, "?knownAt=2026-04-01T01:00:30Z")).GetProperty("mentions").GetArrayLength());
        await Replayed.AssertAsync(Database);

        (await desk.PostAsync(other, new { type = "unmerge", note = "不是一回事" })).Expect(201);
        AssertSame(oneBefore, await desk.CommitmentAsync(one));
        AssertSame(otherBefore, await desk.CommitmentAsync(other));
        Assert.Equal("dismissed", Text((await tracker.GetAsync($"/api/v1/repeats?commitment={one}&state=dismissed")).Items().Single(), "state"));
        await Replayed.AssertAsync(Database);

        // Retracting undoes the unmerge, then the merge, from either side.
        (await desk.PostAsync(one, new { type = "retract" })).Expect(201);
        Assert.Equal("merged", Text(await desk.CommitmentAsync(other), "state"));
        (await desk.PostAsync(one, new { type = "retract" })).Expect(201);
        AssertSame(oneBefore, await desk.CommitmentAsync(one));
        AssertSame(otherBefore, await desk.CommitmentAsync(other));
        (await desk.PostAsync(other, new { type = "retract" })).Expect(201);
        Assert.Equal("notAssessed", Text(await desk.CommitmentAsync(other), "status"));
        await Replayed.AssertAsync(Database);
        Assert.Empty(await Database.FaultsAsync());
    }

    [Fact]
    public async Task A_split_counts_the_children_and_not_the_parent_and_can_be_retracted()
    {
        var tracker = await ServeAsync();
        var desk = Desk.Anonymous(tracker);
        var parent = await CommitmentAsync(tracker, Parts, new { publishedOn = "2026-03-05" });
        var before = await desk.CommitmentAsync(parent);
        object Part(string words) => new { segments = new[] { new { start = Parts.IndexOf(words, StringComparison.Ordinal), end = Parts.IndexOf(words, StringComparison.Ordinal) + words.Length } } };

        (await desk.PostAsync(parent, new { type = "split", children = new[] { Part("建成东港码头"), Part("东港码头") } })).ExpectProblem(422, "unusableParts", "/children/0/segments");
        (await desk.PostAsync(parent, new { type = "split", children = new object[] { Part("建成东港码头"), new { segments = new[] { new { start = 4000, end = 4001 } } } } })).ExpectProblem(422, "unusableParts", "/children/1/segments");
        var split = (await desk.PostAsync(parent, new { type = "split", children = new[] { Part("建成东港码头"), Part("加快西湖整治") } })).Expect(201).Json;

        var listed = (await tracker.ListCommitmentsAsync()).Expect(200).Items();
        Assert.Equal(["加快西湖整治", "建成东港码头"], listed.Strings("quote"));
        Assert.Equal(split.GetProperty("event").GetProperty("children").EnumerateArray().Select(one => one.GetGuid()).Order(), listed.Ids().Order());
        Assert.All(listed, child => Assert.Equal((parent.ToString(), "2027-12-31", "2026-03-05"), (Text(child, "parentId"), Text(child, "dueTo"), Text(child, "startOn"))));
        Assert.Equal("split", Text(await desk.CommitmentAsync(parent), "state"));
        Assert.Equal("staff", Text((await desk.CommitmentAsync(listed.Ids()[0])).GetProperty("mentions")[0], "origin"));
        Assert.Equal(listed.Ids().Order(), (await tracker.GetAsync($"/api/v1/documents/{Text(before, "documentId")}/commitments")).Items().Ids().Order());
        await Replayed.AssertAsync(Database);

        (await desk.PostAsync(listed.Ids()[0], new { type = "note", note = "甲" })).Expect(201);
        (await desk.PostAsync(parent, new { type = "retract" })).ExpectProblem(409, "cannotBeUndone");
        (await desk.PostAsync(listed.Ids()[0], new { type = "retract" })).Expect(201);
        (await desk.PostAsync(listed.Ids()[0], new { type = "retract" })).ExpectProblem(409, "cannotBeUndone");
        (await desk.PostAsync(parent, new { type = "retract" })).Expect(201);
        AssertSame(before, await desk.CommitmentAsync(parent));
        Assert.Equal([parent], (await tracker.ListCommitmentsAsync()).Items().Ids());
        await Replayed.AssertAsync(Database);

        // The rules find what they found before, and leave it alone.
        Assert.EndsWith("0 documents changed", (await TrackerProcess.RunAsync(["reextract", .. Database.Settings])).Expect(0).Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missed_commitment_is_marked_by_its_words()
    {
        var tracker = await ServeAsync();
        var desk = Desk.Anonymous(tracker);
        const string Text = "记者获悉，东港码头明年开放。\n会议强调，要加强太湖流域综合治理。";
        var document = await tracker.IngestAsync(Text, new { publishedOn = "2026-03-05" });
        object Mark(int start, int end) => new { segments = new[] { new { start, end } }, kind = "pledge", regions = new[] { "jiangsu" }, themes = new[] { "transport" }, actor = "市長", due = new { to = "2027-12-31", precision = "year", text = "明年" }, note = "规则未识别" };

        (await desk.PostAsync($"/documents/{document}/commitments", Mark(5, 4000))).ExpectProblem(422, "unusableParts", "/segments");
        (await desk.PostAsync($"/documents/{document}/commitments", new { segments = Array.Empty<object>(), kind = "wish" })).ExpectProblem(400, "invalidInput", "/kind");
        (await desk.PostAsync($"/documents/{Guid.CreateVersion7()}/commitments", Mark(5, 14))).ExpectProblem(404, "notFound");
        var marked = (await desk.PostAsync($"/documents/{document}/commitments", Mark(5, 14), null, "mark-1")).Expect(201);
        Assert.Equal(marked.Text, (await desk.PostAsync($"/documents/{document}/commitments", Mark(5, 14), null, "mark-1")).Expect(201).Text);
        (await desk.PostAsync($"/documents/{document}/commitments", Mark(5, 14))).ExpectProblem(409, "alreadyMarked");

        var id = marked.Json.GetProperty("commitment").GetProperty("id").GetGuid();
        var commitment = await desk.CommitmentAsync(id);
        Assert.Equal(
            ("东港码头明年开放。", "accepted", "2026-03-05", "2027-12-31", "市长", "staff"),
            (WorkScenarios.Text(commitment, "quote"), WorkScenarios.Text(commitment, "review"), WorkScenarios.Text(commitment, "startOn"), WorkScenarios.Text(commitment, "dueTo"), WorkScenarios.Text(commitment, "actor"), WorkScenarios.Text(commitment.GetProperty("mentions")[0], "origin")));
        Assert.Equal([id], (await tracker.ListCommitmentsAsync("?region=jiangsu&theme=transport")).Items().Ids());
        Assert.Equal(["marked"], (await desk.HistoryAsync(id)).Strings("type"));
        Assert.EndsWith("0 documents changed", (await TrackerProcess.RunAsync(["reextract", .. Database.Settings])).Expect(0).Output.Trim(), StringComparison.Ordinal);
        Assert.Equal(2, (await tracker.ListCommitmentsAsync()).Items().Count);
        (await desk.PostAsync(id, new { type = "retract" })).Expect(201);
        Assert.Single((await tracker.ListCommitmentsAsync()).Items());
        await Replayed.AssertAsync(Database);
    }

    [Fact]
    public async Task A_withdrawn_document_is_kept_and_hidden()
    {
        var tracker = await ServeAsync();
        var (editor, admin) = (await Desk.OfAsync(tracker, Database.Settings, "editor"), await Desk.OfAsync(tracker, Database.Settings, "admin"));
        async Task<Guid> IngestAsync(string text) => (await editor.PostAsync("/documents", new { text })).Expect(201).Json.GetProperty("documentId").GetGuid();
        var (first, second) = (await IngestAsync($"{Reports.Numbered(1)}\n\n{Reports.Numbered(2)}"), await IngestAsync(Reports.Numbered(3)));
        var ids = (await tracker.GetAsync($"/api/v1/documents/{first}/commitments")).Items().Ids();
        var other = (await tracker.GetAsync($"/api/v1/documents/{second}/commitments")).Items().Ids().Single();
        (await editor.PostAsync(other, new { type = "merge", into = ids[0] })).Expect(201);

        (await editor.PostAsync($"/documents/{first}/withdraw", new { reason = "误传" }, "\"1\"")).ExpectProblem(403, "forbidden");
        (await admin.PostAsync($"/documents/{first}/withdraw", new { reason = "误传" })).ExpectProblem(428, "preconditionRequired");
        (await admin.PostAsync($"/documents/{first}/withdraw", new { }, "\"1\"")).ExpectProblem(400, "invalidInput", "/reason");
        (await admin.PostAsync($"/documents/{first}/withdraw", new { reason = "误传" }, "\"7\"")).ExpectProblem(412, "preconditionFailed");
        var withdrawn = (await admin.PostAsync($"/documents/{first}/withdraw", new { reason = "误传" }, "\"1\"")).Expect(200);

        Assert.Equal(("withdrawn", 2, 0), (Text(withdrawn.Json, "state"), withdrawn.Json.GetProperty("version").GetInt32(), withdrawn.Json.GetProperty("mentionCount").GetInt32()));
        Assert.Equal(withdrawn.Header("ETag"), (await tracker.GetAsync($"/api/v1/documents/{first}")).Expect(200).Header("ETag"));
        (await tracker.GetAsync($"/api/v1/documents/{first}/text")).ExpectProblem(410, "documentWithdrawn");
        (await editor.PostAsync("/documents", new { text = $"{Reports.Numbered(1)}\n\n{Reports.Numbered(2)}" })).ExpectProblem(410, "documentWithdrawn");
        Assert.Equal([second], (await tracker.DocumentsAsync()).Ids());

        // What is said elsewhere too stays, by what is said there.
        var left = Assert.Single((await tracker.ListCommitmentsAsync()).Items());
        Assert.Equal((ids[0], Reports.Numbered(3)), (left.GetProperty("id").GetGuid(), Text(left, "quote")));
        var gone = await editor.CommitmentAsync(ids[1]);
        Assert.Equal(("withdrawn", ""), (Text(gone, "state"), Text(gone, "quote")));
        Assert.Equal("withdrawn", Text((await editor.HistoryAsync(ids[1]))[0], "type"));
        Assert.Equal(withdrawn.Text, (await admin.PostAsync($"/documents/{first}/withdraw", new { reason = "误传" }, "*")).Expect(200).Text);
        await Replayed.AssertAsync(Database);
    }

    [Fact]
    public async Task Evidence_keeps_a_file_that_is_only_ever_saved()
    {
        var tracker = await ServeAsync("--Evidence:MaxFileBytes=2048");
        var desk = Desk.Anonymous(tracker);
        var id = await CommitmentAsync(tracker, Reports.Taihu);
        byte[] page = [.. "<!doctype html><script>alert(1)</script>"u8];

        var given = (await PostFileAsync(tracker, id, page, "竣工公告.html", "image/png", "\"1\"", "file-1")).Expect(201);
        Assert.Equal(given.Text, (await PostFileAsync(tracker, id, page, "竣工公告.html", "image/png", "\"1\"", "file-1")).Expect(201).Text);
        (await PostFileAsync(tracker, id, [.. page, 1], "竣工公告.html", "image/png", "\"1\"", "file-1")).ExpectProblem(422, "idempotencyKeyReused");
        (await PostFileAsync(tracker, id, new byte[4096], "a.pdf", "application/pdf", "\"2\"")).ExpectProblem(413, "bodyTooLarge");
        (await PostFileAsync(tracker, id, [0x4D, 0x5A, 0x90, 0x00, 0xFF], "a.pdf", "application/pdf", "\"2\"")).ExpectProblem(415, "unknownFormat", "file");
        (await PostFileAsync(tracker, id, page, "a.html", "text/html", "\"1\"")).ExpectProblem(412, "preconditionFailed");

        var evidence = Assert.Single((await desk.CommitmentAsync(id)).GetProperty("evidence").EnumerateArray());
        Assert.Equal(("竣工公告.html", "text/html", page.Length), (Text(evidence, "fileName"), Text(evidence, "mediaType"), evidence.GetProperty("fileLength").GetInt32()));
        var file = (await tracker.GetAsync(Text(evidence, "filePath")!)).Expect(200);
        Assert.Equal(page, file.Bytes);
        Assert.Equal(("application/octet-stream", "nosniff"), (file.MediaType, file.Header("X-Content-Type-Options")));
        Assert.StartsWith("attachment", file.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Contains("sandbox", file.Header("Content-Security-Policy"), StringComparison.Ordinal);
        (await tracker.GetAsync($"/api/v1/evidence/{Guid.CreateVersion7()}/file")).ExpectProblem(404, "notFound");

        // It will do for a final status, and goes with its event.
        (await desk.PostAsync(id, new { type = "status", status = "completed" })).Expect(201);
        (await desk.PostAsync(id, new { type = "retract" })).Expect(201);
        (await desk.PostAsync(id, new { type = "retract" })).Expect(201);
        (await desk.PostAsync(id, new { type = "status", status = "completed" })).ExpectProblem(422, "missingNeeds", "/evidence");
        await Replayed.AssertAsync(Database);
    }

    [Fact]
    public async Task The_work_list_finds_what_is_mine_what_is_late_and_what_nobody_touched()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 4, 1, 1, 0, 0, TimeSpan.Zero));
        var tracker = await ServeAsync(time);
        var (li, wang) = (await Desk.OfAsync(tracker, Database.Settings, "editor", "李明"), await Desk.OfAsync(tracker, Database.Settings, "reviewer", "王芳"));
        var staff = (await li.GetAsync("/principals")).Expect(200).Items();
        Assert.Equal(["王芳", "李明", "local development", "command line", "system"], staff.Strings("name"));
        Assert.Equal([false, true, false, false, false], staff.Select(one => one.GetProperty("isMe").GetBoolean()));
        (await tracker.GetAsync("/api/v1/principals")).ExpectProblem(401, "unauthenticated");
        var ids = new List<Guid>();
        foreach (var (due, number) in new[] { "2026-03-31", "2026-04-20", "2026-12-31", "2027-12-31", null }.Select((due, number) => (due, number)))
        {
            var document = (await li.PostAsync("/documents", new { text = Reports.Numbered(number), publishedOn = "2026-01-01" })).Expect(201).Json.GetProperty("documentId");
            ids.Add((await tracker.GetAsync($"/api/v1/documents/{document}/commitments")).Items().Ids().Single());
            if (due is not null)
                (await li.PostAsync(ids[^1], new { type = "correction", due = new { to = due } })).Expect(201);
        }
        (await li.PostAsync(ids[2], new { type = "progress", progress = 5 })).Expect(201);
        (await li.PostAsync(ids[3], new { type = "progress", progress = 60 })).Expect(201);
        string[] paces = ["overdue", "dueSoon", "behind", "ahead", "unknown"];
        foreach (var (pace, index) in paces.Select((pace, index) => (pace, index)))
        {
            var found = Assert.Single((await li.GetAsync($"/commitments?pace={pace}")).Expect(200).Items());
            Assert.Equal((ids[index], pace), (found.GetProperty("id").GetGuid(), Text(found, "pace")));
        }
        Assert.Equal(5, (await li.GetAsync("/commitments?pace=" + string.Join("&pace=", paces))).Items().Count);
        Assert.Equal([ids[1], ids[0]], (await li.GetAsync("/commitments?pace=overdue&asOf=2026-04-21")).Items().Ids());
        Assert.Equal([ids[1]], (await li.GetAsync("/commitments?pace=onTrack&asOf=2026-03-01&review=candidate&status=notAssessed")).Items().Ids().Except([ids[0]]));
        (await li.PostAsync(ids[0], new { type = "status", status = "notFulfilled", evidence = new[] { Proof() } })).Expect(201);
        Assert.Equal([ids[0]], (await li.GetAsync("/commitments?pace=closed")).Items().Ids());

        // Whose they are.
        (await li.PostAsync(ids[1], new { type = "assignment", assignee = Guid.CreateVersion7() })).ExpectProblem(422, "unknownReference", "/assignee");
        (await li.PostAsync(ids[1], new { type = "assignment", assignee = Text(staff[0], "id") })).Expect(201);
        Assert.Equal([ids[1]], (await wang.GetAsync("/commitments?assignee=me")).Items().Ids());
        Assert.Equal([ids[1]], (await tracker.GetAsync($"/api/v1/commitments?assignee={Text(staff[0], "id")}&pace=dueSoon")).Items().Ids());
        Assert.Empty((await li.GetAsync("/commitments?assignee=me")).Items());
        (await li.GetAsync($"/commitments?assignee={Guid.CreateVersion7()}")).ExpectProblem(422, "unknownAssignee", "assignee");
        (await li.GetAsync("/commitments?assignee=nobody")).ExpectProblem(422, "unknownAssignee", "assignee");
        Assert.NotNull((await tracker.GetAsync("/api/v1/commitments?assignee=me")).ExpectProblem(401, "unauthenticated").Header("WWW-Authenticate"));

        // What nobody has touched since.
        time.Advance(TimeSpan.FromDays(10));
        (await li.PostAsync(ids[4], new { type = "note", note = "甲" })).Expect(201);
        Assert.Equal(ids.Take(4).Reverse(), (await li.GetAsync("/commitments?untouchedSince=2026-04-05")).Items().Ids());
        Assert.Equal(ids.Take(4).Reverse(), (await tracker.WalkAsync("/api/v1/commitments?untouchedSince=2026-04-05&limit=1")).Ids());
        Assert.Empty((await li.GetAsync("/commitments?untouchedSince=2026-04-01")).Items());
        (await li.GetAsync("/commitments?untouchedSince=soon")).ExpectProblem(400, "invalidInput", "untouchedSince");
        (await li.GetAsync("/commitments?pace=fast")).ExpectProblem(400, "invalidInput", "pace");
    }

    [Fact]
    public async Task A_write_of_a_name_is_answered_again_for_a_day_and_other_content_is_refused()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 4, 1, 1, 0, 0, TimeSpan.Zero));
        var tracker = await ServeAsync(time);
        var desk = Desk.Anonymous(tracker);
        var first = (await desk.PostAsync("/documents", new { text = Reports.Taihu }, null, "doc-1")).Expect(201);
        Assert.Equal(first.Text, (await desk.PostAsync("/documents", new { text = Reports.Taihu }, null, "doc-1")).Expect(201).Text);
        Assert.Equal("true", (await desk.PostAsync("/documents", new { text = Reports.Taihu }, null, "doc-1")).Header("Idempotent-Replayed"));
        (await desk.PostAsync("/documents", new { text = Reports.Numbered(1) }, null, "doc-1")).ExpectProblem(422, "idempotencyKeyReused", "Idempotency-Key");
        (await desk.PostAsync("/documents", new { text = Reports.Taihu }, null, new string('k', 256))).ExpectProblem(400, "invalidInput", "Idempotency-Key");
        var article = (await tracker.DocumentAsync(first.Json.GetProperty("documentId").GetGuid())).GetProperty("articles")[0].GetProperty("id");
        (string, string)[] named = [("If-Match", "\"1\""), ("Idempotency-Key", "art-1")];
        var corrected = (await tracker.PatchJsonAsync($"/api/v1/articles/{article}", """{"publisher":"江南晚报"}""", named)).Expect(200);
        var again = (await tracker.PatchJsonAsync($"/api/v1/articles/{article}", """{"publisher":"江南晚报"}""", named)).Expect(200);
        Assert.Equal((corrected.Text, corrected.Header("ETag")), (again.Text, again.Header("ETag")));

        // A refusal is not kept: the same may succeed later.
        var id = (await tracker.ListCommitmentsAsync()).Items().Ids().Single();
        (await desk.PostOnAsync(id, 7, new { type = "note", note = "甲" }, "note-1")).ExpectProblem(412, "preconditionFailed");
        (await desk.PostOnAsync(id, 1, new { type = "note", note = "甲" }, "note-1")).Expect(201);
        (await desk.PostOnAsync(id, 1, new { type = "note", note = "甲" }, "note-1")).Expect(201);
        Assert.Equal(2, (await desk.CommitmentAsync(id)).GetProperty("version").GetInt32());
        Assert.Equal(3, await CountAsync("kept_answer"));

        time.Advance(TimeSpan.FromHours(24));
        (await desk.PostOnAsync(id, 2, new { type = "note", note = "甲" }, "note-1")).Expect(201);
        Assert.Equal(1, await CountAsync("kept_answer"));
    }

    internal static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private static object Proof() => new { url = "https://example.org/a", quotation = "已竣工。", observedOn = "2026-03-05" };

    private static void AssertSame(JsonElement before, JsonElement now)
    {
        foreach (var member in before.EnumerateObject().Where(member => member.Name is not ("version" or "updatedAt" or "asOf" or "repeats")))
            Assert.Equal((member.Name, member.Value.GetRawText()), (member.Name, now.GetProperty(member.Name).GetRawText()));
    }

    private static async Task<Answer> PostFileAsync(
        TrackerClient tracker, Guid id, byte[] content, string name, string mediaType, string ifMatch, string? idempotencyKey = null)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(content) { Headers = { ContentType = new(mediaType) } };
        form.Add(file, "file", name);
        form.Add(new StringContent("河道整治工程全部竣工。", Encoding.UTF8), "quotation");
        form.Add(new StringContent("2026-03-20"), "observedOn");
        return await tracker.SendAsync(
            HttpMethod.Post, $"/api/v1/commitments/{id}/evidence", form, new Desk(tracker, null).Headers(ifMatch, idempotencyKey));
    }

    private static async Task<Guid> CommitmentAsync(TrackerClient tracker, string text, object? metadata = null)
    {
        var document = await tracker.IngestAsync(text, metadata);
        return (await tracker.GetAsync($"/api/v1/documents/{document}/commitments")).Expect(200).Items().Ids().Single();
    }
}

public sealed class WorkOnSqlite() : WorkScenarios(new SqliteEngine());

public sealed class WorkOnSqlServer() : WorkScenarios(new SqlServerEngine());
