using Tracker.Extraction.Commitments;
using Tracker.Extraction.Evaluation;
using Tracker.Extraction.Regions;

namespace Tracker.Api.CommandLine;

/// <summary>A mention with names that a reader knows in place of slugs: one line of the verb extract.</summary>
internal sealed record Prediction(
    string Document,
    int Start,
    int End,
    string Text,
    string Kind,
    string Actor,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Themes,
    string Deadline,
    string Rule)
{
    public static IReadOnlyList<(string Name, Func<Prediction, string> Cell)> Columns { get; } =
    [
        ("Kind", line => line.Kind),
        ("Actor", line => line.Actor),
        ("Commitment", line => line.Text),
        ("Regions", line => string.Join(' ', line.Regions)),
        ("Themes", line => string.Join(' ', line.Themes)),
        ("Deadline", line => line.Deadline),
        ("Rule", line => line.Rule),
    ];

    public static Prediction From(string document, ExtractedMention mention, Gazetteer gazetteer) => new(
        document,
        mention.Segments[0].Start,
        mention.Segments[^1].End,
        mention.Quote,
        mention.Kind,
        mention.Actor?.Name ?? "",
        [.. mention.Regions.Select(link => gazetteer.TryFind(link.Region, out var region) ? region.Name : link.Region).Distinct()],
        [.. mention.Themes.Select(link => link.Theme)],
        mention.Deadline?.Text ?? "",
        mention.Evidence.Rule);

    public Annotation ToAnnotation() => new(Document, Start, End, Kind, Actor, Regions, Themes, Deadline, Rule, [], []);
}
