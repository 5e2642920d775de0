namespace Tracker.Extraction.Targets;

/// <summary>A number read at a place of the text.</summary>
/// <param name="End">Behind its last character.</param>
/// <param name="Low">The number, or the smaller one of two said together (两三百).</param>
/// <param name="IsMore">It is said to be exceeded: 1700多, 十余.</param>
/// <param name="IsChinese">It has no figure: 三百.</param>
/// <param name="Scale">What 百, 万 and 亿 behind its figures multiply it by.</param>
/// <param name="Unit">The unit that its own form gives: 百分之五 and 两成 are percentages.</param>
internal readonly record struct NumberRead(int End, decimal Low, decimal High, bool IsMore, bool IsChinese, decimal Scale, string? Unit);

/// <summary>
/// Reads the numbers of reports: 134.42亿, 1,200, 三千二百, 一百五, 两三百, 百分之五, 三分之一, 两成, 14亿多. Numbers beyond
/// 10^20 and numerals that name no quantity (千家万户) are left alone.
/// </summary>
internal static class NumberReader
{
    public const string Percent = "%";
    public const string PerMille = "‰";
    private const int MostFigures = 15;

    public static bool IsStart(char c) => char.IsAsciiDigit(c) || c is '十' or '百' or '千' or '半' || Numeral.Digit(c) >= 0;

    /// <param name="text">Folded.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="words">Tells the units that begin like a multiplier (千瓦).</param>
    public static NumberRead? Read(ReadOnlySpan<char> text, int at, TargetWords words)
    {
        if (Parts(text, at) is { } unit)
        {
            return Plain(text, Blanks.Skip(text, at + 3), words, isPart: true) is { } share
                ? share with { Unit = unit }
                : null;
        }

        if (words.Shares.LengthAt(text, at) is > 0 and var length)
        {
            var half = words.ShareOf(text.Slice(at, length));
            return new NumberRead(at + length, half, half, IsMore: false, IsChinese: true, 1, Percent);
        }

        return Plain(text, at, words, isPart: false) is not { } number ? null : Share(text, number, words) ?? number;
    }

    // 百分之, 千分之.
    private static string? Parts(ReadOnlySpan<char> text, int at) =>
        text[at..].StartsWith("百分之", StringComparison.Ordinal) ? Percent
        : text[at..].StartsWith("千分之", StringComparison.Ordinal) ? PerMille
        : null;

    private static NumberRead? Plain(ReadOnlySpan<char> text, int at, TargetWords words, bool isPart)
    {
        if (at >= text.Length)
            return null;
        var isChinese = !char.IsAsciiDigit(text[at]);
        var (low, high, end) = isChinese ? Numeral.Read(text, at, isPart) : Figures(text, at);
        return end == 0 ? null : Scaled(text, end, low, high, isChinese, words);
    }

    // 1,234.5 or 1 234.5; a comma or a blank only between groups of three, for they stand between numbers too.
    private static (decimal Low, decimal High, int End) Figures(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        decimal value = 0;
        var count = 0;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || IsGroup(text, start, at)))
        {
            if (char.IsAsciiDigit(text[at]))
            {
                value = (value * 10) + (text[at] - '0');
                if (++count > MostFigures)
                    return default;
            }

            at++;
        }

        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            var place = 0.1m;
            for (at++; at < text.Length && char.IsAsciiDigit(text[at]); at++, place /= 10)
            {
                value += place * (text[at] - '0');
                if (++count > MostFigures)
                    return default;
            }
        }

        return (value, value, at);
    }

    private static bool IsGroup(ReadOnlySpan<char> text, int start, int at)
    {
        if (text[at] is not (',' or ' ') || at == start || at + 3 >= text.Length || (at - start) % 4 > 3)
            return false;
        for (var i = 1; i <= 3; i++)
        {
            if (!char.IsAsciiDigit(text[at + i]))
                return false;
        }

        var isLeading = text[start..at].IndexOfAny(',', ' ') < 0;
        return (at + 4 == text.Length || !char.IsAsciiDigit(text[at + 4])) && (!isLeading || at - start <= 3);
    }

    // 亿, 万亿, 多万, 万多: multipliers behind the number, and what says that it is exceeded.
    private static NumberRead Scaled(ReadOnlySpan<char> text, int end, decimal low, decimal high, bool isChinese, TargetWords words)
    {
        var isMore = false;
        decimal product = 1;
        while (true)
        {
            var at = Blanks.Skip(text, end);
            if (at >= text.Length)
                break;
            if (!isMore && text[at] is '多' or '余' or '来')
            {
                isMore = true;
                end = at + 1;
                continue;
            }

            var scale = Numeral.Scale(text[at]);
            if (scale < 100 || high > 1e12m || words.Units.LengthAt(text, at) > 0)
                break;
            (low, high, product) = (low * scale, high * scale, product * scale);
            end = at + 1;

            // 3亿5000万: what follows 亿 counts the smaller part.
            if (scale == 100_000_000 && end < text.Length && char.IsAsciiDigit(text[end])
                && Figures(text, end) is var (rest, _, restEnd) && restEnd < text.Length && text[restEnd] == '万' && rest < 10_000)
            {
                (low, high, end) = (low + (rest * 10_000), high + (rest * 10_000), restEnd + 1);
                break;
            }
        }

        return new NumberRead(end, low, high, isMore, isChinese, product, null);
    }

    // 三分之一, 九成, 七成五.
    private static NumberRead? Share(ReadOnlySpan<char> text, NumberRead number, TargetWords words)
    {
        var at = number.End;
        if (!number.IsChinese || at >= text.Length || number.Low != number.High)
            return null;
        if (text[at..].StartsWith("分之", StringComparison.Ordinal) && Numeral.Read(text, at + 2, isPart: false) is { End: > 0 } over)
        {
            var share = decimal.Round(over.Low / number.Low * 100, 4);
            return number.Low == 0 ? null : number with { Low = share, High = share, End = over.End, Unit = Percent };
        }

        if (text[at] != '成' || number.Low is < 1 or > 10 || words.NoTenths.LengthAt(text, at) > 0)
            return null;
        var half = at + 1 < text.Length ? Numeral.Digit(text[at + 1]) : -1;
        var tenths = (number.Low * 10) + Math.Max(half, 0);
        return number with { Low = tenths, High = tenths, End = at + (half > 0 ? 2 : 1), Unit = Percent };
    }
}
