namespace Tracker.Persistence.Documents;

/// <summary>How what the rules now find in a document differs from what is stored.</summary>
/// <param name="HasOldSignatures">Whether mentions are signed as another version of the program did, so that repeats of them may be missed.</param>
public sealed record ReextractionReport(
    Guid DocumentId,
    string? FileName,
    IReadOnlyList<ArticleDifference> Articles,
    IReadOnlyList<MentionDifference> Differences,
    bool HasOldSignatures)
{
    /// <summary>Whether applying would write anything.</summary>
    public bool HasChanges =>
        HasOldSignatures || Articles.Count > 0 || Differences.Any(difference => difference.Kind != DifferenceKind.Kept);
}

/// <param name="ArticleId">The article concerned; null for one that is yet to be stored.</param>
/// <param name="Fields">For a change: which facts differ. What a person gave or corrected is never among them.</param>
public sealed record ArticleDifference(DifferenceKind Kind, string? Title, Guid? ArticleId, IReadOnlyList<string> Fields);

/// <param name="CommitmentId">The commitment concerned; null for one that is yet to be recorded.</param>
/// <param name="Fields">For a change: which fields differ.</param>
public sealed record MentionDifference(DifferenceKind Kind, string Quote, Guid? CommitmentId, IReadOnlyList<string> Fields);

public enum DifferenceKind
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
