using Tracker.Api.Problems;

namespace Tracker.Api.Documents;

/// <summary>A source that gives no text to extract from.</summary>
public sealed record UnreadableText(string Field, string Code, string Detail) : Failure;

public sealed record DocumentWithdrawn(Guid Id) : Failure;
