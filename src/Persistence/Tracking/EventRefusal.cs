namespace Tracker.Persistence.Tracking;

/// <summary>Why an event was not taken.</summary>
public abstract record EventRefusal;

public sealed record CommitmentMissing : EventRefusal;

/// <summary>It has another version than the caller has seen.</summary>
public sealed record CommitmentStale(int Version) : EventRefusal;

/// <summary>Only active commitments take such an event.</summary>
public sealed record CommitmentNotActive(Guid Id, string State) : EventRefusal;

/// <summary>The step is not in the table.</summary>
/// <param name="Legal">The values that may follow.</param>
public sealed record IllegalTransition(string Field, string From, string To, IReadOnlyList<string> Legal) : EventRefusal;

/// <summary>A rejected commitment has no status to set.</summary>
/// <param name="Legal">The reviews that it may get.</param>
public sealed record RejectedHasNoStatus(IReadOnlyList<string> Legal) : EventRefusal;

public sealed record RoleTooLow(string Needed, string What) : EventRefusal;

/// <summary>The step needs something said along with it; codes of <see cref="TransitionNeeds"/>.</summary>
public sealed record NeedsMore(string Field, string To, IReadOnlyList<string> Missing) : EventRefusal;

/// <param name="Member">The member of the request that names something unknown.</param>
public sealed record UnknownReference(string Member, string What, Guid Id) : EventRefusal;

/// <summary>A commitment cannot take its own place.</summary>
public sealed record RefersToItself(string Member) : EventRefusal;

public sealed record NotMerged(string State) : EventRefusal;

public sealed record NothingToRetract : EventRefusal;

/// <summary>Another event is the latest by now.</summary>
public sealed record NotTheLatest(Guid Latest) : EventRefusal;

/// <summary>It cannot be undone any more, or not from here.</summary>
public sealed record CannotBeUndone(string Detail) : EventRefusal;

/// <param name="Member">The member of the request at fault.</param>
public sealed record UnusableParts(string Member, string Detail) : EventRefusal;

public sealed record TooMuchEvidence(int Most) : EventRefusal;
