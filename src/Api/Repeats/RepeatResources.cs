using System.Text.Json;
using Tracker.Extraction.Repeats;
using Tracker.Persistence;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Repeats;

namespace Tracker.Api.Repeats;

/// <summary>Two commitments that seem to be one, or one target set for two years.</summary>
/// <param name="Id">Public id.</param>
/// <param name="Version">Counts its changes, from 1; If-Match takes it in quotation marks.</param>
/// <param name="Kind">same or succession; open vocabulary repeatKind.</param>
/// <param name="State">proposed, accepted, dismissed or superseded; open vocabulary repeatState.</param>
/// <param name="Score">How much the two are alike, from 0 to 1; pairs below 0.6 are not proposed.</param>
/// <param name="Left">The commitment that was recorded first.</param>
/// <param name="Right">The other one.</param>
/// <param name="Explanation">What the score rests on.</param>
/// <param name="CreatedAt">When it was proposed.</param>
/// <param name="UpdatedAt">When it last changed.</param>
public sealed record Repeat(
    Guid Id,
    int Version,
    string Kind,
    string State,
    double Score,
    RepeatedCommitment Left,
    RepeatedCommitment Right,
    RepeatExplanation Explanation,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public static Repeat From(RepeatRow row) => new(
        row.Id,
        row.Version,
        row.Kind,
        row.State,
        row.Score,
        new RepeatedCommitment(
            row.LeftCommitmentId, row.LeftCommitmentState, row.LeftMentionId, row.LeftDocumentId, row.LeftQuote, row.LeftYear, row.LeftPublishedOn, row.LeftPublisher),
        new RepeatedCommitment(
            row.RightCommitmentId, row.RightCommitmentState, row.RightMentionId, row.RightDocumentId, row.RightQuote, row.RightYear, row.RightPublishedOn, row.RightPublisher),
        JsonSerializer.Deserialize<RepeatExplanation>(row.ExplanationJson, StorageForms.Json)!,
        row.CreatedAt,
        row.UpdatedAt);
}

/// <summary>One side of a pair, with the mention that was compared.</summary>
/// <param name="CommitmentId">The commitment.</param>
/// <param name="CommitmentState">Its state; open vocabulary state.</param>
/// <param name="MentionId">The mention that was compared.</param>
/// <param name="DocumentId">The document it stands in.</param>
/// <param name="Quote">Its words.</param>
/// <param name="Year">The year it is meant for: in which it is due, else in which it was published.</param>
/// <param name="PublishedOn">Its article's date of publication.</param>
/// <param name="Publisher">Its article's newspaper, agency or site.</param>
public sealed record RepeatedCommitment(
    Guid CommitmentId,
    string CommitmentState,
    Guid MentionId,
    Guid DocumentId,
    string Quote,
    int? Year,
    DateOnly? PublishedOn,
    string? Publisher);

/// <summary>The commitments that set one target from year to year.</summary>
/// <param name="Items">The earliest year first; the commitment alone where no succession of it was accepted.</param>
public sealed record CommitmentChain(IReadOnlyList<CommitmentChainLink> Items)
{
    public static CommitmentChain From(IReadOnlyList<ChainedCommitment> links) => new([.. links.Select(link => new CommitmentChainLink(
        link.Id,
        link.State,
        link.Year,
        link.Quote,
        link.DueTo,
        link.PublishedOn,
        StorageForms.ListFromJson<CommitmentTarget>(link.TargetsJson),
        link.Changes?.LeftNumbers ?? [],
        link.Changes?.RightNumbers ?? [],
        link.Changes?.LeftWords ?? [],
        link.Changes?.RightWords ?? []))]);
}

/// <summary>A commitment in a chain, and what changed from the one before it; nothing did for the first.</summary>
/// <param name="CommitmentId">The commitment.</param>
/// <param name="State">Its state; open vocabulary.</param>
/// <param name="Year">The year it is meant for: in which it is due, else in which it was published.</param>
/// <param name="Quote">Its earliest mention.</param>
/// <param name="DueTo">Latest day meant by its deadline.</param>
/// <param name="PublishedOn">When its earliest mention was published.</param>
/// <param name="Targets">The quantities that it sets.</param>
/// <param name="DroppedNumbers">Numbers with their units that only the one before has.</param>
/// <param name="AddedNumbers">Numbers with their units that only this one has.</param>
/// <param name="DroppedWords">Words that only the one before has, folded to Simplified characters.</param>
/// <param name="AddedWords">Words that only this one has, folded to Simplified characters.</param>
public sealed record CommitmentChainLink(
    Guid CommitmentId,
    string State,
    int? Year,
    string Quote,
    DateOnly? DueTo,
    DateOnly? PublishedOn,
    IReadOnlyList<CommitmentTarget> Targets,
    IReadOnlyList<string> DroppedNumbers,
    IReadOnlyList<string> AddedNumbers,
    IReadOnlyList<string> DroppedWords,
    IReadOnlyList<string> AddedWords);
