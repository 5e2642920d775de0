using Tracker.Persistence;
using Tracker.Persistence.Repeats;

namespace Tracker.Integration.Tests.Plans;

/// <summary>The forms that the filter of the list of repeats takes.</summary>
internal static class RepeatFilters
{
    public static IReadOnlyList<RepeatFilter> All { get; } =
    [
        new(),
        new() { States = RepeatStates.All },
        new() { Kinds = ["succession"] },
        new() { Commitments = [Guid.Empty] },
        new() { Commitments = [Guid.Empty, Guid.AllBitsSet], States = ["accepted"], Kinds = ["same"] },
        new() { Documents = [Guid.Empty] },
        new() { Documents = [Guid.Empty], Commitments = [Guid.Empty] },
    ];
}
