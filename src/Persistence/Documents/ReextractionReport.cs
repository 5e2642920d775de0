namespace Tracker.Persistence.Documents;

/// <summary>A stored text, with what is known of it beside, to extract from again.</summary>
/// <summary>How what the rules now find in a document differs from what is stored.</summary>
public sealed record ReextractionReport(Guid DocumentId, string? FileName, IReadOnlyList<MentionDifference> Differences)
{
    /// <summary>Whether applying would write anything.</summary>
    public bool HasChanges => Differences.Any(difference => difference.Kind != MentionDifferenceKind.Kept);
}

/// <param name="CommitmentId">The commitment concerned; null for one that is yet to be recorded.</param>
/// <param name="Fields">For a change: which fields differ.</param>
public sealed record MentionDifference(MentionDifferenceKind Kind, string Quote, Guid? CommitmentId, IReadOnlyList<string> Fields);

public enum MentionDifferenceKind
{
    /// <summary>Found now, not stored.</summary>
    Appeared,

    /// <summary>Found otherwise than stored.</summary>
    Changed,

    /// <summary>Stored, not found now.</summary>
    Vanished,

    /// <summary>It would change or vanish, but a person has decided on its commitment, so it stays as it is.</summary>
    Kept,
}
