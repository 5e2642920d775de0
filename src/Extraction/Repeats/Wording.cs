namespace Tracker.Extraction.Repeats;

/// <summary>What a mention says, in the form in which mentions are compared.</summary>
public sealed class Wording
{
    internal Wording(string text, IReadOnlyList<WordingPart> parts, IReadOnlyList<WordingNumber> numbers)
    {
        Text = text;
        Parts = parts;
        Numbers = numbers;
        Shingles = Repeats.Shingles.Of(text);
        Content = Repeats.Shingles.Union(parts.Select(part => part.Content));
    }

    /// <summary>The quote folded, without what only reports it, without punctuation and blanks.</summary>
    public string Text { get; }

    /// <summary>Every number with its unit, in text order; years are not among them.</summary>
    public IReadOnlyList<WordingNumber> Numbers { get; }

    /// <summary>Its clauses and the items of its lists.</summary>
    internal IReadOnlyList<WordingPart> Parts { get; }

    /// <summary>The text's pairs of neighbouring characters, each once, in order; a number counts as one character.</summary>
    internal uint[] Shingles { get; }

    /// <summary>Those of them that tell what is to be done.</summary>
    internal uint[] Content { get; }
}

/// <summary>A clause or an item of a list.</summary>
/// <param name="Words">As folded.</param>
/// <param name="Runs">Ranges of the words that tell what is to be done: between stock words and numbers.</param>
/// <param name="Content">The shingles of those.</param>
internal sealed record WordingPart(string Words, IReadOnlyList<Range> Runs, uint[] Content);

/// <summary>A number that a wording gives.</summary>
/// <param name="Value">Its digits, folded.</param>
/// <param name="Unit">The sign or the two characters behind it; empty where there are none.</param>
/// <param name="IsOrdinal">Whether it only counts occasions: 第五届.</param>
public readonly record struct WordingNumber(string Value, string Unit, bool IsOrdinal)
{
    public override string ToString() => IsOrdinal ? $"第{Value}{Unit}" : Value + Unit;
}
