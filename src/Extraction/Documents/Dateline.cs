using System.Globalization;

namespace Tracker.Extraction.Documents;

/// <summary>The words at the head of a report that say where it comes from (本报讯, 新华社北京3月5日电).</summary>
/// <param name="Length">Its characters, the blank or colon behind it included.</param>
/// <param name="Publisher">Whom it names; null for a paper's own 本报讯.</param>
/// <param name="PublishedOn">A date that it states with year, month and day.</param>
internal readonly record struct Dateline(int Length, string? Publisher, DateOnly? PublishedOn)
{
    private const int Longest = 60;
    private const int LongestName = 24;

    /// <summary>Reads the dateline that a paragraph starts with.</summary>
    /// <param name="paragraph">Folded characters.</param>
    public static bool TryRead(ReadOnlySpan<char> paragraph, OutlineWords words, out Dateline dateline)
    {
        dateline = default;
        var head = paragraph[..Math.Min(Longest, paragraph.Length)];
        var open = head.StartsWith("(") ? 1 : 0;
        var nameEnd = NameEnd(head, open);
        if (nameEnd <= open)
            return false;
        var name = head[open..nameEnd];
        foreach (var ending in words.DatelineEndings)
        {
            if (!name.EndsWith(ending, StringComparison.Ordinal) || !IsName(name, ending))
                continue;
            var end = SkipRemarks(head, nameEnd);
            var isDelimited = end > nameEnd || (end < head.Length && head[end] is ' ' or ':') || end == paragraph.Length;
            if (!isDelimited)
                return false;
            while (end < head.Length && head[end] is ' ' or ':' or ')')
                end++;
            dateline = new Dateline(end, PublisherIn(name, ending, words), DateIn(head[..end]));
            return true;
        }

        return false;
    }

    /// <summary>The first date with year, month and day (2026年3月5日, 2026年 3月 5日, 2026-03-05, 20260305).</summary>
    public static DateOnly? DateIn(ReadOnlySpan<char> folded)
    {
        for (var i = 0; i + 8 <= folded.Length; i++)
        {
            if (!char.IsAsciiDigit(folded[i]) || (i > 0 && char.IsAsciiDigit(folded[i - 1])))
                continue;
            if (TryDate(folded[i..], out var date))
                return date;
        }

        return null;
    }

    private static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        var digits = CountDigits(text);
        if (digits == 8)
            return DateOnly.TryParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        if (digits != 4 || text.Length < 6 || text[4] is not ('年' or '-' or '/' or '.'))
            return false;
        var rest = text[5..].TrimStart(' ');
        var monthDigits = CountDigits(rest);
        if (monthDigits is 0 or > 2 || rest.Length <= monthDigits + 1 || rest[monthDigits] is not ('月' or '-' or '/' or '.'))
            return false;
        var tail = rest[(monthDigits + 1)..].TrimStart(' ');
        var dayDigits = CountDigits(tail);
        if (dayDigits is 0 or > 2)
            return false;
        var (year, month, day) = (Number(text[..4]), Number(rest[..monthDigits]), Number(tail[..dayDigits]));
        if (year < 1900 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
            count++;
        return count;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int NameEnd(ReadOnlySpan<char> head, int from)
    {
        var end = from;
        while (end < head.Length && (char.IsLetterOrDigit(head[end]) || head[end] is '·'))
            end++;
        return end;
    }

    // "日电" and "电" are told from ordinary words by the agency before them and the day; "消息" by being short.
    private static bool IsName(ReadOnlySpan<char> name, string ending) => ending switch
    {
        "电" => name.Contains('社') && name.Length <= LongestName,
        "日电" => name.Length <= LongestName,
        _ => name.Length <= 12,
    };

    private static int SkipRemarks(ReadOnlySpan<char> head, int at)
    {
        while (at < head.Length && head[at..].TrimStart() is ['(', ..] rest)
        {
            at = head.Length - rest.Length;
            var close = head[at..].IndexOf(')');
            if (close < 0)
                break;
            at += close + 1;
        }

        return at;
    }

    private static string? PublisherIn(ReadOnlySpan<char> name, string ending, OutlineWords words)
    {
        var agency = name.IndexOf('社');
        var who = ending is "电" or "日电"
            ? agency > 0 ? name[..(agency + 1)] : default
            : name[..^ending.Length];
        var text = who.ToString();
        return text.Length < 2 || words.OwnNames.Contains(text) ? null : text;
    }
}
