using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>
/// A sentence found to be a commitment, with what its article and its speaker tell about it: all that regions, themes
/// and deadlines are read from. Spans are those of the reading; what leaves goes through <see cref="Reading.ToSource(TextSpan)"/>.
/// </summary>
internal sealed record CommitmentSentence
{
    /// <summary>The whole document, whose reading gives the characters.</summary>
    public required DocumentOutline Outline { get; init; }

    /// <summary>The lexicon words of the whole document.</summary>
    public required TextScan Scan { get; init; }

    /// <summary>What the caller knows; preferred to what the article states.</summary>
    public required DocumentHints Hints { get; init; }

    public required Article Article { get; init; }

    /// <summary>The paragraph it stands in.</summary>
    public required Paragraph Paragraph { get; init; }

    /// <summary>The name of the meeting the article reports (市委常委会会议), where it names one.</summary>
    public required TextSpan? Meeting { get; init; }

    /// <summary>The sentence itself.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>
    /// Its part that carries the commitment: the reporting clause or the event narrative before it is left out.
    /// </summary>
    public required TextSpan Scope { get; init; }

    /// <summary>A code of <see cref="CommitmentKinds"/>.</summary>
    public required string Kind { get; init; }

    public required Speaker? Speaker { get; init; }

    /// <summary>The speaker comes from an earlier sentence.</summary>
    public required bool SpeakerCarriedOver { get; init; }

    /// <summary>
    /// The speaker acts for his own side (我们将, 江苏将 said by its governor, an elided subject in a pledge), so that
    /// the place he governs is concerned even where others are named.
    /// </summary>
    public required bool OwnSide { get; init; }
}
