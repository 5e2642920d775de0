using Tracker.Persistence.Commitments;
using Tracker.Persistence.Documents;

namespace Tracker.Persistence.Tracking;

/// <summary>What staff post about a commitment.</summary>
public abstract record CommitmentEvent
{
    /// <summary>When it happened; null for today.</summary>
    public DateOnly? EffectiveOn { get; init; }

    public string? Note { get; init; }
}

public sealed record StatusEvent(string Status) : CommitmentEvent
{
    /// <summary>Null leaves it as it is.</summary>
    public int? Progress { get; init; }

    public string? Reason { get; init; }

    public Guid? SupersededBy { get; init; }

    public IReadOnlyList<NewEvidence> Evidence { get; init; } = [];
}

public sealed record ReviewEvent(string Review) : CommitmentEvent
{
    /// <summary>For a rejection a code of <see cref="RejectionReasons"/>.</summary>
    public string? Reason { get; init; }

    public Guid? DuplicateOf { get; init; }
}

/// <summary>From 0 to 100; null says that none is known.</summary>
public sealed record ProgressEvent(int? Progress) : CommitmentEvent;

public sealed record NoteEvent : CommitmentEvent;

public sealed record EvidenceEvent(IReadOnlyList<NewEvidence> Evidence) : CommitmentEvent;

/// <summary>The id of a principal; null for nobody.</summary>
public sealed record AssignmentEvent(Guid? Assignee) : CommitmentEvent;

/// <summary>Effective fields as a person says they are; null leaves one as it is.</summary>
public sealed record CorrectionEvent : CommitmentEvent
{
    public IReadOnlyList<string>? Regions { get; init; }

    public IReadOnlyList<string>? Themes { get; init; }

    public Correction<string?>? Actor { get; init; }

    public Correction<Due?>? Due { get; init; }

    public IReadOnlyList<string>? ResponsibleBodies { get; init; }

    public Correction<DateOnly?>? StartOn { get; init; }
}

/// <summary>When something is due.</summary>
public sealed record Due(DateOnly? From, DateOnly To, string Precision, string? Text);

/// <summary>The commitment becomes part of another.</summary>
public sealed record MergeEvent(Guid Into) : CommitmentEvent;

public sealed record UnmergeEvent : CommitmentEvent;

/// <summary>Each child takes parts of one mention of the parent.</summary>
public sealed record SplitEvent(IReadOnlyList<SplitPart> Children) : CommitmentEvent;

/// <param name="Mention">The mention it is part of; null for the earliest.</param>
public sealed record SplitPart(Guid? Mention, IReadOnlyList<Segment> Segments);

/// <param name="Event">The latest event, for who wants to be sure which; null for whichever it is.</param>
public sealed record RetractEvent(Guid? Event) : CommitmentEvent
{
    public string? Reason { get; init; }
}

/// <summary>Something that shows what became of a commitment: a link, a file, or both.</summary>
public sealed record NewEvidence(string? Url, string? Title, string Quotation, DateOnly ObservedOn)
{
    public EvidenceFile? File { get; init; }
}

/// <param name="Name">The name it came under.</param>
/// <param name="MediaType">What its content shows it to be.</param>
public sealed record EvidenceFile(string? Name, string MediaType, ReadOnlyMemory<byte> Content);
