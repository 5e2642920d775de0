using System.Text.Json.Serialization;
using Tracker.Persistence.Tracking;

namespace Tracker.Persistence.Commitments;

/// <summary>All of a commitment that can ever change, as the journal keeps it and as a replay gives it back.</summary>
internal sealed record CommitmentState(int Version, string State, string Review, string Status, EffectiveFields Effective)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Progress { get; init; }

    /// <summary>Its article's date of publication until a person corrects it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? StartOn { get; init; }

    /// <summary>The principal who looks after it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Assignee { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? SupersededBy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Parent { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? MergedInto { get; init; }

    /// <summary>Codes of <see cref="CorrectableFields"/>.</summary>
    public IReadOnlyList<string> CorrectedFields { get; init; } = [];

    /// <summary>The evidence that stands, in the order in which it was given.</summary>
    public IReadOnlyList<Guid> Evidence { get; init; } = [];

    [JsonIgnore]
    public TurningDates TurningDates => TurningDates.Of(Status, StartOn, Effective.DueTo, Progress);

    public bool IsCorrected(string field) => CorrectedFields.Contains(field, StringComparer.Ordinal);

    /// <summary>The same with the start that its article gives, unless a person corrected it.</summary>
    public CommitmentState WithStartOf(DateOnly? publishedOn) =>
        IsCorrected(CorrectableFields.StartOn) ? this : this with { StartOn = publishedOn };
}

/// <summary>The names of fields in <c>corrected_fields</c>.</summary>
internal static class CorrectableFields
{
    public const string Kind = "kind";
    public const string Actor = "actor";
    public const string Regions = "regions";
    public const string Themes = "themes";
    public const string Due = "due";
    public const string ResponsibleBodies = "responsibleBodies";
    public const string StartOn = "startOn";
}
