using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Themes;

/// <summary>A theme a commitment is about, with the words that gave it.</summary>
public sealed record ThemeLink(string Theme, IReadOnlyList<ThemeEvidence> Evidence);

/// <summary>Words as written, and where they stand.</summary>
public sealed record ThemeEvidence(string Words, TextSpan Span);
