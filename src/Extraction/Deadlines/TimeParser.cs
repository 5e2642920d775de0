namespace Tracker.Extraction.Deadlines;

/// <summary>A time read at a place of the text.</summary>
internal readonly record struct TimeRead(int Start, int End, Days Days);

/// <summary>Reads a time that starts at a given place: a year, a part of one, a month, a day, a span of years.</summary>
/// <param name="published">The day of the report, from which 今年 and 下月 count.</param>
internal readonly ref struct TimeParser(ReadOnlySpan<char> text, DeadlineWords words, DateOnly? published)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>2025年底前, 2021—2023年, 二〇二六年一季度, 2026-27年度.</summary>
    public TimeRead? Year(int start)
    {
        var (first, length) = Numerals.Year(_text[start..]);
        if (length == 0)
            return RepublicYear(start);
        var at = Spaces(start + length);
        var last = first;
        if (at < _text.Length && _text[at] == '年' && IsDash(at + 1) && Numerals.Year(_text[(at + 2)..]).Length > 0)
            at++; // 2021年—2023年
        if (IsDash(at))
        {
            (last, var end) = LastYear(first, at + 1);
            if (end < 0)
                return null;
            at = Spaces(end);
        }

        if (at >= _text.Length || _text[at] is not ('年' or '财' or '学'))
            return null;
        at = EndOfUnit(at);
        return last > first
            ? Finish(start, at, Days.OfYears(first, last, DuePrecisions.Period))
            : InYear(start, at, first);
    }

    // 115年6月底前, 于116年启动; 115年 alone may count years.
    private TimeRead? RepublicYear(int start)
    {
        var (year, length) = Numerals.RepublicYear(_text[start..]);
        var at = Spaces(start + length);
        if (length == 0 || at >= _text.Length || _text[at] != '年')
            return null;
        at++;
        var behind = Spaces(at);
        var isDate = (behind < _text.Length && (char.IsAsciiDigit(_text[behind]) || _text[behind] is '上' or '下' or '底' or '度' or '第'))
            || (start > 0 && _text[start - 1] is '于' or '在' or '国' or '到' or '至' or '自' or '从' or '计' or '定');
        return isDate ? InYear(start, at, year) : null;
    }

    /// <summary>今年上半年, 明年6月底前, and the year alone.</summary>
    public TimeRead? InYear(int start, int at, int? year)
    {
        var behind = Spaces(at);
        if (words.PartNames.LengthAt(_text, behind) is > 0 and var part
            && words.NoParts.LengthAt(_text, behind) <= part)
        {
            var (first, last) = words.Parts[_text.Slice(behind, part).ToString()];
            return Finish(start, behind + part, Days.OfMonths(year, first, last));
        }

        return Month(start, behind, year, isBehindYear: true)
            ?? Finish(start, at, Days.OfYears(year, year, DuePrecisions.Year));
    }

    /// <summary>6月底前, 9月1日起; alone only where a word behind makes it a term.</summary>
    public TimeRead? Month(int start, int at, int? year, bool isBehindYear)
    {
        var (month, length) = Numerals.Small(_text[at..]);
        var unit = Spaces(at + length);
        if (length == 0 || month is < 1 or > 12 || unit >= _text.Length || _text[unit] != '月')
            return null;
        at = unit + 1;
        year ??= NextYearOf(month);
        var days = Days.OfMonths(year, month, month);
        var dayAt = Spaces(at);
        var (day, dayLength) = Numerals.Small(_text[dayAt..]);
        unit = Spaces(dayAt + dayLength);
        if (dayLength > 0 && day is >= 1 and <= 31 && unit < _text.Length && _text[unit] is '日' or '号')
        {
            at = unit + 1;
            if (words.Events.LengthAt(_text, at) > 0)
                return null;
            days = Days.OfDays(year, month, day, day);
        }
        else if (words.MonthPartNames.LengthAt(_text, at) is > 0 and var part && words.NoParts.LengthAt(_text, at) <= part)
        {
            var (first, last) = words.MonthParts[_text.Slice(at, part).ToString()];
            at += part;
            days = Days.OfDays(year, month, first, last);
        }
        else if (at < _text.Length && _text[at] == '份')
        {
            at++;
        }

        return isBehindYear || IsTermBehind(at) || words.Until.Ends(_text[..start]) ? Finish(start, at, days) : null;
    }

    /// <summary>17日下午17时前, 20日起: a day of the month in question, where a word behind makes it a term.</summary>
    public TimeRead? Day(int start)
    {
        var (day, length) = Numerals.Small(_text[start..]);
        var at = start + length;
        if (length == 0 || day is < 1 or > 31 || at >= _text.Length || _text[at] is not ('日' or '号'))
            return null;
        at++;
        at += words.DayParts.LengthAt(_text, at);
        var (_, hour) = Numerals.Small(_text[at..]);
        if (hour > 0 && at + hour < _text.Length && _text[at + hour] is '时' or '点')
            at += hour + 1;
        return IsTermBehind(at) ? Finish(start, at, Days.OfDays(published?.Year, published?.Month ?? 1, day, day)) : null;
    }

    /// <summary>本月底, 下月中旬, and the month alone.</summary>
    public TimeRead? InMonth(int start, int at, DateOnly? month)
    {
        if (words.MonthPartNames.LengthAt(_text, at) is > 0 and var part && words.NoParts.LengthAt(_text, at) <= part)
        {
            var (first, last) = words.MonthParts[_text.Slice(at, part).ToString()];
            return Finish(start, at + part, Days.OfDays(month?.Year, month?.Month ?? 1, first, last));
        }

        return Finish(start, at, month is { } day ? Days.OfMonths(day.Year, day.Month, day.Month) : Days.Unknown);
    }

    /// <summary>未来五年, 今后三到五年; 三年内, 6个月内.</summary>
    public TimeRead? Span(int start, int at, bool isAhead)
    {
        at = Spaces(at);
        var (count, length) = Numerals.Small(_text[at..]);
        if (length == 0)
            return null;
        at = Spaces(at + length);
        if (at < _text.Length && (IsDash(at) || _text[at] == '到') && Numerals.Small(_text[(at + 1)..]) is { Length: > 0 } more)
        {
            count = more.Value;
            at = Spaces(at + 1 + more.Length);
        }

        var isMonths = _text[at..].StartsWith("个月", StringComparison.Ordinal);
        if (!isMonths && (at >= _text.Length || _text[at] != '年'))
            return null;
        at += isMonths ? 2 : 1;
        var within = words.Within.LengthAt(_text, at);
        if (within == 0 && words.Using.Ends(_text[..start]) && words.Time.LengthAt(_text, at) is > 0 and var time)
            (start, within) = (start - 1, time);
        if (!isAhead && within == 0)
            return null;
        var end = isMonths ? published?.AddMonths(count) : published?.AddYears(count);
        return IsNot(at + within)
            ? null
            : new TimeRead(start, at + within, end is null ? Days.Unknown : new Days(published, end, DuePrecisions.Period));
    }

    /// <summary>The words around a time that belong to it: 到…, …底前, …起.</summary>
    public TimeRead? Finish(int start, int at, Days days)
    {
        if (IsNot(at))
            return null;
        var hasUntil = false;
        var before = SpacesBefore(start);
        for (var length = 3; length >= 1 && !hasUntil; length--)
        {
            if (before >= length && words.Until.LengthAt(_text, before - length) == length)
                (start, hasUntil) = (before - length, true);
        }

        if (words.Around.LengthAt(_text, at) is > 0 and var around)
            return new TimeRead(start, at + around, days);
        if (words.Before.LengthAt(_text, at) is > 0 and var ending)
        {
            var byItsEnd = _text[at] is '底' or '末' || (at > 0 && _text[at - 1] is '底' or '末' or '日' or '号');
            at += ending;
            return new TimeRead(start, at, byItsEnd ? days.Until() : days.BeforeStart());
        }

        // 2026年度起: the unit's end stands before it.
        var during = words.During.LengthAt(_text, at);
        if (words.Onward.LengthAt(_text, at + during) is > 0 and var onward)
        {
            at += during;
            if (before > 0 && words.Since.LengthAt(_text, before - 1) == 1)
                start = before - 1;
            return new TimeRead(start, at + onward, days.Onward());
        }

        at += during;
        at += words.Within.LengthAt(_text, at);
        return new TimeRead(start, at, hasUntil ? days.Until() : days);
    }

    // Behind 年, 财政年, 学年.
    private int EndOfUnit(int at)
    {
        var year = _text[at..].IndexOf('年');
        return year is >= 0 and <= 2 ? at + year + 1 : at;
    }

    private bool IsTermBehind(int at) =>
        words.Before.LengthAt(_text, at) > 0 || words.Onward.LengthAt(_text, at) > 0 || words.Within.LengthAt(_text, at) > 0
        || (at > 0 && _text[at - 1] is '底' or '末');

    /// <summary>The next place that is no blank: texts taken from a PDF have them around figures.</summary>
    public int Spaces(int at)
    {
        while (at < _text.Length && _text[at] == ' ')
            at++;
        return at;
    }

    private int SpacesBefore(int start)
    {
        while (start > 0 && _text[start - 1] == ' ')
            start--;
        return start;
    }

    /// <summary>Whether the words before a time say that it is over.</summary>
    public bool IsDone(int start) => words.Done.Ends(_text[..SpacesBefore(start)]);

    private bool IsNot(int at) => words.NotBehind.LengthAt(_text, at) > 0;

    private bool IsDash(int at) => at < _text.Length && _text[at] is '—' or '–' or '-' or '~' or '至' or '/' or '―' or '─';

    // The second year of a span, in four figures or in its last two (2026-27), and where it ends; -1 where there is none.
    private (int Year, int End) LastYear(int first, int at)
    {
        while (at < _text.Length && IsDash(at))
            at++;
        at = Spaces(at);
        if (at >= _text.Length)
            return (0, -1);
        var full = Numerals.Year(_text[at..]);
        if (full.Length > 0)
            return full.Value > first ? (full.Value, at + full.Length) : (0, -1);
        var (tail, length) = Numerals.Tail(_text[at..]);
        var year = (first / 100 * 100) + tail;
        return length == 2 && year > first ? (year, at + 2) : (0, -1);
    }

    // A month without its year is the next one of that name.
    private int? NextYearOf(int month) =>
        published is { } day ? month < day.Month ? day.Year + 1 : day.Year : null;
}
