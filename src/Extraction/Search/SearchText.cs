using System.Globalization;
using System.Text;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Search;

/// <summary>
/// A text cut into what search compares. Two texts that differ in script, in full or half width, in case, in blanks or in
/// the kind of punctuation read the same. It depends on the built-in fold alone, never on settings, since what is stored in
/// an index must be read in the same way for ever.
/// </summary>
public static class SearchText
{
    public const string Break = "|";

    /// <summary>A longer run is cut, so that no key of an index grows without bound.</summary>
    private const int LongestWord = 40;

    private static readonly ScriptFold BuiltInFold = new(LexiconFiles.BuiltIn);
    private static readonly string[] Characters = new string[char.MaxValue + 1];

    /// <summary>The text in one script and width, as long as it was.</summary>
    internal static string Fold(string text) => BuiltInFold.Fold(text);

    /// <summary>What else a character that was folded by itself may be where more of its word is known (著: 着).</summary>
    internal static string AlternativesOf(char character) => BuiltInFold.AlternativesOf(character);

    /// <summary>The elements of a text, in order. Takes any text; breaks at its ends are left out.</summary>
    public static IReadOnlyList<SearchElement> Read(string text)
    {
        var folded = Fold(text);
        var elements = new List<SearchElement>(folded.Length);
        var at = 0;
        while (at < folded.Length)
        {
            var length = LengthAt(folded, at, out var kind);
            if (kind is { } found && !(found == SearchElementKind.Break && (elements.Count == 0 || elements[^1].Kind == SearchElementKind.Break)))
                elements.Add(new SearchElement(found, TextOf(folded.AsSpan(at, length), found), at, at + length));
            at += length;
        }

        if (elements.Count > 0 && elements[^1].Kind == SearchElementKind.Break)
            elements.RemoveAt(elements.Count - 1);
        return elements;
    }

    /// <summary>How many units belong together at a place; no kind where they do not count, as blanks.</summary>
    private static int LengthAt(string text, int at, out SearchElementKind? kind)
    {
        var length = Rune.TryGetRuneAt(text, at, out var rune) ? rune.Utf16SequenceLength : 1;
        kind = length == 1 && char.IsSurrogate(text[at]) ? SearchElementKind.Break : KindOf(rune);
        return kind == SearchElementKind.Word ? WordLength(text, at) : length;
    }

    private static SearchElementKind? KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.LetterNumber => SearchElementKind.Character,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.DecimalDigitNumber => SearchElementKind.Word,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator => null,
        UnicodeCategory.Control when Rune.IsWhiteSpace(rune) => null,
        _ => SearchElementKind.Break,
    };

    private static int WordLength(string text, int start)
    {
        var at = start;
        while (at < text.Length && at - start < LongestWord)
        {
            if (char.IsAsciiLetterOrDigit(text[at]))
                at++;
            else if (IsInsideNumber(text, start, at))
                at++;
            else if (Rune.TryGetRuneAt(text, at, out var rune) && KindOf(rune) == SearchElementKind.Word)
                at += rune.Utf16SequenceLength;
            else
                break;
        }

        return at - start;
    }

    /// <summary>A decimal point, or the comma before each group of three digits.</summary>
    private static bool IsInsideNumber(string text, int start, int at)
    {
        if (at == start || at + 1 >= text.Length || !char.IsAsciiDigit(text[at - 1]) || !char.IsAsciiDigit(text[at + 1]))
            return false;
        if (text[at] == '.')
            return true;
        return text[at] == ',' && IsGroup(text, at + 1) && IsHead(text.AsSpan(start, at - start));
    }

    private static bool IsGroup(string text, int at) =>
        at + 3 <= text.Length
        && char.IsAsciiDigit(text[at + 1])
        && char.IsAsciiDigit(text[at + 2])
        && (at + 3 == text.Length || !char.IsAsciiDigit(text[at + 3]));

    private static bool IsHead(ReadOnlySpan<char> number)
    {
        var last = number[(number.LastIndexOf(',') + 1)..];
        return last.Length <= 3 && !last.ContainsAnyExceptInRange('0', '9');
    }

    private static string TextOf(ReadOnlySpan<char> folded, SearchElementKind kind) => kind switch
    {
        SearchElementKind.Break => Break,
        SearchElementKind.Character when folded.Length == 1 => Characters[folded[0]] ??= folded.ToString(),
        SearchElementKind.Character => folded.ToString(),
        _ => folded.ToString().Replace(",", "", StringComparison.Ordinal).ToLowerInvariant(),
    };
}
