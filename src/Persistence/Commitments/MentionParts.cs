namespace Tracker.Persistence.Commitments;

/// <summary>A part of a quote: a half-open range of UTF-16 units in the document's text.</summary>
public sealed record Segment(int Start, int End);

/// <summary>A region of a mention, with what gave it.</summary>
/// <param name="Basis"><c>named</c>, or <c>inherited…</c> and from what.</param>
/// <param name="Words">The words that gave it, as written.</param>
/// <param name="Start">Where those words begin in the text; null where they stand outside it.</param>
/// <param name="Alternatives">Other regions of that name, best first, where nothing in the text told them apart.</param>
public sealed record MentionRegion(string Region, string Basis, string Words, int? Start, int? End, IReadOnlyList<string> Alternatives);

/// <summary>A theme of a mention, with the words that gave it.</summary>
public sealed record MentionTheme(string Theme, IReadOnlyList<MentionThemeEvidence> Evidence);

/// <summary>Words as written, and where they stand in the text.</summary>
public sealed record MentionThemeEvidence(string Words, int Start, int End);
