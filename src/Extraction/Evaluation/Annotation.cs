namespace Tracker.Extraction.Evaluation;

/// <summary>A commitment as an annotator or the extractor marks it: one line of a gold file.</summary>
/// <param name="Document">File name of the document.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Regions">Official names.</param>
/// <param name="Themes">Theme codes.</param>
/// <param name="Deadline">Its words as written; empty where there are none.</param>
/// <param name="Rule">The rule that found it; empty in gold.</param>
/// <param name="OptionalRegions">Regions on which annotators disagreed: counted neither way.</param>
/// <param name="OptionalThemes">Themes likewise.</param>
public sealed record Annotation(
    string Document,
    int Start,
    int End,
    string Kind,
    string Actor,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Themes,
    string Deadline,
    string Rule,
    IReadOnlyList<string> OptionalRegions,
    IReadOnlyList<string> OptionalThemes)
{
    /// <summary>The share of the longer span that both have.</summary>
    public double Overlap(Annotation other) =>
        Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start)) / (double)Math.Max(1, Math.Max(End - Start, other.End - other.Start));
}
