namespace Tracker.Extraction.Targets;

/// <summary>Texts taken from a PDF have blanks around figures.</summary>
internal static class Blanks
{
    /// <summary>The next place that is no blank.</summary>
    public static int Skip(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at;
    }

    /// <summary>Behind the last character before the place that is no blank.</summary>
    public static int SkipBack(ReadOnlySpan<char> text, int at)
    {
        while (at > 0 && text[at - 1] == ' ')
            at--;
        return at;
    }
}
