namespace Tracker.Persistence.Journal;

/// <summary>One write as the journal keeps it.</summary>
/// <param name="Id">Made before the transaction, so that a commit of unknown outcome can be looked up.</param>
/// <param name="EffectiveOn">The business date on which it happened.</param>
/// <param name="Principal">Internal key of who wrote.</param>
/// <param name="SubjectKind">A code of <see cref="SubjectKinds"/>.</param>
/// <param name="Kind">A code of <see cref="EventKinds"/>.</param>
/// <param name="Before">JSON of what changed, as it was; null where there was nothing.</param>
/// <param name="After">JSON of the same, as it is now.</param>
public sealed record JournalEvent(
    Guid Id,
    DateTimeOffset RecordedAt,
    DateOnly EffectiveOn,
    long Principal,
    string SubjectKind,
    long SubjectKey,
    string Kind,
    string? Before,
    string? After)
{
    /// <summary>The role in which it was done; null where it is the principal's own.</summary>
    public string? Role { get; init; }

    /// <summary>JSON of what was said beside the change; null where nothing was.</summary>
    public string? Details { get; init; }
}

public static class SubjectKinds
{
    public const string Document = "document";
    public const string Article = "article";
    public const string Commitment = "commitment";
    public const string Principal = "principal";
    public const string Repeat = "repeat";
}

/// <summary>What happened, as <c>subject.verb</c>.</summary>
public static class EventKinds
{
    public const string DocumentIngested = "document.ingested";
    public const string DocumentReextracted = "document.reextracted";
    public const string DocumentWithdrawn = "document.withdrawn";
    public const string ArticleCorrected = "article.corrected";

    /// <summary>Its text was read anew, and its place or its dateline with it.</summary>
    public const string ArticleReextracted = "article.reextracted";
    public const string CommitmentRecorded = "commitment.recorded";
    public const string CommitmentReextracted = "commitment.reextracted";

    /// <summary>Its article's date was corrected, and due counted anew from it.</summary>
    public const string CommitmentRedated = "commitment.redated";

    /// <summary>What staff post; the verb is the event's type.</summary>
    public const string CommitmentStatus = "commitment.status";
    public const string CommitmentReview = "commitment.review";
    public const string CommitmentProgress = "commitment.progress";
    public const string CommitmentNote = "commitment.note";
    public const string CommitmentEvidence = "commitment.evidence";
    public const string CommitmentAssignment = "commitment.assignment";
    public const string CommitmentCorrection = "commitment.correction";

    /// <summary>The latest event that still stood was undone.</summary>
    public const string CommitmentRetract = "commitment.retract";

    /// <summary>Its parts are commitments of their own now.</summary>
    public const string CommitmentSplit = "commitment.split";

    /// <summary>It is such a part; with this it begins.</summary>
    public const string CommitmentSplitOff = "commitment.splitOff";

    /// <summary>Its merge was undone: it has its mentions again.</summary>
    public const string CommitmentUnmerged = "commitment.unmerged";

    /// <summary>The same for the one that it had been merged into.</summary>
    public const string CommitmentSeparated = "commitment.separated";

    /// <summary>Staff found it where the rules did not; with this it begins.</summary>
    public const string CommitmentMarked = "commitment.marked";

    /// <summary>A document that mentions it was withdrawn.</summary>
    public const string CommitmentWithdrawn = "commitment.withdrawn";

    /// <summary>It was merged into another: its mentions are that one's now.</summary>
    public const string CommitmentMerged = "commitment.merged";

    /// <summary>Another was merged into it.</summary>
    public const string CommitmentUnited = "commitment.united";

    /// <summary>The same, without a person: an exact repeat inside one document.</summary>
    public const string CommitmentMergedByRules = "commitment.mergedByRules";
    public const string CommitmentUnitedByRules = "commitment.unitedByRules";

    public const string RepeatProposed = "repeat.proposed";
    public const string RepeatAccepted = "repeat.accepted";
    public const string RepeatDismissed = "repeat.dismissed";

    /// <summary>One of its commitments was merged: the pair now concerns the one it was merged into, or nothing.</summary>
    public const string RepeatRetargeted = "repeat.retargeted";

    public const string PrincipalCreated = "principal.created";

    /// <summary>Its token tells another name or role than before.</summary>
    public const string PrincipalRenewed = "principal.renewed";
    public const string PrincipalKeyAdded = "principal.keyAdded";
    public const string PrincipalKeyRevoked = "principal.keyRevoked";

    /// <summary>Events of commitments and articles in which no person decided anything about them.</summary>
    public static IReadOnlyList<string> ByRules { get; } =
    [
        ArticleReextracted, CommitmentRecorded, CommitmentReextracted, CommitmentRedated, CommitmentMergedByRules, CommitmentUnitedByRules,
    ];

    /// <summary>The event's name without its subject, as history gives it.</summary>
    public static string TypeOf(string kind) => kind[(kind.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

internal static class JournalWriter
{
    /// <summary>
    /// Appends events; to be called last in a transaction, so that the head counter is held shortest and the order of
    /// sequences is the order of commits on any engine.
    /// </summary>
    public static async Task AppendAsync(Session session, IReadOnlyList<JournalEvent> events)
    {
        await session.ExecuteAsync(
            "UPDATE journal_head SET last_sequence = last_sequence + @Count WHERE singleton = 1", new { events.Count });
        var last = await session.SingleAsync<long>("SELECT last_sequence FROM journal_head WHERE singleton = 1");
        await session.ExecuteEachAsync(
            """
            INSERT INTO journal (sequence, id, recorded_at, effective_on, principal_key, subject_kind, subject_key, kind, before, after,
                                 role, details)
            VALUES (@Sequence, @Id, @RecordedAt, @EffectiveOn, @Principal, @SubjectKind, @SubjectKey, @Kind, @Before, @After,
                    @Role, @Details)
            """,
            events.Select((item, index) => new
            {
                Sequence = last - events.Count + 1 + index,
                item.Id,
                item.RecordedAt,
                item.EffectiveOn,
                item.Principal,
                item.SubjectKind,
                item.SubjectKey,
                item.Kind,
                item.Before,
                item.After,
                item.Role,
                item.Details,
            }));
        session.Note(events);
    }
}
