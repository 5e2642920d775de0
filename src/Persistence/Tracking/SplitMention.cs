using Tracker.Extraction.Targets;
using Tracker.Persistence.Commitments;

namespace Tracker.Persistence.Tracking;

/// <summary>Cuts a mention to some of its parts: each keeps what its own words gave, and what stands outside all of them.</summary>
internal static class SplitMention
{
    /// <summary>Says why segments are no parts of a mention; null where they are.</summary>
    public static string? Fault(MentionValues mention, IReadOnlyList<Segment> segments)
    {
        var whole = StorageForms.ListFromJson<Segment>(mention.Segments);
        if (segments.FirstOrDefault(segment => !whole.Any(part => part.Start <= segment.Start && segment.End <= part.End)) is { } outside)
            return $"{outside.Start} to {outside.End} does not lie within the mention, whose parts are {string.Join(", ", whole.Select(part => $"{part.Start} to {part.End}"))}.";
        for (var i = 1; i < segments.Count; i++)
        {
            if (segments[i].Start < segments[i - 1].End)
                return "They must follow each other without sharing words.";
        }
        return null;
    }

    /// <param name="others">The segments of the other children of the same mention.</param>
    public static async Task<MentionValues> CutAsync(
        Session session, PlacedMention mention, IReadOnlyList<Segment> segments, IReadOnlyList<Segment> others)
    {
        var text = await session.SingleAsync<string>("SELECT t.content FROM document_text t WHERE t.text_key = @TextKey", new { mention.TextKey });
        bool IsOthers(int? start) => others.Any(other => other.Start <= start && start < other.End);
        var keepsDue = mention.DueText is not null && !IsOthers(mention.DueStart);
        var targets = StorageForms.ListFromJson<MentionTarget>(mention.Targets).Where(target => !IsOthers(target.Start)).ToList();
        return mention with
        {
            Segments = StorageForms.ToJson(segments),
            Start = segments[0].Start,
            End = segments[^1].End,
            Quote = string.Concat(segments.Select(segment => text[segment.Start..segment.End])),
            Rule = null,
            Cue = null,
            CueStart = null,
            CueEnd = null,
            Regions = StorageForms.ToJson(StorageForms.ListFromJson<MentionRegion>(mention.Regions).Where(region => !IsOthers(region.Start))),
            Themes = StorageForms.ToJson(StorageForms.ListFromJson<MentionTheme>(mention.Themes)
                .Where(theme => theme.Evidence.Count == 0 || theme.Evidence.Any(words => !IsOthers(words.Start)))
                .Select(theme => theme with { Evidence = [.. theme.Evidence.Where(words => !IsOthers(words.Start))] })),
            DueFrom = keepsDue ? mention.DueFrom : null,
            DueTo = keepsDue ? mention.DueTo : null,
            DuePrecision = keepsDue ? mention.DuePrecision : null,
            DueText = keepsDue ? mention.DueText : null,
            DueStart = keepsDue ? mention.DueStart : null,
            DueEnd = keepsDue ? mention.DueEnd : null,
            Targets = StorageForms.ToJson(targets),
            Specificity = StorageForms.ToJson(StorageForms.ListFromJson<MentionSpecific>(mention.Specificity)
                .Where(specific => specific.Evidence.Any(words => !IsOthers(words.Start)))
                .Select(specific => specific with { Evidence = [.. specific.Evidence.Where(words => !IsOthers(words.Start))] })),
            Strength = Strengths.Of(targets.Count > 0, keepsDue),
        };
    }
}
