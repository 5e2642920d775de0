using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments;

/// <summary>Why a sentence is a commitment, or why one with a cue is none.</summary>
/// <param name="Article">The <see cref="ExtractedArticle.Ordinal"/> of its article.</param>
/// <param name="Segments">Its parts in the source.</param>
/// <param name="Quote">The parts joined.</param>
/// <param name="Decided">The rule whose cue stands in it; null where no rule found one.</param>
/// <param name="Veto">The stable name of what spoke against it; null where nothing did.</param>
/// <param name="Kind">The kind, where it is a commitment.</param>
/// <param name="Voice">Who speaks, by name, where the text tells.</param>
public sealed record SentenceVerdict(
    int Article,
    IReadOnlyList<TextSpan> Segments,
    string Quote,
    RuleEvidence? Decided,
    string? Veto,
    string? Kind,
    string? Voice)
{
    public bool IsCommitment => Decided is not null && Veto is null;
}
