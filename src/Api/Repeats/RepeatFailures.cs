using Tracker.Api.Problems;

namespace Tracker.Api.Repeats;

/// <summary>A pair was decided otherwise already.</summary>
public sealed record RepeatDecided(Guid Id, string State) : Failure;

/// <summary>Nothing is left to decide: the two have become one, or another pair stands for them.</summary>
public sealed record RepeatSuperseded(Guid Id) : Failure;

/// <summary>One of a pair's commitments cannot be merged any more.</summary>
public sealed record RepeatedCommitmentNotActive(Guid Commitment, string State) : Failure;
