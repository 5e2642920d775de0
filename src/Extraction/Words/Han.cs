using System.Buffers;

namespace Tracker.Extraction.Words;

/// <summary>
/// Chinese characters, of which the rarer (extensions B to H, as in 李𠮷) take two UTF-16 units: no letters to
/// <see cref="char.IsLetter(char)"/>, which sees one unit.
/// </summary>
internal static class Han
{
    private const char FirstOfPair = '\uD840';
    private const char LastOfPair = '\uD8BF';

    /// <summary>What tells that a text has any; a half of a pair suffices.</summary>
    private static readonly SearchValues<char> Any = SearchValues.Create(
        [.. Range('\u3400', '\u9FFF'), .. Range(FirstOfPair, LastOfPair)]);

    public static bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(Any);

    /// <summary>The units of the one that starts at a place; 0 where none does.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        if ((uint)at >= (uint)text.Length)
            return 0;
        if (text[at] is >= '\u3400' and <= '\u9FFF')
            return 1;
        return StartsPair(text, at) ? 2 : 0;
    }

    /// <summary>Whether a letter, a digit or one of the rarer characters starts there.</summary>
    public static bool IsWordAt(ReadOnlySpan<char> text, int at) => char.IsLetterOrDigit(text[at]) || StartsPair(text, at);

    /// <summary>The units of the letter, digit or rarer character that ends right before a place; 0 where none does.</summary>
    public static int WordBefore(ReadOnlySpan<char> text, int at)
    {
        if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
            return 1;
        return at > 1 && StartsPair(text, at - 2) ? 2 : 0;
    }

    private static bool StartsPair(ReadOnlySpan<char> text, int at) =>
        text[at] is >= FirstOfPair and <= LastOfPair && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);

    private static IEnumerable<char> Range(char first, char last)
    {
        for (var c = (int)first; c <= last; c++)
            yield return (char)c;
    }
}
