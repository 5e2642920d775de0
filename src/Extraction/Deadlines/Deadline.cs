using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Deadlines;

/// <summary>By when, or for when, a commitment is made.</summary>
/// <param name="Text">The words as written.</param>
/// <param name="Span">Where they stand, first word to last.</param>
/// <param name="From">The earliest day meant, where the words can be put on a calendar.</param>
/// <param name="To">The latest day meant.</param>
/// <param name="Precision">A code of <see cref="DuePrecisions"/>; null where the days are unknown.</param>
public sealed record Deadline(string Text, TextSpan Span, DateOnly? From, DateOnly? To, string? Precision);

/// <summary>How exact a due date is.</summary>
public static class DuePrecisions
{
    public const string Day = "day";
    public const string Week = "week";
    public const string Month = "month";
    public const string Quarter = "quarter";
    public const string HalfYear = "halfYear";
    public const string Year = "year";
    public const string Period = "period";
}
