using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Targets;

/// <summary>
/// A quantity that a commitment sets itself: 地区生产总值增长5%左右. As in FHIR, one number is a value with a comparator,
/// and a range is a low and a high one.
/// </summary>
/// <param name="Comparator">How the number binds; a code of <see cref="TargetComparators"/>.</param>
/// <param name="Change">What is to become of what is measured; a code of <see cref="TargetChanges"/>.</param>
/// <param name="Value">The number in full (1.3万亿 is 1300000000000); null for a range.</param>
/// <param name="Low">A range's lower end, else null.</param>
/// <param name="High">A range's upper end, else null.</param>
/// <param name="Unit">In Simplified characters, without 万 and 亿; null where the text gives none.</param>
/// <param name="Measure">What is measured, in Simplified characters, where the text says so near the number.</param>
/// <param name="MeasureSpan">Where that stands.</param>
/// <param name="Text">The words as written, from the verb or the comparator to the unit or what follows it.</param>
/// <param name="Span">Where they stand.</param>
public sealed record Target(
    string Comparator,
    string Change,
    decimal? Value,
    decimal? Low,
    decimal? High,
    string? Unit,
    string? Measure,
    TextSpan? MeasureSpan,
    string Text,
    TextSpan Span);

/// <summary>The codes of the open vocabulary <c>targetComparator</c>.</summary>
public static class TargetComparators
{
    /// <summary>The number alone.</summary>
    public const string Exactly = "exactly";

    /// <summary>左右, 约.</summary>
    public const string About = "about";

    /// <summary>不低于, 以上: the number itself will do.</summary>
    public const string AtLeast = "atLeast";

    /// <summary>超过, 突破, 1700多个.</summary>
    public const string MoreThan = "moreThan";

    /// <summary>不超过, 以内, 控制在.</summary>
    public const string AtMost = "atMost";

    /// <summary>低于, 不足.</summary>
    public const string LessThan = "lessThan";

    /// <summary>4.5%—5%.</summary>
    public const string Range = "range";

    public static IReadOnlyList<string> All { get; } = [Exactly, About, AtLeast, MoreThan, AtMost, LessThan, Range];
}

/// <summary>The codes of the open vocabulary <c>targetChange</c>.</summary>
public static class TargetChanges
{
    /// <summary>A level to be reached or held: 达到60%, 控制在5.5%以内.</summary>
    public const string Reach = "reach";

    /// <summary>It is to grow by so much: 增长5%, 新增10个.</summary>
    public const string IncreaseBy = "increaseBy";

    /// <summary>It is to fall by so much: 下降3%.</summary>
    public const string DecreaseBy = "decreaseBy";

    /// <summary>So much is to be done: 完成投资134.42亿元, 新建学校30所.</summary>
    public const string Deliver = "deliver";

    public static IReadOnlyList<string> All { get; } = [Reach, IncreaseBy, DecreaseBy, Deliver];
}
