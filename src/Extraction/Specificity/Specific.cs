using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Specificity;

/// <summary>A kind of thing that a commitment names so that somebody could check it, with the words that name it.</summary>
/// <param name="Kind">A code of <see cref="SpecificKinds"/>.</param>
public sealed record Specific(string Kind, IReadOnlyList<SpecificEvidence> Evidence);

/// <summary>Words as written, and where they stand.</summary>
public sealed record SpecificEvidence(string Words, TextSpan Span);

/// <summary>The codes of the open vocabulary <c>specificity</c>. A deadline is not among them: due and strength tell it.</summary>
public static class SpecificKinds
{
    /// <summary>A project, facility, programme or document by its name: 引江济淮工程, 《上海市城市更新条例》.</summary>
    public const string Project = "project";

    /// <summary>A place below the whole country by its name; not 全省 or 我市.</summary>
    public const string Place = "place";

    /// <summary>A body by its name that is to act; not 各部门.</summary>
    public const string Body = "body";

    /// <summary>A quantity.</summary>
    public const string Number = "number";

    public static IReadOnlyList<string> All { get; } = [Project, Place, Body, Number];
}
