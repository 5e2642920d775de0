namespace Tracker.Extraction.Targets;

/// <summary>Chinese numerals, as written and as spoken (一百五 is 150, 两三百 is 200 to 300).</summary>
internal static class Numeral
{
    private const string Digits = "〇一二三四五六七八九";
    private const int Longest = 20;

    /// <summary>The value of a digit; -1 for what is none.</summary>
    public static int Digit(char c) => c switch
    {
        '零' or '○' => 0,
        '两' => 2,
        _ => Digits.IndexOf(c, StringComparison.Ordinal),
    };

    /// <summary>十 to 亿; 0 for what is none.</summary>
    public static decimal Scale(char c) => c switch
    {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 0,
    };

    /// <summary>Reads a numeral up to its 千; what multiplies the whole (万, 亿) is read too. End is 0 where there is none.</summary>
    /// <param name="isPart">Behind 百分之, where 百 alone is a number.</param>
    public static (decimal Low, decimal High, int End) Read(ReadOnlySpan<char> text, int at, bool isPart)
    {
        if (at >= text.Length)
            return default;
        if (isPart && text[at] == '百')
            return (100, 100, at + 1);
        if (Digit(text[at]) < 0 && text[at] != '十')
            return default;
        return Positional(text, at) is { End: > 0 } year ? year : Spoken(text, at);
    }

    // 二〇二五, 一〇〇: digits one after the other, at least three of them and no mere row (一二三次产业).
    private static (decimal Low, decimal High, int End) Positional(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        decimal value = 0;
        var isRow = true;
        for (; at < text.Length && Digit(text[at]) >= 0 && at - start < Longest; at++)
        {
            value = (value * 10) + Digit(text[at]);
            isRow &= at == start || Digit(text[at]) == Digit(text[at - 1]) + 1;
        }

        return at - start >= 3 && !isRow && (at == text.Length || Scale(text[at]) == 0) ? (value, value, at) : default;
    }

    private static (decimal Low, decimal High, int End) Spoken(ReadOnlySpan<char> text, int at)
    {
        var start = at;

        // 三亿 | 五千万 | 二百 | 一: what lies behind the last 亿, the last 万, the last smaller multiplier.
        decimal high = 0, middle = 0, low = 0, digit = 0, last = 1;
        var hasZero = false;
        for (; at < text.Length && at - start < Longest; at++)
        {
            var next = Digit(text[at]);
            if (next >= 0)
            {
                if (digit > 0)
                    return next == digit + 1 && at == start + 1 ? Both(text, at + 1, digit, next) : default;
                hasZero |= next == 0;
                digit = next;
                continue;
            }

            var scale = Scale(text[at]);
            var group = low + digit;
            if (scale == 0 || high > 1e12m || (scale != 10 && (scale < 10_000 ? digit : middle + group) == 0))
                break;
            if (scale == 100_000_000)
                (high, middle, low) = ((high + middle + group) * scale, 0, 0);
            else if (scale == 10_000)
                (middle, low) = (middle + (group * scale), 0);
            else
                low += Math.Max(digit, 1) * scale;
            (digit, last, hasZero) = (0, scale, false);
        }

        // 一百五: a digit right behind a multiplier counts the next lower one.
        var rest = last >= 100 && !hasZero ? digit * last / 10 : digit;
        return Fraction(text, at, high + middle + low + rest);
    }

    // 两三百: two numbers at once; the multiplier behind counts for both.
    private static (decimal Low, decimal High, int End) Both(ReadOnlySpan<char> text, int at, decimal one, decimal other)
    {
        decimal scale = 1;
        if (at < text.Length && Digit(text[at]) >= 0)
            return default;
        for (; at < text.Length && Scale(text[at]) > 0 && scale < 1e12m; at++)
            scale *= Scale(text[at]);
        return (one * scale, other * scale, at);
    }

    // 四点五; 三点 is a time of the day.
    private static (decimal Low, decimal High, int End) Fraction(ReadOnlySpan<char> text, int at, decimal value)
    {
        if (at + 1 >= text.Length || text[at] != '点' || Digit(text[at + 1]) < 0)
            return (value, value, at);
        var place = 0.1m;
        for (at++; at < text.Length && Digit(text[at]) >= 0 && place > 1e-6m; at++, place /= 10)
            value += place * Digit(text[at]);
        return (value, value, at);
    }
}
