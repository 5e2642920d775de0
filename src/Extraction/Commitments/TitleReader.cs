using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>Reads a person introduced by a title: 江苏省委副书记、省长 and the name behind it.</summary>
internal static class TitleReader
{
    private const int LongestTitle = 60;
    private const int LongestPart = 34;
    private const int LongestReport = 70;

    /// <summary>The person whose name follows an office; null where none does.</summary>
    /// <param name="office">The office right before the name.</param>
    /// <param name="within">The title starts inside this span.</param>
    /// <param name="known">Names met before.</param>
    public static Person? TryRead(
        Reading reading,
        TextScan scan,
        NameReader names,
        WordMatch office,
        TextSpan within,
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known)
    {
        var nameEnd = names.End(office.End, Math.Min(within.End, office.End + 6), known);
        if (nameEnd < 0)
            return null;
        var start = TitleStart(reading.Folded, scan, names, office, within.Start);
        var title = new TextSpan(start, office.End);
        var side = SideOf(reading, scan, title);
        var (name, body) = OfficeOf(reading, scan, title);
        if (side == Side.Authority && IsDelegate(scan, title))
            side = Side.Private;
        return new Person(reading.Folded[office.End..nameEnd], side, title, name, body);
    }

    /// <summary>For whom the bearer of a title speaks.</summary>
    public static Side SideOf(Reading reading, TextScan scan, TextSpan title)
    {
        var side = Side.Unknown;
        foreach (var match in scan.Within(WordUse.Speakers, title))
        {
            var classes = (SpeakerClasses)match.Entry;
            if ((classes & SpeakerClasses.ForeignOffice) != 0 && !IsHome(reading, match))
                return Side.Foreign;
            if ((classes & SpeakerClasses.Foreign) != 0 && !IsChinese(reading.Folded, title))
                return Side.Foreign;
            if ((classes & SpeakerClasses.PrivateOffice) != 0 && match.End == title.End && !IsPartOfOffice(scan, title, match))
                side = Side.Private;
            else if ((classes & SpeakerClasses.Private) != 0 && match.End <= title.End)
                side = Side.Private;
            else if (side == Side.Unknown && (classes & SpeakerClasses.Office) != 0 && match.End <= title.End)
                side = Side.Authority;
        }

        return side;
    }

    /// <summary>總統 and 副總統 without a country before them, in Traditional characters, are those of Taiwan.</summary>
    public static bool IsHome(Reading reading, WordMatch office) =>
        reading.IsTraditional && reading.Folded.AsSpan(office.Start, office.Length) is "总统" or "副总统";

    /// <summary>市水务局负责人, not 基地负责人: the office of a department.</summary>
    public static bool EndsInOfficial(TextScan scan, TextSpan span)
    {
        foreach (var office in scan.Within(WordUse.Speakers, span))
        {
            if (office.End != span.End || ((SpeakerClasses)office.Entry & SpeakerClasses.Office) == 0)
                continue;
            foreach (var body in scan.Within(WordUse.Speakers, span))
            {
                if (body.End == office.Start && ((SpeakerClasses)body.Entry & SpeakerClasses.Organ) != 0)
                    return true;
            }
        }

        return false;
    }

    /// <summary>双方 of a sentence, 宣言 of a report that names other countries and not this one.</summary>
    public static bool IsAmongForeign(Reading reading, TextScan scan, TextSpan named)
    {
        var folded = reading.Folded;
        var from = Math.Max(0, named.Start - LongestReport);
        var start = from + folded.AsSpan(from, named.Start - from).LastIndexOf('\n') + 1;
        var behind = folded.AsSpan(named.End, Math.Min(LongestReport, folded.Length - named.End));
        var end = behind.IndexOf('。');
        var around = new TextSpan(start, named.End + (end < 0 ? behind.Length : end));
        if (folded.AsSpan(around.Start, around.Length).ContainsAny('中', '我'))
            return false;
        foreach (var match in scan.Within(WordUse.Speakers, around))
        {
            if (((SpeakerClasses)match.Entry & SpeakerClasses.Foreign) != 0)
                return true;
        }

        return false;
    }

    // 工程师 at the end of 总工程师, which is an office of its own.
    private static bool IsPartOfOffice(TextScan scan, TextSpan title, WordMatch part)
    {
        foreach (var match in scan.Within(WordUse.Speakers, title))
        {
            if (match.End == part.End && match.Start < part.Start && ((SpeakerClasses)match.Entry & SpeakerClasses.Office) != 0)
                return true;
        }

        return false;
    }

    private static bool IsChinese(string folded, TextSpan title) =>
        folded.AsSpan(title.Start, title.Length).StartsWith("中国")
        || folded.AsSpan(title.Start, title.Length).StartsWith("我国")
        || folded.AsSpan(title.Start, title.Length).StartsWith("中共");

    /// <summary>全国政协委员、某医院副院长, 省人大代表: who holds no office that governs speaks as a delegate for himself.</summary>
    public static bool IsDelegate(TextScan scan, TextSpan title)
    {
        var (isDelegate, next) = (false, 0);
        foreach (var match in scan.Within(WordUse.Speakers, title))
        {
            if (match.End > title.End || match.Start < next)
                continue;
            next = match.End;
            if (((SpeakerClasses)match.Entry & SpeakerClasses.ChiefOffice) != 0)
                return false;
            isDelegate |= ((SpeakerClasses)match.Entry & SpeakerClasses.Delegate) != 0;
        }

        return isDelegate;
    }

    // Back over 、 as long as the part before it ends in an office too; the part's own start is where a sign or a
    // word that belongs to no title stands.
    private static int TitleStart(string folded, TextScan scan, NameReader names, WordMatch office, int from)
    {
        var start = PartStart(folded, names, office.Start, Math.Max(from, office.Start - LongestPart));
        while (start > from + 2 && folded[start - 1] == '、' && office.End - start < LongestTitle)
        {
            if (OfficeEndingAt(scan, start - 1, from) is not { } before)
                break;
            start = PartStart(folded, names, before.Start, Math.Max(from, before.Start - LongestPart));
        }

        return start;
    }

    private static int PartStart(string folded, NameReader names, int at, int from)
    {
        while (at > from && (Han.WordBefore(folded, at) > 0 || folded[at - 1] is '“' or '”'))
            at -= Math.Max(1, Han.WordBefore(folded, at));
        while (names.EndAt(at, SpeakerClasses.Opener | SpeakerClasses.Event) is var opener && opener > at)
            at = opener;
        return folded[at] is '由' or '在' or '和' or '与' or '及' ? at + 1 : at;
    }

    private static WordMatch? OfficeEndingAt(TextScan scan, int end, int from)
    {
        foreach (var match in scan.Within(WordUse.Speakers, new TextSpan(Math.Max(from, end - 10), end)))
        {
            if (match.End == end && ((SpeakerClasses)match.Entry & SpeakerClasses.Office) != 0)
                return match;
        }

        return null;
    }

    // The office that governs (书记, 省长) is preferred to those held beside it (组长, 总指挥); the body of a bare
    // office is the place of the office before it.
    private static (string? Office, string? Body) OfficeOf(Reading reading, TextScan scan, TextSpan title)
    {
        var folded = reading.Folded;
        (string? Office, string? Body) best = default;
        var bestIsChief = false;
        var place = "";
        var start = title.Start;
        while (start < title.End)
        {
            var cut = folded.IndexOf('、', start, title.End - start);
            var end = cut < 0 ? title.End : cut;
            if (OfficeEndingAt(scan, end, start) is { } office)
            {
                var body = folded[start..office.Start];
                var isChief = ((SpeakerClasses)office.Entry & SpeakerClasses.ChiefOffice) != 0;
                if (body.Length == 0)
                    body = place.EndsWith('委') ? place[..^1] : place;
                else
                    place = body;
                if (isChief || !bestIsChief)
                    best = (folded[office.Start..end], body.Length > 1 ? body : null);
                bestIsChief |= isChief;
            }

            start = end + 1;
        }

        return best;
    }
}
