using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Targets;

/// <summary>A quantity as it stands in a commitment's text.</summary>
/// <param name="Start">Of its words: the verb or the comparator, else the number.</param>
/// <param name="End">Behind the unit and what follows it.</param>
/// <param name="IsRate">Its unit is a rate.</param>
internal readonly record struct QuantityRead(
    int Start,
    int End,
    string Comparator,
    string Change,
    decimal Low,
    decimal High,
    string? Unit,
    TextSpan? Measure,
    bool IsRate);

/// <summary>What a clause has told before the place that is read.</summary>
internal record struct ClauseState
{
    /// <summary>Where the clause, or what follows its last quantity or time, begins.</summary>
    public int Boundary { get; set; }

    /// <summary>The last verb behind the boundary.</summary>
    public WordMatch? Verb { get; set; }

    /// <summary>The quantity before, whose verb counts on: 新建学校10所,医院3家.</summary>
    public QuantityRead? Before { get; init; }

    /// <summary>Nothing has been read since the last clause end.</summary>
    public bool IsNew { get; init; }

    /// <summary>The state behind a quantity.</summary>
    public static ClauseState Behind(QuantityRead read) => new() { Boundary = read.End, Before = read };

    // A clause without a quantity ends the chain.
    public readonly ClauseState Next(int start) => new() { Boundary = start, Before = IsNew ? null : Before, IsNew = true };
}
