namespace Tracker.Extraction.Documents;

/// <summary>How a line is marked in the source, by Markdown or HTML.</summary>
internal enum LineMark
{
    None,
    Heading,
    ListItem,
}

/// <summary>A line of the source, or what stands between two block tags.</summary>
/// <param name="Parts">Its visible parts in the source, blanks at its ends and inline markup left out; never empty.</param>
/// <param name="Mark">Its block markup.</param>
/// <param name="Level">The level of a marked heading; 7 for a line that is bold as a whole.</param>
/// <param name="Tagged">It stands in an HTML block, so its ends are the author's and not a page break's.</param>
/// <param name="AfterLinks">A line of nothing but links stands before it: navigation between two reports.</param>
internal readonly record struct SourceLine(
    TextSpan[] Parts, LineMark Mark, int Level, bool Tagged, bool AfterLinks)
{
    public int Start => Parts[0].Start;

    public int End => Parts[^1].End;

    /// <summary>The visible characters; allocates only where markup was taken out.</summary>
    public ReadOnlySpan<char> In(string text)
    {
        if (Parts.Length == 1)
            return text.AsSpan(Parts[0].Start, Parts[0].Length);
        var joined = new char[Parts.Sum(part => part.Length)];
        var at = 0;
        foreach (var part in Parts)
        {
            text.CopyTo(part.Start, joined, at, part.Length);
            at += part.Length;
        }

        return joined;
    }
}
