using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Regions;

/// <summary>The place whose business an article, or a speaker, is about, and the words that tell.</summary>
/// <param name="Basis">A code of <see cref="RegionBases"/>.</param>
/// <param name="Words">The words, where they come from outside the text.</param>
/// <param name="Span">Their place in the reading, where they stand in the text.</param>
internal sealed record Home(int Place, string Basis, string? Words, TextSpan? Span);
