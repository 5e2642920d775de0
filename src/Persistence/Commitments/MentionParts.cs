using Tracker.Extraction.Specificity;
using Tracker.Extraction.Targets;

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

/// <summary>A quantity that a mention sets: one number as value, a range as low and high.</summary>
/// <param name="Comparator">exactly, about, atLeast, moreThan, atMost, lessThan or range; open vocabulary targetComparator.</param>
/// <param name="Change">reach, increaseBy, decreaseBy or deliver; open vocabulary targetChange.</param>
/// <param name="Value">The number in full, 万 and 亿 multiplied out; null for a range.</param>
/// <param name="Low">A range's lower end.</param>
/// <param name="High">A range's upper end.</param>
/// <param name="Unit">In Simplified characters; null where the text gives none.</param>
/// <param name="Measure">What is measured, in Simplified characters, where the text says so.</param>
/// <param name="MeasureStart">Where that begins in the text.</param>
/// <param name="MeasureEnd">Where it ends, exclusive.</param>
/// <param name="Words">The quantity's words as written.</param>
/// <param name="Start">Where they begin in the text.</param>
/// <param name="End">Where they end, exclusive.</param>
public sealed record MentionTarget(
    string Comparator,
    string Change,
    decimal? Value,
    decimal? Low,
    decimal? High,
    string? Unit,
    string? Measure,
    int? MeasureStart,
    int? MeasureEnd,
    string Words,
    int Start,
    int End)
{
    public static MentionTarget From(Target target) => new(
        target.Comparator,
        target.Change,
        target.Value,
        target.Low,
        target.High,
        target.Unit,
        target.Measure,
        target.MeasureSpan?.Start,
        target.MeasureSpan?.End,
        target.Text,
        target.Span.Start,
        target.Span.End);
}

/// <summary>A quantity that a commitment sets: one number as value, a range as low and high.</summary>
/// <param name="Comparator">exactly, about, atLeast, moreThan, atMost, lessThan or range; open vocabulary targetComparator.</param>
/// <param name="Change">reach, increaseBy, decreaseBy or deliver; open vocabulary targetChange.</param>
/// <param name="Value">The number in full, 万 and 亿 multiplied out; null for a range.</param>
/// <param name="Low">A range's lower end.</param>
/// <param name="High">A range's upper end.</param>
/// <param name="Unit">In Simplified characters; null where the text gives none.</param>
/// <param name="Measure">What is measured, in Simplified characters, where the text says so.</param>
/// <param name="Words">The words of the earliest mention that sets it.</param>
public sealed record CommitmentTarget(
    string Comparator,
    string Change,
    decimal? Value,
    decimal? Low,
    decimal? High,
    string? Unit,
    string? Measure,
    string Words)
{
    /// <summary>Every quantity once, whatever the words and the script it is said in.</summary>
    public static IReadOnlyList<CommitmentTarget> Union(IEnumerable<IReadOnlyList<MentionTarget>> mentions) =>
    [
        .. mentions.SelectMany(targets => targets)
            .Select(target => new CommitmentTarget(
                target.Comparator, target.Change, target.Value, target.Low, target.High, target.Unit, target.Measure, target.Words))
            .DistinctBy(target => target with { Words = "" }),
    ];
}

/// <summary>What a mention names that somebody could check, with the words that name it.</summary>
/// <param name="Kind">project, place, body or number; open vocabulary specificity.</param>
public sealed record MentionSpecific(string Kind, IReadOnlyList<MentionEvidence> Evidence)
{
    public static MentionSpecific From(Specific specific) => new(
        specific.Kind, [.. specific.Evidence.Select(words => new MentionEvidence(words.Words, words.Span.Start, words.Span.End))]);
}

/// <summary>Words as written, and where they stand in the text.</summary>
public sealed record MentionEvidence(string Words, int Start, int End);
