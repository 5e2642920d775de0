namespace Tracker.Persistence;

/// <summary>The codes of the vocabularies that rows carry. Open: later versions add codes.</summary>
public static class CommitmentStates
{
    public const string Active = "active";
    public const string Merged = "merged";
    public const string Split = "split";
    public const string Obsolete = "obsolete";
    public const string Withdrawn = "withdrawn";

    public static IReadOnlyList<string> All { get; } = [Active, Merged, Split, Obsolete, Withdrawn];
}

public static class Reviews
{
    public const string Candidate = "candidate";
    public const string Accepted = "accepted";
    public const string Rejected = "rejected";

    public static IReadOnlyList<string> All { get; } = [Candidate, Accepted, Rejected];
}

public static class Statuses
{
    public const string NotAssessed = "notAssessed";
    public const string NotStarted = "notStarted";
    public const string InProgress = "inProgress";
    public const string Stalled = "stalled";
    public const string Completed = "completed";
    public const string PartiallyCompleted = "partiallyCompleted";
    public const string NotFulfilled = "notFulfilled";
    public const string Superseded = "superseded";
    public const string Withdrawn = "withdrawn";
    public const string NotVerifiable = "notVerifiable";

    public static IReadOnlyList<string> All { get; } =
    [
        NotAssessed, NotStarted, InProgress, Stalled, Completed, PartiallyCompleted, NotFulfilled, Superseded, Withdrawn,
        NotVerifiable,
    ];

    /// <summary>Those after which nothing is expected any more; only a reviewer reopens one.</summary>
    public static IReadOnlyList<string> Final { get; } = [Completed, PartiallyCompleted, NotFulfilled, Superseded, Withdrawn];

    public static bool IsFinal(string status) => Final.Contains(status, StringComparer.Ordinal);
}

/// <summary>How a commitment goes against its time, judged on a day; the first that holds.</summary>
public static class Paces
{
    /// <summary>It has a final status.</summary>
    public const string Closed = "closed";

    /// <summary>It has no due date.</summary>
    public const string Unknown = "unknown";
    public const string Overdue = "overdue";
    public const string Behind = "behind";
    public const string DueSoon = "dueSoon";
    public const string Ahead = "ahead";
    public const string OnTrack = "onTrack";

    public static IReadOnlyList<string> All { get; } = [Closed, Unknown, Overdue, Behind, DueSoon, Ahead, OnTrack];
}

/// <summary>Why something is not tracked.</summary>
public static class RejectionReasons
{
    public const string NotACommitment = "notACommitment";
    public const string WrongCut = "wrongCut";

    /// <summary>It comes with the commitment that it repeats.</summary>
    public const string Duplicate = "duplicate";

    public static IReadOnlyList<string> All { get; } = [NotACommitment, WrongCut, Duplicate];
}

/// <summary>Whether a piece of evidence still stands.</summary>
public static class EvidenceStates
{
    public const string Active = "active";
    public const string Retracted = "retracted";
}

public static class DocumentStates
{
    public const string Active = "active";
    public const string Withdrawn = "withdrawn";
}

/// <summary>Whether an article is still told apart in its document's text.</summary>
public static class ArticleStates
{
    public const string Active = "active";
    public const string Obsolete = "obsolete";
}

/// <summary>Whether the rules still find a mention; one that staff marked stays active.</summary>
public static class MentionStates
{
    public const string Active = "active";
    public const string Obsolete = "obsolete";

    /// <summary>Its document was withdrawn.</summary>
    public const string Withdrawn = "withdrawn";
}

public static class MentionOrigins
{
    public const string Extractor = "extractor";
    public const string Staff = "staff";
}

/// <summary>How an article's publication facts became known.</summary>
public static class FactBases
{
    public const string Given = "given";
    public const string Dateline = "dateline";
    public const string Unknown = "unknown";
}

/// <summary>What became of a pair that was proposed as a repeat.</summary>
public static class RepeatStates
{
    public const string Proposed = "proposed";
    public const string Accepted = "accepted";
    public const string Dismissed = "dismissed";

    /// <summary>Nothing is left to decide: its two commitments have become one, or another pair stands for the same two.</summary>
    public const string Superseded = "superseded";

    public static IReadOnlyList<string> All { get; } = [Proposed, Accepted, Dismissed, Superseded];
}

public static class Roles
{
    public const string Reader = "reader";
    public const string Editor = "editor";
    public const string Reviewer = "reviewer";
    public const string Admin = "admin";

    /// <summary>Each role may do what those before it may.</summary>
    public static IReadOnlyList<string> All { get; } = [Reader, Editor, Reviewer, Admin];

    public static bool IsAtLeast(string role, string least) => Rank(role) >= Rank(least);

    private static int Rank(string role) => All.TakeWhile(lower => lower != role).Count() is var rank && rank < All.Count ? rank : -1;
}
