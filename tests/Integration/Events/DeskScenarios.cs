using System.Text.Json;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Events;

public abstract class DeskScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private static readonly object Evidence = new { url = "https://example.org/finished", title = "竣工", quotation = "河道整治工程全部竣工。", observedOn = "2026-03-20" };

    private static readonly (string Body, string Field)[] WrongEvents =
    [
        ("{}", "/type"),
        ("""{"type":"cheer"}""", "/type"),
        ("""{"type":"note"}""", "/note"),
        ("""{"type":"note","note":" "}""", "/note"),
        ("""{"type":"note","note":"甲","status":"inProgress"}""", "/status"),
        ("""{"type":"status","status":"done"}""", "/status"),
        ("""{"type":"status","status":"inProgress","progress":101}""", "/progress"),
        ("""{"type":"status","status":"inProgress","effectiveOn":"2199-01-01"}""", "/effectiveOn"),
        ("""{"type":"progress"}""", "/progress"),
        ("""{"type":"progress","progress":"40"}""", "/progress"),
        ("""{"type":"evidence","evidence":[]}""", "/evidence"),
        ("""{"type":"evidence","evidence":[{"url":"ftp://example.org","quotation":"甲","observedOn":"2026-03-05"}]}""", "/evidence/0/url"),
        ("""{"type":"evidence","evidence":[{"url":"https://example.org","observedOn":"2026-03-05"}]}""", "/evidence/0/quotation"),
        ("""{"type":"evidence","evidence":[{"url":"https://example.org","quotation":"甲"}]}""", "/evidence/0/observedOn"),
        ("""{"type":"evidence","evidence":[{"url":"https://example.org","quotation":"甲","observedOn":"2026-03-05","colour":"red"}]}""", "/evidence/0/colour"),
        ("""{"type":"review","review":"rejected","reason":"boring"}""", "/reason"),
        ("""{"type":"correction"}""", "/type"),
        ("""{"type":"correction","regions":["atlantis"]}""", "/regions"),
        ("""{"type":"correction","due":{"from":"2026-03-05"}}""", "/due/to"),
        ("""{"type":"correction","due":{"from":"2026-03-05","to":"2026-03-04"}}""", "/due/from"),
        ("""{"type":"merge"}""", "/into"),
        ("""{"type":"merge","into":"5"}""", "/into"),
        ("""{"type":"split","children":[{"segments":[{"start":0,"end":1}]}]}""", "/children"),
        ("""{"type":"split","children":[{"segments":[{"start":1,"end":1}]},{"segments":[{"start":2,"end":3}]}]}""", "/children/0/segments/0/end"),
    ];

    private static readonly (string Body, int Status, string Code)[] UnreadableBodies =
    [
        ("", 400, "malformedBody"),
        ("[]", 400, "malformedBody"),
        ("{\"type\":\"note\",\"type\":\"note\"}", 400, "malformedBody"),
        ("{\"\\ud800\":1}", 400, "malformedBody"),
        ("{\"type\":\"note\",\"note\":\"\\ud800\"}", 400, "invalidInput"),
    ];

    [Fact]
    public async Task A_day_at_the_desk()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 4, 1, 1, 0, 0, TimeSpan.Zero));
        var tracker = await ServeAsync(time);
        var (editor, reviewer) = (await Desk.OfAsync(tracker, Database.Settings, "editor", "李明"), await Desk.OfAsync(tracker, Database.Settings, "reviewer", "王芳"));
        (await editor.PostAsync("/documents", new { text = "会议强调，要加强太湖流域综合治理，2026年底前完成。", publishedOn = "2026-03-05" })).Expect(201);
        var listed = (await editor.GetAsync("/commitments?review=candidate")).Expect(200).Items().Single();
        var id = listed.GetProperty("id").GetGuid();
        Assert.Equal(("2026-03-05", "onTrack"), (Text(listed, "startOn"), Text(listed, "pace")));

        // Accept it, begin it with a note, give evidence, complete it.
        time.Advance(TimeSpan.FromMinutes(1));
        (await editor.PostAsync(id, new { type = "review", review = "accepted" })).Expect(201);
        time.Advance(TimeSpan.FromMinutes(1));
        var begun = (await editor.PostAsync(id, new { type = "status", status = "inProgress", note = "工程已开工。", progress = 40, effectiveOn = "2026-03-18" })).Expect(201);
        Assert.Equal(("2026-03-18", "工程已开工。", 3), (Text(begun.Json.GetProperty("event"), "effectiveOn"), Text(begun.Json.GetProperty("event"), "note"), begun.Json.GetProperty("commitment").GetProperty("version").GetInt32()));
        Assert.Equal("\"3\"", begun.Header("ETag"));
        Assert.Equal("ahead", Text(begun.Json.GetProperty("commitment"), "pace"));
        Assert.Equal(begun.Json.GetProperty("event").GetRawText(), (await editor.GetAsync(begun.Header("Location")!["/api/v1".Length..])).Expect(200).Text);
        (await editor.PostAsync(id, new { type = "status", status = "completed" })).ExpectProblem(422, "missingNeeds", "/evidence");
        (await editor.PostAsync(id, new { type = "evidence", evidence = new[] { Evidence } })).Expect(201);
        time.Advance(TimeSpan.FromMinutes(1));
        var completed = (await editor.PostAsync(id, new { type = "status", status = "completed" })).Expect(201).Json;
        Assert.Equal("closed", Text(completed.GetProperty("commitment"), "pace"));
        var evidence = Assert.Single((await editor.CommitmentAsync(id)).GetProperty("evidence").EnumerateArray());
        Assert.Equal(Text(evidence, "id"), Assert.Single(completed.GetProperty("event").GetProperty("evidence").EnumerateArray()).GetString());
        var whenCompleted = time.GetUtcNow();
        time.Advance(TimeSpan.FromMinutes(1));

        // What the table does not know is refused, and the legal ones are named.
        var illegal = (await editor.PostAsync(id, new { type = "status", status = "stalled" })).ExpectProblem(409, "illegalTransition", "/status");
        Assert.Equal(["inProgress"], illegal.Json.GetProperty("legal").EnumerateArray().Select(one => one.GetString()));

        // A slip is retracted: what was there is there again, and history has both.
        (await editor.PostAsync(id, new { type = "retract" })).Expect(201);
        Assert.Equal("inProgress", Text(await editor.CommitmentAsync(id), "status"));
        (await editor.PostAsync(id, new { type = "status", status = "completed", evidence = new[] { Evidence } })).Expect(201);

        // Reopening takes a reviewer and a reason.
        var refused = (await editor.PostAsync(id, new { type = "status", status = "inProgress", reason = "复核后发现未完成。" })).ExpectProblem(403, "forbidden");
        Assert.NotNull(refused.Header("WWW-Authenticate"));
        Assert.Contains("reviewer", Text(refused.Json, "detail"), StringComparison.Ordinal);
        (await reviewer.PostAsync(id, new { type = "status", status = "inProgress" })).ExpectProblem(422, "missingNeeds", "/reason");
        (await reviewer.PostAsync(id, new { type = "status", status = "inProgress", reason = "复核后发现未完成。" })).Expect(201);
        (await editor.PostAsync(id, new { type = "retract" })).ExpectProblem(403, "forbidden");

        // History has every step; who did it is told to those who are signed in.
        var history = await editor.HistoryAsync(id);
        Assert.Equal(["status", "status", "retract", "status", "evidence", "status", "review", "recorded"], history.Strings("type"));
        Assert.Equal(Enumerable.Range(1, 8).Reverse(), history.Select(one => one.GetProperty("version").GetInt32()));
        Assert.Equal(("王芳", "reviewer"), (Text(history[0], "principalName"), Text(history[0], "role")));
        Assert.Equal(Text(history[3], "id"), Text(history[2], "retracts"));
        var seenByAnybody = await Desk.Anonymous(tracker).HistoryAsync(id);
        Assert.All(seenByAnybody, one => Assert.Equal(JsonValueKind.Null, one.GetProperty("principalName").ValueKind));
        Assert.Equal("reviewer", Text(seenByAnybody[0], "role"));
        Assert.Equal(history.Ids(), (await tracker.WalkAsync($"/api/v1/commitments/{id}/history?limit=3")).Ids());

        // What was known then, and before anything was.
        Assert.Equal(("completed", 5), (Text(await editor.CommitmentAsync(id, $"?knownAt={whenCompleted:yyyy-MM-ddTHH:mm:ssZ}"), "status"), (await editor.CommitmentAsync(id, $"?knownAt={whenCompleted:yyyy-MM-ddTHH:mm:ssZ}")).GetProperty("version").GetInt32()));
        Assert.Equal("candidate", Text(await editor.CommitmentAsync(id, "?knownAt=2026-04-01T01:00:30Z"), "review"));
        (await editor.GetAsync($"/commitments/{id}?knownAt=2026-03-31T00:00:00Z")).ExpectProblem(404, "notFound");
        (await editor.GetAsync($"/commitments/{id}?knownAt=yesterday")).ExpectProblem(400, "invalidInput", "knownAt");
        await Replayed.AssertAsync(Database);
    }

    [Fact]
    public async Task A_stale_version_and_a_missing_one_are_refused_and_change_nothing()
    {
        var tracker = await ServeAsync();
        var id = await CommitmentAsync(tracker);
        var desk = Desk.Anonymous(tracker);
        (await desk.PostOnAsync(id, 1, new { type = "note", note = "甲" })).Expect(201);

        (await desk.PostOnAsync(id, 1, new { type = "note", note = "乙" })).ExpectProblem(412, "preconditionFailed", "If-Match");
        (await desk.PostAsync($"/commitments/{id}/events", new { type = "note", note = "乙" })).ExpectProblem(428, "preconditionRequired", "If-Match");
        (await desk.PostOnAsync(Guid.CreateVersion7(), 1, new { type = "note", note = "乙" })).ExpectProblem(404, "notFound");

        Assert.Equal(2, (await desk.CommitmentAsync(id)).GetProperty("version").GetInt32());
        Assert.Equal(2, (await desk.HistoryAsync(id)).Count);
    }

    [Fact]
    public async Task What_is_wrong_with_an_event_is_named()
    {
        var tracker = await ServeAsync();
        var id = await CommitmentAsync(tracker);
        var desk = Desk.Anonymous(tracker);

        foreach (var (body, field) in WrongEvents)
            (await desk.PostAsync($"/commitments/{id}/events", body, "\"1\"")).ExpectProblem(400, "invalidInput", field);
        foreach (var (body, status, code) in UnreadableBodies)
            (await desk.PostAsync($"/commitments/{id}/events", body, "\"1\"")).ExpectProblem(status, code);

        Assert.Equal(1, (await desk.CommitmentAsync(id)).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task The_table_is_served_as_it_is_validated()
    {
        var steps = (await (await ServeAsync()).GetAsync("/api/v1/status-transitions")).Expect(200).Items();

        var reopening = steps.Single(step => (Text(step, "field"), Text(step, "from"), Text(step, "to")) == ("status", "completed", "inProgress"));
        Assert.Equal("reviewer", Text(reopening, "role"));
        Assert.Equal(["reason"], reopening.GetProperty("needs").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(6, steps.Count(step => Text(step, "field") == "review"));
        Assert.DoesNotContain(steps, step => Text(step, "from") == "notVerifiable" && Text(step, "to") == "notAssessed");
    }

    [Fact]
    public async Task A_rejected_one_has_no_status_and_a_reviewer_brings_it_back()
    {
        var tracker = await ServeAsync();
        var (editor, reviewer) = (await Desk.OfAsync(tracker, Database.Settings, "editor"), await Desk.OfAsync(tracker, Database.Settings, "reviewer"));
        (await editor.PostAsync("/documents", new { text = Reports.Taihu })).Expect(201);
        var id = (await editor.GetAsync("/commitments")).Items().Ids().Single();

        (await editor.PostAsync(id, new { type = "review", review = "rejected" })).ExpectProblem(422, "missingNeeds", "/reason");
        (await editor.PostAsync(id, new { type = "review", review = "rejected", reason = "duplicate" })).ExpectProblem(422, "missingNeeds", "/duplicateOf");
        (await editor.PostAsync(id, new { type = "review", review = "rejected", reason = "duplicate", duplicateOf = id })).ExpectProblem(422, "refersToItself", "/duplicateOf");
        (await editor.PostAsync(id, new { type = "review", review = "rejected", reason = "wrongCut" })).Expect(201);
        Assert.Empty((await editor.GetAsync("/commitments")).Items());
        var refused = (await editor.PostAsync(id, new { type = "status", status = "inProgress" })).ExpectProblem(409, "commitmentRejected");
        Assert.Equal(["candidate", "accepted"], refused.Json.GetProperty("legal").EnumerateArray().Select(one => one.GetString()));
        (await editor.PostAsync(id, new { type = "review", review = "candidate" })).ExpectProblem(403, "forbidden");
        (await reviewer.PostAsync(id, new { type = "review", review = "candidate" })).Expect(201);
        Assert.Equal("accepted", Text((await editor.PostAsync(id, new { type = "status", status = "inProgress" })).Expect(201).Json.GetProperty("commitment"), "review"));
        await Replayed.AssertAsync(Database);
    }

    [Fact]
    public async Task Retracting_everything_brings_back_how_it_began()
    {
        var tracker = await ServeAsync();
        var id = await CommitmentAsync(tracker);
        var other = await CommitmentAsync(tracker, Reports.Numbered(7));
        var desk = Desk.Anonymous(tracker);
        var began = await desk.CommitmentAsync(id);
        object[] posted =
        [
            new { type = "correction", regions = new[] { "jiangsu" }, themes = new[] { "water" }, actor = "省长", due = new { to = "2027-06-30" }, responsibleBodies = new[] { "水利厅" }, startOn = "2026-01-01" },
            new { type = "status", status = "superseded", supersededBy = other, evidence = new[] { Evidence }, progress = 90 },
            new { type = "evidence", evidence = new[] { Evidence, Evidence } },
            new { type = "note", note = "甲" },
            new { type = "assignment", assignee = "00000000-0000-7000-8000-000000000003" },
        ];
        foreach (var one in posted)
            (await desk.PostAsync(id, one)).Expect(201);
        var full = await desk.CommitmentAsync(id);
        Assert.Equal((3, "superseded", other.ToString(), 90, "2027-06-30"), (full.GetProperty("evidence").GetArrayLength(), Text(full, "status"), Text(full, "supersededBy"), full.GetProperty("progress").GetInt32(), Text(full, "dueTo")));
        Assert.Equal(["jiangsu"], full.GetProperty("regions").EnumerateArray().Select(one => one.GetString()));

        foreach (var _ in posted)
            (await desk.PostAsync(id, new { type = "retract", reason = "误操作" })).Expect(201);

        (await desk.PostAsync(id, new { type = "retract" })).ExpectProblem(409, "nothingToRetract");
        var now = await desk.CommitmentAsync(id);
        foreach (var member in began.EnumerateObject().Where(member => member.Name is not ("version" or "updatedAt")))
            Assert.Equal((member.Name, member.Value.GetRawText()), (member.Name, now.GetProperty(member.Name).GetRawText()));
        Assert.Equal(1 + (2 * posted.Length), (await desk.HistoryAsync(id)).Count);
        await Replayed.AssertAsync(Database);
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private static async Task<Guid> CommitmentAsync(TrackerClient tracker, string text = Reports.Taihu)
    {
        var document = await tracker.IngestAsync(text);
        return (await tracker.GetAsync($"/api/v1/documents/{document}/commitments")).Expect(200).Items().Ids().Single();
    }
}

public sealed class DeskOnSqlite() : DeskScenarios(new SqliteEngine());

public sealed class DeskOnSqlServer() : DeskScenarios(new SqlServerEngine());
