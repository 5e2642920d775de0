using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>
/// Reads personal names: a surname and one or two characters, up to a word that cannot belong to a name. A character may
/// take two UTF-16 units.
/// </summary>
internal sealed class NameReader(Reading reading, TextScan scan)
{
    private const int LongestForeignName = 12;

    private string Folded => reading.Folded;

    /// <summary>What the words that start at a place do, all together.</summary>
    public SpeakerClasses ClassesAt(int place)
    {
        var classes = SpeakerClasses.None;
        foreach (var match in scan.At(WordUse.Speakers, place))
            classes |= (SpeakerClasses)match.Entry;
        return classes;
    }

    /// <summary>The longest word at a place that is of one of these classes; its end, or -1.</summary>
    public int EndAt(int place, SpeakerClasses classes)
    {
        foreach (var match in scan.At(WordUse.Speakers, place))
        {
            if (((SpeakerClasses)match.Entry & classes) != 0)
                return match.End;
        }

        return -1;
    }

    /// <summary>The end of the name that starts at a place; -1 where none does.</summary>
    /// <param name="place">The place.</param>
    /// <param name="end">Where the name must end at the latest.</param>
    /// <param name="known">Names met before, which are believed first.</param>
    public int End(int place, int end, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known)
    {
        var second = Next(Next(place));
        var third = Next(second);
        foreach (var knownEnd in (ReadOnlySpan<int>)[Next(third), third, second])
        {
            if (knownEnd <= end && known.Contains(Folded.AsSpan(place, knownEnd - place)))
                return knownEnd;
        }

        // 於 is a preposition, of which the fold makes the surname 于.
        if (reading.Text[place] == '於')
            return -1;
        var surname = EndAt(place, SpeakerClasses.Surname);
        if (surname < 0 || surname > place + 2 || EndAt(place, SpeakerClasses.Report) > place + 1)
            return -1;
        var nameEnd = surname;
        for (var given = 1; given <= 2; given++)
        {
            nameEnd = Next(nameEnd);
            if (nameEnd <= end && IsHan(surname, nameEnd) && Closes(nameEnd, end))
                return given == 1 && GoesOn(nameEnd, end) ? Next(nameEnd) : nameEnd;
        }

        // 林郑月娥: a married name with both surnames.
        var both = EndAt(surname, SpeakerClasses.Surname);
        var married = both < 0 ? -1 : Next(Next(both));
        if (both == surname + 1 && married <= end && IsHan(both, married) && Closes(married, end))
            return married;
        return surname == place + 2 && surname <= end && Closes(surname, end) ? surname : -1;
    }

    /// <summary>The end of a transcribed name (阿·买买提), which has no surname of the list: it ends with the span.</summary>
    public bool IsTranscribed(TextSpan span) =>
        span.Length is >= 2 and <= LongestForeignName && IsHan(span.Start, span.End);

    // 尚可为在, 王有为指出: a character that may be a preposition, but before a verb ends the name.
    private bool GoesOn(int place, int end) =>
        place < end - 1 && Folded[place] is '为' or '同' or '代' or '明' && (Folded[place + 1] == '在' || EndAt(place + 1, SpeakerClasses.Report) >= 0);

    private bool IsHan(int start, int end)
    {
        for (var at = start; at < end; at = Next(at))
        {
            if (Han.LengthAt(Folded, at) == 0 && Folded[at] != '·')
                return false;
        }

        return true;
    }

    private int Next(int place) => place + Math.Max(1, Han.LengthAt(Folded, place));

    private bool Closes(int place, int end)
    {
        if (place >= end)
            return true;
        if (!char.IsLetter(Folded[place]) && Han.LengthAt(Folded, place) == 0)
            return true;
        // 李文涛今(5)日
        if (Folded[place] is '今' or '昨' && place + 1 < end && Folded[place + 1] == '(')
            return true;
        // 李文涛的重要文章
        if (Folded[place] == '的' && place + 2 < end && (ClassesAt(place + 1) & SpeakerClasses.Utterance) != 0)
            return true;
        const SpeakerClasses Closing = SpeakerClasses.Adverbial | SpeakerClasses.Report | SpeakerClasses.Event | SpeakerClasses.Opener;
        return (ClassesAt(place) & Closing) != 0;
    }
}
