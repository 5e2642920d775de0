using Tracker.Extraction.Targets;

namespace Tracker.Persistence.Commitments;

/// <summary>The fields of a commitment that filters and counts read.</summary>
internal sealed record EffectiveFields(
    string Kind,
    string? Actor,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Themes,
    DateOnly? DueFrom,
    DateOnly? DueTo,
    string? DuePrecision,
    string? DueText,
    IReadOnlyList<string> ResponsibleBodies,
    IReadOnlyList<CommitmentTarget> Targets,
    string Strength,
    IReadOnlyList<string> Specificity)
{
    /// <summary>Unites mentions: kind, actor and due are the earliest mention's, the lists hold everything once.</summary>
    /// <param name="mentions">At least one, the earliest first.</param>
    public static EffectiveFields Of(IReadOnlyList<MentionValues> mentions)
    {
        var first = mentions[0];
        return new EffectiveFields(
            first.Kind,
            first.Actor,
            Union(mentions, mention => StorageForms.ListFromJson<MentionRegion>(mention.Regions).Select(link => link.Region)),
            Union(mentions, mention => StorageForms.ListFromJson<MentionTheme>(mention.Themes).Select(link => link.Theme)),
            first.DueFrom,
            first.DueTo,
            first.DuePrecision,
            first.DueText,
            Union(mentions, mention => StorageForms.ListFromJson<string>(mention.ResponsibleBodies)),
            CommitmentTarget.Union(mentions.Select(mention => StorageForms.ListFromJson<MentionTarget>(mention.Targets))),
            Strengths.United(mentions.Select(mention => mention.Strength)),
            Union(mentions, mention => StorageForms.ListFromJson<MentionSpecific>(mention.Specificity).Select(specific => specific.Kind)));
    }

    /// <summary>These fields with due as it now is: the mentions' once more, unless a person corrected it.</summary>
    public EffectiveFields WithDueOf(IReadOnlyList<MentionValues> mentions, IReadOnlyList<string> correctedFields)
    {
        if (correctedFields.Contains(CorrectableFields.Due, StringComparer.Ordinal))
            return this;
        var first = mentions[0];
        return this with
        {
            DueFrom = first.DueFrom,
            DueTo = first.DueTo,
            DuePrecision = first.DuePrecision,
            DueText = first.DueText,
            Strength = Strengths.Of(Targets.Count > 0, mentions.Any(mention => Strengths.HasDeadline(mention.Strength))),
        };
    }

    /// <summary>These fields, but for those that a person corrected.</summary>
    public EffectiveFields Keeping(EffectiveFields before, IReadOnlyList<string> correctedFields)
    {
        bool IsCorrected(string field) => correctedFields.Contains(field, StringComparer.Ordinal);
        var kept = this with
        {
            Kind = IsCorrected(CorrectableFields.Kind) ? before.Kind : Kind,
            Actor = IsCorrected(CorrectableFields.Actor) ? before.Actor : Actor,
            Regions = IsCorrected(CorrectableFields.Regions) ? before.Regions : Regions,
            Themes = IsCorrected(CorrectableFields.Themes) ? before.Themes : Themes,
            ResponsibleBodies = IsCorrected(CorrectableFields.ResponsibleBodies) ? before.ResponsibleBodies : ResponsibleBodies,
        };
        return IsCorrected(CorrectableFields.Due)
            ? kept.WithDue(before.DueFrom, before.DueTo, before.DuePrecision, before.DueText)
            : kept;
    }

    /// <summary>These fields with a due that a person gave, which goes before the mentions'.</summary>
    public EffectiveFields WithDue(DateOnly? from, DateOnly? to, string? precision, string? text) => this with
    {
        DueFrom = from,
        DueTo = to,
        DuePrecision = precision,
        DueText = text,
        Strength = Strengths.Of(Targets.Count > 0, to is not null || text is not null),
    };

    private static IReadOnlyList<string> Union(IReadOnlyList<MentionValues> mentions, Func<MentionValues, IEnumerable<string>> list) =>
        [.. mentions.SelectMany(list).Distinct(StringComparer.Ordinal)];
}
