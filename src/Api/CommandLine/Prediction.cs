using Tracker.Extraction.Commitments;
using Tracker.Extraction.Evaluation;
using Tracker.Extraction.Regions;

namespace Tracker.Api.CommandLine;

/// <summary>
/// A mention with names that a reader knows in place of slugs: one line of the verb extract's format jsonl, whose
/// members never change.
/// </summary>
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
