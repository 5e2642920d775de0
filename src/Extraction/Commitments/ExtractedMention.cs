using Tracker.Extraction.Deadlines;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Regions;
using Tracker.Extraction.Specificity;
using Tracker.Extraction.Targets;
using Tracker.Extraction.Themes;

namespace Tracker.Extraction.Commitments;

/// <summary>A commitment sentence as the rules found it, with the reason for every part of it.</summary>
/// <param name="Article">The <see cref="ExtractedArticle.Ordinal"/> of the article it stands in.</param>
/// <param name="Segments">Its parts in text order, line breaks and page furniture between them left out.</param>
/// <param name="Quote">The segments' slices of the text, joined.</param>
/// <param name="Kind">A code of <see cref="CommitmentKinds"/>.</param>
/// <param name="Actor">Who says it, where the text tells.</param>
/// <param name="Evidence">The rule that decided and the words it decided on.</param>
/// <param name="ResponsibleBodies">Who is to do it, as written, where the sentence names somebody.</param>
/// <param name="Targets">The quantities it sets itself, in text order.</param>
/// <param name="Specificity">What it names that somebody could check.</param>
public sealed record ExtractedMention(
    int Article,
    IReadOnlyList<TextSpan> Segments,
    string Quote,
    string Kind,
    Actor? Actor,
    RuleEvidence Evidence,
    IReadOnlyList<RegionLink> Regions,
    IReadOnlyList<ThemeLink> Themes,
    Deadline? Deadline,
    IReadOnlyList<string> ResponsibleBodies,
    IReadOnlyList<Target> Targets,
    IReadOnlyList<Specific> Specificity)
{
    /// <summary>A code of <see cref="Strengths"/>.</summary>
    public string Strength => Strengths.Of(Targets.Count > 0, Deadline is not null);
}

/// <summary>The speaker of a commitment.</summary>
/// <param name="Name">Canonical form in Simplified characters: a person's name, a meeting, a group.</param>
/// <param name="AsWritten">The text's own characters.</param>
/// <param name="Office">The office held, where the text gives a title (省长).</param>
/// <param name="Body">The body the office belongs to (江苏省, 市生态环境局).</param>
public sealed record Actor(string Name, string AsWritten, string? Office, string? Body);

/// <summary>Which rule found a mention, by its stable name, on which cue words, where.</summary>
public sealed record RuleEvidence(string Rule, string Cue, TextSpan? CueSpan);

/// <summary>The codes of the open vocabulary <c>kind</c>.</summary>
public static class CommitmentKinds
{
    /// <summary>Somebody is told to do it.</summary>
    public const string Directive = "directive";

    /// <summary>The speaker says what his own side will do.</summary>
    public const string Pledge = "pledge";
}
