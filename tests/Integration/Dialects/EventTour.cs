using Tracker.Extraction;
using Tracker.Persistence;
using Tracker.Persistence.Answers;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Repeats;
using Tracker.Persistence.Tracking;

namespace Tracker.Integration.Tests.Dialects;

/// <summary>The part of the tour that posts events: each kind of them, and what reads them.</summary>
internal sealed class EventTour(Database database, Extractor extractor, BusinessCalendar calendar, RepeatIntake repeats)
{
    private static readonly Author Reviewer = new(Principal.CommandLine, Roles.Reviewer);
    private static readonly Guid Assignee = new("00000000-0000-7000-8000-000000000003");

    private static readonly NewEvidence Proof = new("https://example.org/a", "竣工", "已竣工。", new DateOnly(2026, 3, 5))
    {
        File = new EvidenceFile("a.txt", "text/plain", new byte[] { 65 }),
    };

    private readonly CommitmentEvents _events = new(database, calendar, extractor, repeats);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="document">One with several commitments that nobody has touched yet.</param>
    public async Task RunAsync(Guid document)
    {
        var ids = (await new CommitmentQueries(database).PageOfDocumentAsync(document, null, 51, Token))!.Select(row => row.Id).ToList();
        await PostOnOneAsync(ids[0], ids[1]);
        await MergeAsync(ids[0], ids[1]);
        await SplitAsync(ids[2]);
        await ReadAsync(ids[0]);
        await MarkAsync(document);
        await WithdrawAsync(document);
    }

    private async Task PostOnOneAsync(Guid id, Guid other)
    {
        await PostAsync(id, new ReviewEvent(Reviews.Rejected) { Reason = RejectionReasons.Duplicate, DuplicateOf = other });
        await PostAsync(id, new RetractEvent(null));
        await PostAsync(id, new StatusEvent(Statuses.Superseded) { SupersededBy = other, Evidence = [Proof] });
        await PostAsync(id, new RetractEvent(null));
        await PostAsync(id, new EvidenceEvent([Proof]));
        await PostAsync(id, new AssignmentEvent(Assignee));
        await PostAsync(id, new CorrectionEvent { Regions = ["jiangsu"], Themes = ["water"], Due = new(new Due(null, new DateOnly(2027, 12, 31), "year", null)) });

        var answers = new KeptAnswers(database, TimeProvider.System);
        var ticket = new WriteTicket(Principal.CommandLine, "tour", new string('a', 64), calendar.Now);
        var once = new Once<EventOutcome>(ticket, _ => new KeptAnswer(201, "\"1\"", "/", "{}"));
        Assert.Null((await _events.ApplyAsync(id, null, new NoteEvent { Note = "甲" }, Reviewer, once, Token)).Refusal);
        Assert.NotNull(await answers.FindAsync(Principal.CommandLine, "tour", Token));
        await Assert.ThrowsAsync<AlreadyAnsweredException>(() => _events.ApplyAsync(id, null, new NoteEvent { Note = "甲" }, Reviewer, once, Token));
    }

    private async Task MergeAsync(Guid one, Guid other)
    {
        await PostAsync(other, new EvidenceEvent([Proof]));
        var moment = calendar.Now;
        await PostAsync(other, new MergeEvent(one));
        Assert.NotNull(await new CommitmentHistory(database).KnownAtAsync(other, moment, Token));
        Assert.NotNull(await new CommitmentHistory(database).KnownAtAsync(one, moment, Token));
        await PostAsync(other, new UnmergeEvent());
        await PostAsync(other, new MergeEvent(one));
        await PostAsync(one, new RetractEvent(null));
    }

    private async Task SplitAsync(Guid parent)
    {
        var known = (await new CommitmentQueries(database).FindAsync(parent, Token))!;
        var start = StorageForms.ListFromJson<Segment>(known.Commitment.SegmentsJson)[0].Start;
        await PostAsync(parent, new SplitEvent([new SplitPart(null, [new Segment(start, start + 2)]), new SplitPart(null, [new Segment(start + 3, start + 5)])]));
        await PostAsync(parent, new RetractEvent(null));
    }

    private async Task ReadAsync(Guid id)
    {
        var history = new CommitmentHistory(database);
        var page = (await history.PageAsync(id, null, 51, Token))!;
        await history.PageAsync(id, page[0].Sequence, 51, Token);
        Assert.NotNull(await history.FindAsync(id, page[0].Id, Token));
        var evidence = (await new CommitmentQueries(database).FindAsync(id, Token))!.Evidence;
        Assert.NotNull(await new EvidenceQueries(database).FileAsync(evidence[0].Id, Token));
        var principals = new PrincipalQueries(database);
        await principals.PageAsync(null, 51, Token);
        await principals.FindAsync(Principal.CommandLine, Token);
        await principals.FindUnknownAsync([Assignee], Token);
    }

    private async Task MarkAsync(Guid document)
    {
        var marks = new MarkedCommitments(database, calendar, extractor, repeats);
        var span = new MarkedSpan([new Segment(0, 2)], "pledge", "会议", ["jiangsu"], ["water"], [], null, null);
        var marked = await marks.MarkAsync(document, span, Reviewer, null, Token);
        Assert.Null(marked.Refusal);
        Assert.IsType<AlreadyMarked>((await marks.MarkAsync(document, span, Reviewer, null, Token)).Refusal);
        await PostAsync(marked.Commitment!.Id, new RetractEvent(null));
    }

    private async Task WithdrawAsync(Guid document)
    {
        var withdrawal = new DocumentWithdrawal(database, calendar, extractor.Gazetteer);
        Assert.Equal(DocumentStates.Withdrawn, (await withdrawal.ApplyAsync(document, null, "误传", Reviewer, null, Token)).Document?.State);
    }

    private async Task PostAsync(Guid id, CommitmentEvent posted)
    {
        var outcome = await _events.ApplyAsync(id, null, posted, Reviewer, null, Token);
        Assert.True(outcome.Refusal is null, $"{posted}: {outcome.Refusal}");
    }
}
