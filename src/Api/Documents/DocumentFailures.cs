using Tracker.Api.Problems;

namespace Tracker.Api.Documents;

/// <summary>A source that gives no text to extract from.</summary>
/// <param name="Field">What carried it: a member of the JSON or a field of the form.</param>
public sealed record UnreadableText(int Status, string Field, string Code, string Detail) : Failure;

public sealed record DocumentWithdrawn(Guid Id) : Failure;
