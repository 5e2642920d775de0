using Tracker.Extraction;
using Tracker.Extraction.Documents;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Repeats;
using Tracker.Persistence.Tracking;

namespace Tracker.Integration.Tests.Events;

/// <summary>Random walks over the states of a commitment, against a model of them made from the words of the requirement.</summary>
public abstract class WalkScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const int Steps = 12;
    private const int CommitmentsAtOnce = 50;

    private static readonly NewEvidence Proof = new("https://example.org/a", null, "已竣工。", new DateOnly(2026, 3, 5));

    [Fact]
    public async Task No_walk_takes_an_illegal_step_and_rows_always_equal_a_replay()
    {
        var walks = TestDepth.Count(150, 10_000);
        await ServeAsync();
        await using var database = Database.Open();
        var calendar = new BusinessCalendar(TimeProvider.System, TimeZoneInfo.Utc);
        var events = new CommitmentEvents(database, calendar, Extractor.Default, new RepeatIntake(Extractor.Default, calendar));
        var (accepted, refused) = (0, 0);
        for (var walk = 0; walk < walks; walk += CommitmentsAtOnce)
        {
            var ids = await IngestAsync(database, calendar, walk);
            foreach (var (id, index) in ids.Take(Math.Min(CommitmentsAtOnce, walks - walk)).Select((id, index) => (id, index)))
            {
                var (taken, turnedDown) = await WalkAsync(database, events, id, ids[^1], seed: walk + index);
                (accepted, refused) = (accepted + taken, refused + turnedDown);
            }
        }
        var compared = await Replayed.AssertAsync(Database);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{walks} walks of {Steps} steps: {accepted} accepted, {refused} refused, 0 otherwise than the model; {compared} commitments equal their replay");
    }

    private static async Task<(int Accepted, int Refused)> WalkAsync(Database database, CommitmentEvents events, Guid id, Guid other, int seed)
    {
        var dice = new Dice(seed);
        var (model, past) = (Model.Begun, new Stack<(Model Before, long Author)>());
        var accepted = 0;
        for (var step = 0; step < Steps; step++)
        {
            var role = Roles.All[1 + dice.Next(3)];
            var author = new Author(role == Roles.Editor ? Principal.LocalDevelopment : Principal.CommandLine, role);
            var posted = Thrown(dice, other);
            var expected = posted is RetractEvent ? Retracted(past, author) : model.After(posted, role);

            var outcome = await events.ApplyAsync(id, null, posted, author, null, TestContext.Current.CancellationToken);

            var label = $"seed {seed}, step {step}: {posted} by {role} on {model}";
            Assert.True((outcome.Refusal is null) == expected is not null, $"{label} gave {outcome.Refusal}");
            if (expected is null)
                continue;
            accepted++;
            if (posted is RetractEvent)
                past.Pop();
            else
                past.Push((model, author.Principal));
            model = expected;
            Assert.True(model == Model.Of(outcome.Commitment!), $"{label} gave {Model.Of(outcome.Commitment!)}, not {model}");
            Assert.Equal(accepted + 1, outcome.Commitment!.Version);
        }
        var (row, replayed) = await database.ReadAsync(
            async session => (
                await (await StoredCommitment.FindAsync(session, id))!.ReadStateAsync(session),
                CommitmentReplay.Of(await RecordedEvent.OfCommitmentAsync(session, (await StoredCommitment.FindAsync(session, id))!.Key))),
            TestContext.Current.CancellationToken);
        Assert.Equal(CommitmentReplay.Form(replayed), CommitmentReplay.Form(row));
        Assert.Equal(model.Evidence, row.Evidence.Count);
        return (accepted, Steps - accepted);
    }

    private static Model? Retracted(Stack<(Model Before, long Author)> past, Author author) =>
        past.TryPeek(out var latest) && (latest.Author == author.Principal || author.Role != Roles.Editor) ? latest.Before : null;

    private static CommitmentEvent Thrown(Dice dice, Guid other)
    {
        string? Sometimes(string text) => dice.Next(3) > 0 ? text : null;
        return dice.Next(10) switch
        {
            < 5 => new StatusEvent(Statuses.All[dice.Next(Statuses.All.Count)])
            {
                Reason = Sometimes("复核"),
                Note = Sometimes("查过公报"),
                SupersededBy = dice.Next(3) > 0 ? other : null,
                Evidence = dice.Next(2) > 0 ? [Proof] : [],
                Progress = dice.Next(3) > 0 ? null : dice.Next(101),
            },
            5 or 6 => new ReviewEvent(Reviews.All[dice.Next(Reviews.All.Count)]) { Reason = Sometimes(RejectionReasons.WrongCut) },
            7 => new ProgressEvent(dice.Next(4) == 0 ? null : dice.Next(101)),
            8 => dice.Next(2) == 0 ? new NoteEvent { Note = "甲" } : new EvidenceEvent([Proof]),
            _ => new RetractEvent(null),
        };
    }

    private static async Task<IReadOnlyList<Guid>> IngestAsync(Database database, BusinessCalendar calendar, int number)
    {
        using var keys = new KeyAllocator(database);
        var extractor = Extractor.Default;
        var text = Reports.Long(number, CommitmentsAtOnce + 1);
        var ingest = new DocumentIngest(database, keys, calendar, extractor.Gazetteer, new RepeatIntake(extractor, calendar));
        var extracted = extractor.Extract(text, DocumentHints.None, TestContext.Current.CancellationToken);
        var stored = await ingest.StoreAsync(
            new NewDocument(null, "text/plain", new byte[] { 1 }, "test", 1, text, PublicationFacts.None, false, extracted, "1"),
            Author.System,
            null,
            TestContext.Current.CancellationToken);
        var rows = await new CommitmentQueries(database).PageOfDocumentAsync(stored.DocumentId, null, 500, TestContext.Current.CancellationToken);
        return [.. rows!.Select(row => row.Id)];
    }

    /// <summary>What the requirement says, in its own words; not the program's table.</summary>
    private sealed record Model(string Review, string Status, int? Progress, int Evidence)
    {
        private static readonly string[] Final = ["completed", "partiallyCompleted", "notFulfilled", "superseded", "withdrawn"];

        public static Model Begun { get; } = new("candidate", "notAssessed", null, 0);

        /// <summary>The evidence is not part of the row; it is compared with the journal.</summary>
        public static Model Of(CommitmentRow row) => new(row.Review, row.Status, row.Progress, 0);

        public bool Equals(Model? other) => other is not null && (Review, Status, Progress) == (other.Review, other.Status, other.Progress);

        public override int GetHashCode() => HashCode.Combine(Review, Status, Progress);

        public Model? After(CommitmentEvent posted, string role) => posted switch
        {
            StatusEvent status => OnStatus(status, role),
            ReviewEvent review => OnReview(review, role),
            ProgressEvent progress => Review == "rejected" ? null : this with { Progress = progress.Progress },
            EvidenceEvent => this with { Evidence = Evidence + 1 },
            _ => this,
        };

        private Model? OnStatus(StatusEvent posted, string role)
        {
            var to = posted.Status;
            if (Review == "rejected" || to == Status)
                return null;
            var legal = Status switch
            {
                "notAssessed" => true,
                "notStarted" or "inProgress" or "stalled" => true,
                "notVerifiable" => to != "notAssessed",
                "partiallyCompleted" when to == "completed" => true,
                _ => to == "inProgress",
            };
            var reopens = Final.Contains(Status) && to == "inProgress";
            var told = !legal ? false
                : reopens ? role != "editor" && posted.Reason is not null
                : to == "notVerifiable" ? posted.Note is not null
                : !Final.Contains(to) || (Evidence + posted.Evidence.Count > 0 && (to != "superseded" || posted.SupersededBy is not null));
            return told
                ? new Model("accepted", to, posted.Progress ?? Progress, Evidence + posted.Evidence.Count)
                : null;
        }

        private Model? OnReview(ReviewEvent posted, string role)
        {
            var isBack = Review != "candidate";
            return posted.Review == Review || (isBack && role == "editor") || (posted.Review == "rejected" && posted.Reason is null)
                ? null
                : this with { Review = posted.Review };
        }
    }
}

public sealed class WalksOnSqlite() : WalkScenarios(new SqliteEngine());

public sealed class WalksOnSqlServer() : WalkScenarios(new SqlServerEngine());
