using Tracker.Extraction.Commitments;
using Tracker.Extraction.Deadlines;
using Tracker.Extraction.Targets;

namespace Tracker.Persistence.Commitments;

/// <summary>What was found of a mention, in the forms in which its row holds it (lists as JSON).</summary>
internal record MentionValues
{
    /// <summary>Selects the values from <c>mention m</c>.</summary>
    public const string Columns =
        """
        m.segments AS Segments, m.start_at AS Start, m.end_at AS "End", m.quote AS Quote, m.kind AS Kind, m.actor AS Actor,
        m.actor_as_written AS ActorAsWritten, m.actor_office AS ActorOffice, m.actor_body AS ActorBody, m."rule" AS "Rule",
        m.cue AS Cue, m.cue_start AS CueStart, m.cue_end AS CueEnd, m.regions AS Regions, m.themes AS Themes,
        m.due_from AS DueFrom, m.due_to AS DueTo, m.due_precision AS DuePrecision, m.due_text AS DueText,
        m.due_start AS DueStart, m.due_end AS DueEnd, m.responsible_bodies AS ResponsibleBodies,
        m.targets AS Targets, m.strength AS Strength, m.specificity AS Specificity
        """;

    public required string Segments { get; init; }

    public int Start { get; init; }

    public int End { get; init; }

    public required string Quote { get; init; }

    public required string Kind { get; init; }

    public string? Actor { get; init; }

    public string? ActorAsWritten { get; init; }

    public string? ActorOffice { get; init; }

    public string? ActorBody { get; init; }

    public string? Rule { get; init; }

    public string? Cue { get; init; }

    public int? CueStart { get; init; }

    public int? CueEnd { get; init; }

    public required string Regions { get; init; }

    public required string Themes { get; init; }

    public DateOnly? DueFrom { get; init; }

    public DateOnly? DueTo { get; init; }

    public string? DuePrecision { get; init; }

    public string? DueText { get; init; }

    public int? DueStart { get; init; }

    public int? DueEnd { get; init; }

    public required string ResponsibleBodies { get; init; }

    public required string Targets { get; init; }

    public required string Strength { get; init; }

    public required string Specificity { get; init; }

    public static MentionValues From(ExtractedMention mention) => new()
    {
        Segments = StorageForms.ToJson(mention.Segments.Select(segment => new Segment(segment.Start, segment.End))),
        Start = mention.Segments[0].Start,
        End = mention.Segments[^1].End,
        Quote = mention.Quote,
        Kind = mention.Kind,
        Actor = mention.Actor?.Name,
        ActorAsWritten = mention.Actor?.AsWritten,
        ActorOffice = mention.Actor?.Office,
        ActorBody = mention.Actor?.Body,
        Rule = mention.Evidence.Rule,
        Cue = mention.Evidence.Cue,
        CueStart = mention.Evidence.CueSpan?.Start,
        CueEnd = mention.Evidence.CueSpan?.End,
        Regions = StorageForms.ToJson(mention.Regions.Select(link =>
            new MentionRegion(link.Region, link.Basis, link.Words, link.Span?.Start, link.Span?.End, link.Alternatives))),
        Themes = StorageForms.ToJson(mention.Themes.Select(link => new MentionTheme(
            link.Theme, [.. link.Evidence.Select(words => new MentionThemeEvidence(words.Words, words.Span.Start, words.Span.End))]))),
        DueFrom = mention.Deadline?.From,
        DueTo = mention.Deadline?.To,
        DuePrecision = mention.Deadline?.Precision,
        DueText = mention.Deadline?.Text,
        DueStart = mention.Deadline?.Span.Start,
        DueEnd = mention.Deadline?.Span.End,
        ResponsibleBodies = StorageForms.ToJson(mention.ResponsibleBodies),
        Targets = StorageForms.ToJson(mention.Targets.Select(MentionTarget.From)),
        Strength = mention.Strength,
        Specificity = StorageForms.ToJson(mention.Specificity.Select(MentionSpecific.From)),
    };

    /// <summary>The same with another deadline.</summary>
    public MentionValues WithDue(Deadline? deadline) => this with
    {
        DueFrom = deadline?.From,
        DueTo = deadline?.To,
        DuePrecision = deadline?.Precision,
        DueText = deadline?.Text,
        DueStart = deadline?.Span.Start,
        DueEnd = deadline?.Span.End,
        Strength = Strengths.Of(Strengths.HasTarget(Strength), deadline is not null),
    };

    /// <summary>The names of the fields in which the two differ.</summary>
    public IEnumerable<string> Differences(MentionValues other)
    {
        if (Segments != other.Segments)
            yield return "segments";
        if (Kind != other.Kind)
            yield return "kind";
        if ((Actor, ActorAsWritten, ActorOffice, ActorBody) != (other.Actor, other.ActorAsWritten, other.ActorOffice, other.ActorBody))
            yield return "actor";
        if ((Rule, Cue, CueStart, CueEnd) != (other.Rule, other.Cue, other.CueStart, other.CueEnd))
            yield return "rule";
        if (Regions != other.Regions)
            yield return "regions";
        if (Themes != other.Themes)
            yield return "themes";
        if ((DueFrom, DueTo, DuePrecision, DueText, DueStart, DueEnd)
            != (other.DueFrom, other.DueTo, other.DuePrecision, other.DueText, other.DueStart, other.DueEnd))
        {
            yield return "due";
        }
        if (ResponsibleBodies != other.ResponsibleBodies)
            yield return "responsibleBodies";
        if (Targets != other.Targets)
            yield return "targets";
        if (Specificity != other.Specificity)
            yield return "specificity";
        if (Strength != other.Strength)
            yield return "strength";
    }
}
