using Tracker.Extraction.Commitments;
using Tracker.Extraction.Regions;
using Tracker.Persistence.Commitments;

namespace Tracker.Api.CommandLine;

/// <summary>
/// All that is known of a mention, for the formats of the verb extract that people read; the format jsonl stays what
/// <see cref="Prediction"/> is.
/// </summary>
internal sealed record Finding(
    string Document,
    int Start,
    int End,
    string Text,
    string Kind,
    string Actor,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Themes,
    string Deadline,
    DateOnly? DueFrom,
    DateOnly? DueTo,
    string? DuePrecision,
    IReadOnlyList<MentionTarget> Targets,
    string Strength,
    IReadOnlyList<MentionSpecific> Specificity,
    string Rule)
{
    public static IReadOnlyList<(string Name, Func<Finding, string> Cell)> Columns { get; } =
    [
        ("Kind", line => line.Kind),
        ("Actor", line => line.Actor),
        ("Commitment", line => line.Text),
        ("Regions", line => string.Join(' ', line.Regions)),
        ("Themes", line => string.Join(' ', line.Themes)),
        ("Deadline", line => line.Deadline),
        ("Targets", line => string.Join(' ', line.Targets.Select(target => target.Words))),
        ("Rule", line => line.Rule),
    ];

    public static Finding From(string document, ExtractedMention mention, Gazetteer gazetteer)
    {
        var line = Prediction.From(document, mention, gazetteer);
        return new Finding(
            line.Document,
            line.Start,
            line.End,
            line.Text,
            line.Kind,
            line.Actor,
            line.Regions,
            line.Themes,
            line.Deadline,
            mention.Deadline?.From,
            mention.Deadline?.To,
            mention.Deadline?.Precision,
            [.. mention.Targets.Select(MentionTarget.From)],
            mention.Strength,
            [.. mention.Specificity.Select(MentionSpecific.From)],
            line.Rule);
    }
}
