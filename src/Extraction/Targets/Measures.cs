using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Targets;

/// <summary>The places around a quantity where what it measures may stand.</summary>
/// <param name="Boundary">Where its clause begins.</param>
/// <param name="VerbStart">Null where no verb governs it.</param>
/// <param name="NumberStart">Of the words right before the number, or of the number.</param>
/// <param name="End">Behind the unit and what follows it.</param>
internal readonly record struct MeasurePlace(int Boundary, int? VerbStart, int? VerbEnd, int NumberStart, int End);

/// <summary>Finds what a quantity measures: its object, its noun, or its subject.</summary>
internal static class Measures
{
    private const int Longest = 30;
    private const int LongestNoun = 20;

    public static TextSpan? Read(ReadOnlySpan<char> text, MeasurePlace place, Unit? unit, string change, TargetWords words)
    {
        // 新增就业1200万人: between the verb and the number.
        if (place is { VerbStart: { } verbStart, VerbEnd: { } verbEnd } && verbEnd <= place.NumberStart && verbStart < place.NumberStart
            && Trimmed(text, Math.Max(verbEnd, place.Boundary), place.NumberStart, words) is { } thing)
        {
            return thing;
        }

        var before = place.VerbStart ?? place.NumberStart;
        if (unit is { IsCount: true })
        {
            return Behind(text, place.End, words)
                ?? (change == TargetChanges.Deliver && place.VerbStart is not null ? null : Before(text, place.Boundary, before, words));
        }

        return change == TargetChanges.Deliver && place.VerbStart is not null
            ? words.Ends.LengthAt(text, place.End) > 0 ? null : Behind(text, place.End, words)
            : Before(text, place.Boundary, before, words) ?? Behind(text, place.End, words);
    }

    /// <summary>地区生产总值|增长5%: the subject, from behind the last word that cannot be part of it.</summary>
    public static TextSpan? Before(ReadOnlySpan<char> text, int boundary, int end, TargetWords words)
    {
        if (boundary >= end)
            return null;
        var start = Math.Max(boundary, end - Longest - 10);
        end = WithoutBaseline(text, start, end);
        if (Trimmed(text, start, end, words) is not { } whole)
            return null;
        start = whole.Start;
        for (var at = whole.Start; at < whole.End; at++)
        {
            var opener = words.Openers.LengthAt(text[..whole.End], at);
            if (opener > 0)
                start = at + opener;
            at += Math.Max(opener - 1, 0);
        }

        return Trimmed(text, start, whole.End, words) ?? whole;
    }

    // 比例|由75%提高至100%, 用水量|比2020年下降16%: where a change begins is no part of what changes.
    private static int WithoutBaseline(ReadOnlySpan<char> text, int start, int end)
    {
        var from = text[start..end].LastIndexOfAny(['由', '从', '比', '较']);
        return from >= 0 && start + from + 1 < end && NumberReader.IsStart(text[start + from + 1]) ? start + from : end;
    }

    // 新增10个|重点项目|建成投产.
    private static TextSpan? Behind(ReadOnlySpan<char> text, int start, TargetWords words)
    {
        if (start < 0 || start >= text.Length)
            return null;
        var end = start;
        while (end < text.Length && end - start < LongestNoun && !IsNounEnd(text[end]) && (end == start || words.Ends.LengthAt(text, end) == 0))
            end++;
        return Trimmed(text, start, end, words);
    }

    private static bool IsNounEnd(char c) => char.IsAsciiDigit(c) || c is ',' or '、' or ';' or ':' or '。' or '!' or '?' or '(' or ')' or '《' or '》' or '\n' or '和' or '与' or '及';

    private static TextSpan? Trimmed(ReadOnlySpan<char> text, int start, int end, TargetWords words)
    {
        for (var before = -1; before != start && start < end;)
        {
            before = start;
            start += words.Causes.LengthAt(text[..end], start) is > 0 and var cause && words.NotCauses.LengthAt(text, start) == 0 ? cause
                : IsEdge(text[start]) || (text[start] == '“' && !text[start..end].Contains('”')) ? 1 : words.Trims.LengthAt(text[..end], start);
        }

        for (var before = -1; before != end && start < end;)
        {
            before = end;
            end -= IsEdge(text[end - 1]) || (text[end - 1] == '”' && !text[start..end].Contains('“')) ? 1 : TrimBefore(text, start, end, words);
        }

        return end - start is >= 2 and <= Longest ? new TextSpan(start, end) : null;
    }

    private static int TrimBefore(ReadOnlySpan<char> text, int start, int end, TargetWords words)
    {
        for (var length = Math.Min(4, end - start); length > 0; length--)
        {
            if (words.Trims.LengthAt(text[..end], end - length) == length)
                return length;
        }

        return 0;
    }

    private static bool IsEdge(char c) => c is ' ' or '、' or ',' or '(' or ')' or '\n' or '—';
}
