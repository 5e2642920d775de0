using Tracker.Extraction.Commitments;

namespace Tracker.Api.CommandLine;

/// <summary>Why a sentence is a commitment or not: one line of <c>extract --explain</c>.</summary>
/// <param name="Verdict">commitment; nearMiss, where a cue stood but a veto spoke against it; none.</param>
/// <param name="Rule">The rule that decided, or would have.</param>
/// <param name="Veto">What spoke against it.</param>
internal sealed record Explanation(
    string Document,
    int Start,
    int End,
    string Text,
    string Verdict,
    string Kind,
    string Actor,
    string Rule,
    string Cue,
    int? CueStart,
    int? CueEnd,
    string Veto)
{
    public static IReadOnlyList<(string Name, Func<Explanation, string> Cell)> Columns { get; } =
    [
        ("Verdict", line => line.Verdict),
        ("Kind", line => line.Kind),
        ("Actor", line => line.Actor),
        ("Sentence", line => line.Text),
        ("Rule", line => line.Rule),
        ("Cue", line => line.Cue),
        ("Veto", line => line.Veto),
    ];

    public static Explanation From(string document, SentenceVerdict verdict) => new(
        document,
        verdict.Segments[0].Start,
        verdict.Segments[^1].End,
        verdict.Quote,
        verdict.IsCommitment ? "commitment" : verdict.Decided is null ? "none" : "nearMiss",
        verdict.Kind ?? "",
        verdict.Voice ?? "",
        verdict.Decided?.Rule ?? "",
        verdict.Decided?.Cue ?? "",
        verdict.Decided?.CueSpan?.Start,
        verdict.Decided?.CueSpan?.End,
        verdict.Veto ?? "");
}
