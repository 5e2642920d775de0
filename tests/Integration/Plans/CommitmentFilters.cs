using Tracker.Extraction;
using Tracker.Persistence;
using Tracker.Persistence.Commitments;

namespace Tracker.Integration.Tests.Plans;

/// <summary>Each filter of the list of commitments, and each pair of them.</summary>
internal static class CommitmentFilters
{
    public static IReadOnlyList<(string Name, Func<CommitmentFilter, CommitmentFilter> Add)> All { get; } =
    [
        ("document", filter => filter with { Documents = [Guid.Empty] }),
        ("actor", filter => filter with { Actors = ["会议"] }),
        ("region", filter => filter with { Regions = ["jiangsu"] }),
        ("containing", filter => filter with { Regions = ["nantong"], ContainingRegions = ["jiangsu", "yangtze-delta"] }),
        ("theme", filter => filter with { Themes = ["water"] }),
        ("status", filter => filter with { Statuses = ["notAssessed"] }),
        ("review", filter => filter with { Reviews = ["candidate"] }),
        ("kind", filter => filter with { Kinds = ["directive"] }),
        ("strength", filter => filter with { Strengths = ["quantified"] }),
        ("strengths", filter => filter with { Strengths = ["quantified", "quantifiedAndDated"] }),
        ("state", filter => filter with { States = ["active"] }),
        ("themes", filter => filter with { Themes = ["water", "energy", "talent"] }),
        ("kinds", filter => filter with { Kinds = ["directive", "pledge"] }),
        ("words", filter => filter with { Search = Extractor.Default.Search.Read("太湖 流域综合 湖") }),
        ("synonyms", filter => filter with { Search = Extractor.Default.Search.Read("“网络，信息” 5G") }),
        ("statuses", filter => filter with { Statuses = ["notAssessed", "stalled"] }),
        ("assignee", filter => filter with { Assignees = [Guid.Empty] }),
        ("closed", filter => filter with { Paces = [Paces.Closed, Paces.Unknown] }),
        ("late", filter => filter with { Paces = [Paces.Overdue, Paces.Behind], AsOf = new DateOnly(2026, 6, 30) }),
        ("pace", filter => filter with { Paces = [Paces.DueSoon, Paces.Ahead, Paces.OnTrack], AsOf = new DateOnly(2026, 6, 30) }),
        ("untouched", filter => filter with { UntouchedSince = DateTimeOffset.UnixEpoch }),
    ];

    /// <summary>No filter, each alone, and each pair.</summary>
    public static IEnumerable<(string One, string Other)> PairNames =>
        All.SelectMany((one, index) => All.Skip(index).Select(other => (one.Name, other.Name))).Prepend(("", ""));

    public static IEnumerable<CommitmentFilter> Pairs => PairNames.Select(pair => Of(pair.One, pair.Other));

    public static CommitmentFilter Of(string one, string other) =>
        All.Where(candidate => candidate.Name == one || candidate.Name == other).Aggregate(CommitmentFilter.None, (sum, next) => next.Add(sum));
}
