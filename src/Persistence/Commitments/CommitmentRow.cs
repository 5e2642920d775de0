using Tracker.Persistence.Search;
using Tracker.Persistence.Tracking;

namespace Tracker.Persistence.Commitments;

/// <summary>A commitment's effective fields, and the place of its earliest mention.</summary>
public record CommitmentRow
{
    public long Key { get; init; }

    public Guid Id { get; init; }

    public int Version { get; init; }

    public required string State { get; init; }

    public required string Review { get; init; }

    public required string Status { get; init; }

    /// <summary>Percent done.</summary>
    public int? Progress { get; init; }

    public DateOnly? StartOn { get; init; }

    public Guid? AssigneeId { get; init; }

    public Guid? SupersededBy { get; init; }

    public Guid? ParentId { get; init; }

    public Guid? MergedInto { get; init; }

    public required string Kind { get; init; }

    public string? Actor { get; init; }

    public required string RegionsJson { get; init; }

    public required string ThemesJson { get; init; }

    public DateOnly? DueFrom { get; init; }

    public DateOnly? DueTo { get; init; }

    public string? DuePrecision { get; init; }

    public string? DueText { get; init; }

    public required string ResponsibleBodiesJson { get; init; }

    public required string TargetsJson { get; init; }

    public required string Strength { get; init; }

    public required string SpecificityJson { get; init; }

    public required string CorrectedFieldsJson { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public required string Quote { get; init; }

    public required string SegmentsJson { get; init; }

    public Guid DocumentId { get; init; }

    public Guid ArticleId { get; init; }

    public string? ArticleTitle { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public string? Publisher { get; init; }

    public bool IsSample { get; init; }

    public TurningDates TurningDates => TurningDates.Of(Status, StartOn, DueTo, Progress);

    /// <summary>The quotes that were searched, where words were searched for; the first is <see cref="Quote"/>.</summary>
    public IReadOnlyList<SearchedQuote> Searched { get; init; } = [];
}

/// <summary>A commitment where a document mentions it.</summary>
public sealed record PlacedCommitmentRow : CommitmentRow
{
    /// <summary>Where the mention begins in the document's text.</summary>
    public int Start { get; init; }
}

/// <summary>One mention with its provenance.</summary>
public sealed record MentionRow
{
    public long Key { get; init; }

    public Guid Id { get; init; }

    public required string Origin { get; init; }

    public required string State { get; init; }

    public Guid DocumentId { get; init; }

    public int TextVersion { get; init; }

    public Guid ArticleId { get; init; }

    public string? ArticleTitle { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public string? Publisher { get; init; }

    public required string SegmentsJson { get; init; }

    public required string Quote { get; init; }

    public required string Kind { get; init; }

    public string? Actor { get; init; }

    public string? ActorAsWritten { get; init; }

    public string? ActorOffice { get; init; }

    public string? ActorBody { get; init; }

    public string? Rule { get; init; }

    public string? Cue { get; init; }

    public int? CueStart { get; init; }

    public int? CueEnd { get; init; }

    public string? LexiconVersion { get; init; }

    public required string RegionsJson { get; init; }

    public required string ThemesJson { get; init; }

    public DateOnly? DueFrom { get; init; }

    public DateOnly? DueTo { get; init; }

    public string? DuePrecision { get; init; }

    public string? DueText { get; init; }

    public int? DueStart { get; init; }

    public int? DueEnd { get; init; }

    public required string ResponsibleBodiesJson { get; init; }

    public required string TargetsJson { get; init; }

    public required string Strength { get; init; }

    public required string SpecificityJson { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
