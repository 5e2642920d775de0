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
    IReadOnlyList<string> ResponsibleBodies)
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
            Union(mentions, mention => StorageForms.ListFromJson<string>(mention.ResponsibleBodies)));
    }

    private static IReadOnlyList<string> Union(IReadOnlyList<MentionValues> mentions, Func<MentionValues, IEnumerable<string>> list) =>
        [.. mentions.SelectMany(list).Distinct(StringComparer.Ordinal)];
}

/// <summary>All of a commitment that can ever change, as the journal keeps it.</summary>
internal sealed record CommitmentState(int Version, string State, string Review, string Status, EffectiveFields Effective);
