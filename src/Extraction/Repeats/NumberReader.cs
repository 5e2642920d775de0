namespace Tracker.Extraction.Repeats;

/// <summary>Reads the numbers of a folded sentence, to tell a target from the same target of another year.</summary>
internal static class NumberReader
{
    private const string ChineseDigits = "零〇一二三四五六七八九十百千万亿两";

    public static IReadOnlyList<WordingNumber> Read(ReadOnlySpan<char> text)
    {
        List<WordingNumber>? numbers = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                var end = EndOfDigits(text, i);
                var unit = Unit(text, end);
                var isOrdinal = i > 0 && text[i - 1] == '第';
                if (!IsYear(end - i, unit) && !IsPartOfName(text, i))
                    (numbers ??= []).Add(new WordingNumber(text[i..end].ToString(), unit, isOrdinal));
                i = end - 1;
            }
            else if (text[i] == '第' || text[i..].StartsWith("百分之", StringComparison.Ordinal))
            {
                var start = i + (text[i] == '第' ? 1 : 3);
                var end = start;
                while (end < text.Length && ChineseDigits.Contains(text[end], StringComparison.Ordinal))
                    end++;
                if (end == start)
                    continue;
                var isOrdinal = text[i] == '第';
                (numbers ??= []).Add(new WordingNumber(text[start..end].ToString(), isOrdinal ? Unit(text, end) : "%", isOrdinal));
                i = end - 1;
            }
        }

        return numbers ?? [];
    }

    // A comma or a point counts between digits only.
    private static int EndOfDigits(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length
            && (char.IsAsciiDigit(text[i]) || (text[i] is '.' or ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))))
        {
            i++;
        }

        return i;
    }

    private static string Unit(ReadOnlySpan<char> text, int start)
    {
        if (start < text.Length && text[start] is '%' or '‰')
            return text[start].ToString();
        var end = start;
        while (end < text.Length && end < start + 2 && char.IsLetter(text[end]))
            end++;
        return text[start..end].ToString();
    }

    private static bool IsYear(int length, string unit) => length == 4 && unit.StartsWith('年');

    // G60, 5G and PM2.5 are names; a figure behind a Latin letter, or one digit before one, counts nothing.
    private static bool IsPartOfName(ReadOnlySpan<char> text, int i) =>
        (i > 0 && char.IsAsciiLetter(text[i - 1])) || (i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]));
}
