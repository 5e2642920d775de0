using Tracker.Extraction.Search;

namespace Tracker.Persistence.Commitments;

/// <summary>Which commitments are asked for. Values within a field are alternatives, fields narrow each other.</summary>
/// <remarks>Empty review and state stand for what lists show unless asked: active, and not rejected.</remarks>
public sealed record CommitmentFilter
{
    public static CommitmentFilter None { get; } = new();

    /// <summary>Slugs; what lies below each counts too.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Slugs of larger regions of which only what was said for them themselves is wanted beside.</summary>
    public IReadOnlyList<string> ContainingRegions { get; init; } = [];

    public IReadOnlyList<string> Themes { get; init; } = [];

    public IReadOnlyList<string> Kinds { get; init; } = [];

    public IReadOnlyList<string> Actors { get; init; } = [];

    public IReadOnlyList<Guid> Documents { get; init; } = [];

    /// <summary>Words that stand in its quotes.</summary>
    public SearchQuery? Search { get; init; }

    public IReadOnlyList<string> Statuses { get; init; } = [];

    public IReadOnlyList<string> Strengths { get; init; } = [];

    public IReadOnlyList<string> Reviews { get; init; } = [];

    public IReadOnlyList<string> States { get; init; } = [];

    public IReadOnlyList<string> Paces { get; init; } = [];

    /// <summary>The day that paces are judged on.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>Ids of principals.</summary>
    public IReadOnlyList<Guid> Assignees { get; init; } = [];

    /// <summary>Only what no person has done anything to since.</summary>
    public DateTimeOffset? UntouchedSince { get; init; }
}
