using System.Text.Json.Serialization;
using Tracker.Api.Events;
using Tracker.Api.Repeats;
using Tracker.Persistence;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Repeats;
using Tracker.Persistence.Tracking;

namespace Tracker.Api.Commitments;

/// <summary>A commitment that staff track: its effective fields, and its earliest mention.</summary>
/// <param name="Id">Public id; it answers for ever.</param>
/// <param name="Version">Counts its changes, from 1.</param>
/// <param name="State">active, merged, split, obsolete or withdrawn; open vocabulary.</param>
/// <param name="Review">candidate, accepted or rejected; open vocabulary.</param>
/// <param name="Status">notAssessed, inProgress, completed …; open vocabulary.</param>
/// <param name="Progress">Percent done, as far as somebody has said.</param>
/// <param name="Pace">closed, unknown, overdue, behind, dueSoon, ahead or onTrack, judged on asOf; open vocabulary.</param>
/// <param name="AsOf">The business date that its pace is judged on.</param>
/// <param name="StartOn">From when its time is counted: its article's date of publication until corrected.</param>
/// <param name="AheadUntil">The last day on which its progress is ahead of its time.</param>
/// <param name="BehindFrom">The first day on which its progress is behind its time.</param>
/// <param name="DueSoonFrom">From when it is due soon.</param>
/// <param name="OverdueFrom">From when it is overdue.</param>
/// <param name="AssigneeId">The principal who looks after it.</param>
/// <param name="SupersededBy">The commitment that replaced it.</param>
/// <param name="ParentId">The commitment that it was split from.</param>
/// <param name="MergedInto">The commitment that it was merged into.</param>
/// <param name="Kind">directive or pledge; open vocabulary.</param>
/// <param name="Actor">Who says it, in Simplified characters.</param>
/// <param name="Quote">The earliest mention's segments, joined; empty where its document was withdrawn.</param>
/// <param name="Segments">Where the quote stands in the document's text.</param>
/// <param name="Regions">Slugs of the regions it concerns.</param>
/// <param name="Themes">Codes of the themes it is about.</param>
/// <param name="ResponsibleBodies">Who is to do it, where named.</param>
/// <param name="DueFrom">Earliest day meant by its deadline.</param>
/// <param name="DueTo">Latest day meant by its deadline.</param>
/// <param name="DuePrecision">day, week, month, quarter, halfYear, year or period; open vocabulary.</param>
/// <param name="DueText">The deadline's words.</param>
/// <param name="Targets">The quantities that its mentions set, each once.</param>
/// <param name="Strength">quantifiedAndDated, quantified, dated or directional; open vocabulary.</param>
/// <param name="Specificity">What it names that somebody could check: project, place, body, number; open vocabulary.</param>
/// <param name="DocumentId">The document of the earliest mention.</param>
/// <param name="ArticleId">The article of the earliest mention.</param>
/// <param name="ArticleTitle">That article's heading.</param>
/// <param name="PublishedOn">That article's date of publication.</param>
/// <param name="Publisher">That article's newspaper, agency or site.</param>
/// <param name="IsSample">True where the document is one of the program's samples.</param>
/// <param name="CreatedAt">When it was recorded.</param>
/// <param name="UpdatedAt">When it last changed.</param>
public record CommitmentSummary(
    Guid Id,
    int Version,
    string State,
    string Review,
    string Status,
    int? Progress,
    string Pace,
    DateOnly AsOf,
    DateOnly? StartOn,
    DateOnly? AheadUntil,
    DateOnly? BehindFrom,
    DateOnly? DueSoonFrom,
    DateOnly? OverdueFrom,
    Guid? AssigneeId,
    Guid? SupersededBy,
    Guid? ParentId,
    Guid? MergedInto,
    string Kind,
    string? Actor,
    string Quote,
    IReadOnlyList<Segment> Segments,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Themes,
    IReadOnlyList<string> ResponsibleBodies,
    DateOnly? DueFrom,
    DateOnly? DueTo,
    string? DuePrecision,
    string? DueText,
    IReadOnlyList<CommitmentTarget> Targets,
    string Strength,
    IReadOnlyList<string> Specificity,
    Guid DocumentId,
    Guid ArticleId,
    string? ArticleTitle,
    DateOnly? PublishedOn,
    string? Publisher,
    bool IsSample,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <param name="asOf">The day that pace is judged on.</param>
    public static CommitmentSummary From(CommitmentRow row, DateOnly asOf) => new(
        row.Id,
        row.Version,
        row.State,
        row.Review,
        row.Status,
        row.Progress,
        row.TurningDates.PaceOn(asOf),
        asOf,
        row.StartOn,
        row.TurningDates.AheadUntil,
        row.TurningDates.BehindFrom,
        row.TurningDates.DueSoonFrom,
        row.TurningDates.OverdueFrom,
        row.AssigneeId,
        row.SupersededBy,
        row.ParentId,
        row.MergedInto,
        row.Kind,
        row.Actor,
        row.State == CommitmentStates.Withdrawn ? "" : row.Quote,
        StorageForms.ListFromJson<Segment>(row.SegmentsJson),
        StorageForms.ListFromJson<string>(row.RegionsJson),
        StorageForms.ListFromJson<string>(row.ThemesJson),
        StorageForms.ListFromJson<string>(row.ResponsibleBodiesJson),
        row.DueFrom,
        row.DueTo,
        row.DuePrecision,
        row.DueText,
        StorageForms.ListFromJson<CommitmentTarget>(row.TargetsJson),
        row.Strength,
        StorageForms.ListFromJson<string>(row.SpecificityJson),
        row.DocumentId,
        row.ArticleId,
        row.ArticleTitle,
        row.PublishedOn,
        row.Publisher,
        row.IsSample,
        row.CreatedAt,
        row.UpdatedAt);
}

/// <summary>Everything known of a commitment.</summary>
/// <param name="CorrectedFields">The fields that a person has corrected; the others are united over the mentions.</param>
/// <param name="Mentions">Where it was found, in the order in which it was found, with the reason for every part.</param>
/// <param name="Evidence">What shows what became of it, in the order in which it was given.</param>
/// <param name="Repeats">Pairs with other commitments that are yet to be decided, the newest 50; GET /repeats lists all.</param>
public sealed record Commitment(
    CommitmentSummary Summary,
    [property: JsonPropertyOrder(1)] IReadOnlyList<string> CorrectedFields,
    [property: JsonPropertyOrder(1)] IReadOnlyList<Mention> Mentions,
    [property: JsonPropertyOrder(1)] IReadOnlyList<Evidence> Evidence,
    [property: JsonPropertyOrder(1)] IReadOnlyList<Repeat> Repeats)
    : CommitmentSummary(Summary)
{
    [JsonIgnore]
    public CommitmentSummary Summary { get; } = Summary;

    public static Commitment From(KnownCommitment known, IReadOnlyList<RepeatRow> repeats, DateOnly asOf) => new(
        CommitmentSummary.From(known.Commitment, asOf),
        StorageForms.ListFromJson<string>(known.Commitment.CorrectedFieldsJson),
        [.. known.Mentions.Select(Mention.From)],
        [.. known.Evidence.Select(Events.Evidence.From)],
        [.. repeats.Select(Repeat.From)]);
}

/// <summary>A place where a commitment was found, as it was found.</summary>
/// <param name="Id">Public id.</param>
/// <param name="Origin">extractor or staff; open vocabulary.</param>
/// <param name="State">active, or obsolete where the rules no longer find it; open vocabulary.</param>
/// <param name="DocumentId">The document it stands in.</param>
/// <param name="TextVersion">The version of the document's text that the offsets are counted in.</param>
/// <param name="ArticleId">The article it stands in.</param>
/// <param name="ArticleTitle">That article's heading.</param>
/// <param name="PublishedOn">That article's date of publication.</param>
/// <param name="Publisher">That article's newspaper, agency or site.</param>
/// <param name="Segments">Its parts in the text; a sentence cut by a page break has several.</param>
/// <param name="Quote">The segments' slices, joined; empty where its document was withdrawn.</param>
/// <param name="Kind">directive or pledge; open vocabulary.</param>
/// <param name="Actor">Who says it, in Simplified characters.</param>
/// <param name="ActorAsWritten">The same in the text's own characters.</param>
/// <param name="ActorOffice">The speaker's office, where the text gives it.</param>
/// <param name="ActorBody">The body that office belongs to.</param>
/// <param name="Rule">The rule that found it; null where staff did.</param>
/// <param name="Cue">The words that the rule decided on.</param>
/// <param name="CueStart">Where the cue begins in the text.</param>
/// <param name="CueEnd">Where it ends, exclusive.</param>
/// <param name="LexiconVersion">The lexicon that the rule used.</param>
/// <param name="Regions">The regions, each with what gave it.</param>
/// <param name="Themes">The themes, each with the words that gave it.</param>
/// <param name="ResponsibleBodies">Who is to do it, where named.</param>
/// <param name="DueFrom">Earliest day meant by its deadline.</param>
/// <param name="DueTo">Latest day meant by its deadline.</param>
/// <param name="DuePrecision">day, week, month, quarter, halfYear, year or period; open vocabulary.</param>
/// <param name="DueText">The deadline's words.</param>
/// <param name="DueStart">Where those words begin in the text.</param>
/// <param name="DueEnd">Where they end, exclusive.</param>
/// <param name="Targets">The quantities it sets, in text order.</param>
/// <param name="Strength">quantifiedAndDated, quantified, dated or directional; open vocabulary.</param>
/// <param name="Specificity">What it names that somebody could check, with the words that name it.</param>
/// <param name="CreatedAt">When it was recorded.</param>
public sealed record Mention(
    Guid Id,
    string Origin,
    string State,
    Guid DocumentId,
    int TextVersion,
    Guid ArticleId,
    string? ArticleTitle,
    DateOnly? PublishedOn,
    string? Publisher,
    IReadOnlyList<Segment> Segments,
    string Quote,
    string Kind,
    string? Actor,
    string? ActorAsWritten,
    string? ActorOffice,
    string? ActorBody,
    string? Rule,
    string? Cue,
    int? CueStart,
    int? CueEnd,
    string? LexiconVersion,
    IReadOnlyList<MentionRegion> Regions,
    IReadOnlyList<MentionTheme> Themes,
    IReadOnlyList<string> ResponsibleBodies,
    DateOnly? DueFrom,
    DateOnly? DueTo,
    string? DuePrecision,
    string? DueText,
    int? DueStart,
    int? DueEnd,
    IReadOnlyList<MentionTarget> Targets,
    string Strength,
    IReadOnlyList<MentionSpecific> Specificity,
    DateTimeOffset CreatedAt)
{
    public static Mention From(MentionRow row) => new(
        row.Id,
        row.Origin,
        row.State,
        row.DocumentId,
        row.TextVersion,
        row.ArticleId,
        row.ArticleTitle,
        row.PublishedOn,
        row.Publisher,
        StorageForms.ListFromJson<Segment>(row.SegmentsJson),
        row.State == MentionStates.Withdrawn ? "" : row.Quote,
        row.Kind,
        row.Actor,
        row.ActorAsWritten,
        row.ActorOffice,
        row.ActorBody,
        row.Rule,
        row.Cue,
        row.CueStart,
        row.CueEnd,
        row.LexiconVersion,
        StorageForms.ListFromJson<MentionRegion>(row.RegionsJson),
        StorageForms.ListFromJson<MentionTheme>(row.ThemesJson),
        StorageForms.ListFromJson<string>(row.ResponsibleBodiesJson),
        row.DueFrom,
        row.DueTo,
        row.DuePrecision,
        row.DueText,
        row.DueStart,
        row.DueEnd,
        StorageForms.ListFromJson<MentionTarget>(row.TargetsJson),
        row.Strength,
        StorageForms.ListFromJson<MentionSpecific>(row.SpecificityJson),
        row.CreatedAt);
}
