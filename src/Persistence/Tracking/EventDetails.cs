using System.Text.Json.Serialization;

namespace Tracker.Persistence.Tracking;

/// <summary>What an event of a commitment said beside what it changed, as the journal keeps it. What was not said is left out.</summary>
public sealed record EventDetails
{
    /// <summary>Why, in words or as a code of the vocabulary rejectionReason.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    /// <summary>The commitment that a rejected one repeats.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? DuplicateOf { get; init; }

    /// <summary>The evidence it was given with, or that moved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Evidence { get; init; }

    /// <summary>The commitment that it was merged into or separated from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Into { get; init; }

    /// <summary>The commitment that was merged into it or separated from it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? From { get; init; }

    /// <summary>The mentions that moved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Mentions { get; init; }

    /// <summary>The commitments that it was split into.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Children { get; init; }

    /// <summary>The event that this one undid.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Retracts { get; init; }
}
