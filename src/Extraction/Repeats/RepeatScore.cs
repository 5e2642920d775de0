namespace Tracker.Extraction.Repeats;

/// <summary>One side of a comparison.</summary>
/// <param name="Themes">Codes.</param>
/// <param name="Regions">Slugs.</param>
/// <param name="Year">The year it is meant for, where known: of its due date, else of its publication.</param>
/// <param name="HasDue">Whether that is the year of its due date.</param>
public sealed record RepeatSide(Wording Wording, IReadOnlyList<string> Themes, IReadOnlyList<string> Regions, int? Year, bool HasDue);

/// <summary>How much two mentions are one commitment, and why.</summary>
/// <param name="Score">From 0 to 1.</param>
/// <param name="Kind">A code of <see cref="RepeatKinds"/>.</param>
public sealed record RepeatScore(double Score, string Kind, RepeatExplanation Explanation);

/// <summary>What a score rests on.</summary>
/// <param name="Wording">How much of the wording is shared, from 0 to 1: the greatest of the three that follow, weighted.</param>
/// <param name="Whole">Pairs of characters that both have, of all that either has.</param>
/// <param name="Contained">Pairs of telling characters that both have, of those that the shorter has.</param>
/// <param name="Part">The same for the two clauses that are most alike.</param>
/// <param name="LeftPart">The left one of those clauses; null where none are alike.</param>
/// <param name="RightPart">The right one.</param>
/// <param name="Themes">Codes of the themes that both have.</param>
/// <param name="Regions">Slugs of the regions that both have.</param>
public sealed record RepeatExplanation(
    double Wording,
    double Whole,
    double Contained,
    double Part,
    string? LeftPart,
    string? RightPart,
    IReadOnlyList<string> Themes,
    IReadOnlyList<string> Regions,
    RepeatChanges Changes);

/// <summary>What one side has and the other has not, as folded.</summary>
/// <param name="LeftNumbers">Numbers with their units that only the left has.</param>
/// <param name="LeftWords">Words that only the left has, in its order.</param>
/// <param name="LeftRegions">Slugs that only the left has.</param>
public sealed record RepeatChanges(
    IReadOnlyList<string> LeftNumbers,
    IReadOnlyList<string> RightNumbers,
    IReadOnlyList<string> LeftWords,
    IReadOnlyList<string> RightWords,
    IReadOnlyList<string> LeftRegions,
    IReadOnlyList<string> RightRegions);

/// <summary>The codes of the open vocabulary <c>repeatKind</c>.</summary>
public static class RepeatKinds
{
    /// <summary>The same commitment said again.</summary>
    public const string Same = "same";

    /// <summary>The same target set for another year.</summary>
    public const string Succession = "succession";

    public static IReadOnlyList<string> All { get; } = [Same, Succession];
}
