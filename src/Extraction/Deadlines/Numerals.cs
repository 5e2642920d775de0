namespace Tracker.Extraction.Deadlines;

/// <summary>Reads the small numbers of dates, in figures or in Chinese numerals.</summary>
internal static class Numerals
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>A number below one hundred: 12, 十二, 两; its length in characters, 0 where there is none.</summary>
    public static (int Value, int Length) Small(ReadOnlySpan<char> text)
    {
        var figures = 0;
        while (figures < text.Length && figures < 3 && char.IsAsciiDigit(text[figures]))
            figures++;
        if (figures is 1 or 2)
            return (int.Parse(text[..figures], System.Globalization.CultureInfo.InvariantCulture), figures);
        return figures > 0 ? (0, 0) : Chinese(text);
    }

    /// <summary>A year of this century in four figures or four Chinese numerals: 2025, 二〇二五.</summary>
    public static (int Value, int Length) Year(ReadOnlySpan<char> text)
    {
        if (text.Length < 4)
            return (0, 0);
        var year = 0;
        for (var i = 0; i < 4; i++)
        {
            var digit = char.IsAsciiDigit(text[i]) ? text[i] - '0' : Digit(text[i]);
            if (digit < 0)
                return (0, 0);
            year = (year * 10) + digit;
        }

        var isWhole = text.Length == 4 || !char.IsAsciiDigit(text[4]);
        return year is >= 2000 and < 2100 && isWhole ? (year, 4) : (0, 0);
    }

    /// <summary>A year of the Republic's calendar in three figures, as in Taiwan: 115 is 2026.</summary>
    public static (int Value, int Length) RepublicYear(ReadOnlySpan<char> text)
    {
        var isWhole = text.Length == 3 || (text.Length > 3 && !char.IsAsciiDigit(text[3]));
        return isWhole && int.TryParse(text[..3], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year)
            && year is >= 90 and < 140
            ? (year + 1911, 3)
            : (0, 0);
    }

    /// <summary>The last two figures of a year: 14, 一四.</summary>
    public static (int Value, int Length) Tail(ReadOnlySpan<char> text) =>
        text.Length >= 2 && Digit(text[0]) is >= 0 and var tens && Digit(text[1]) is >= 0 and var ones
            ? ((tens * 10) + ones, 2)
            : Small(text);

    // 三, 十, 十二, 二十, 二十一.
    private static (int Value, int Length) Chinese(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return (0, 0);
        var tens = 0;
        var at = 0;
        if (text[0] == '十')
        {
            (tens, at) = (1, 1);
        }
        else if (Digit(text[0]) > 0)
        {
            // 两三: the larger one.
            if (text.Length > 1 && Digit(text[1]) == Digit(text[0]) + 1)
                return (Digit(text[1]), 2);
            if (text.Length == 1 || text[1] != '十')
                return (Digit(text[0]), 1);
            (tens, at) = (Digit(text[0]), 2);
        }
        else
        {
            return (0, 0);
        }

        var ones = at < text.Length ? Digit(text[at]) : -1;
        return ones > 0 ? ((tens * 10) + ones, at + 1) : (tens * 10, at);
    }

    private static int Digit(char c) => c switch
    {
        '零' or '○' => 0,
        '两' => 2,
        _ => Digits.IndexOf(c, StringComparison.Ordinal),
    };
}
