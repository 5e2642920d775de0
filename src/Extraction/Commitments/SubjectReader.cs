using System.Buffers;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>A subject read at the head of a clause.</summary>
/// <param name="Voice">Who it is; null for a pronoun that nothing resolves.</param>
/// <param name="End">Behind the subject.</param>
internal sealed record Subject(Voice? Voice, TextSpan Span, int End);

/// <summary>Reads who a clause is about: a meeting, a titled person, a pronoun, a group, a department, a document.</summary>
internal sealed class SubjectReader(Reading reading, TextScan scan, NameReader names, People people)
{
    private const int LongestSubject = 40;
    private const string PlainMeeting = "会议";
    private const int LongestTitled = 70;
    private const SpeakerClasses Boundary = SpeakerClasses.Adverbial | SpeakerClasses.Report | SpeakerClasses.Event;
    private static readonly SearchValues<char> NotInSubject = SearchValues.Create(",;:。《》");

    private string Folded => reading.Folded;

    /// <summary>Reads the subject that starts at a place or behind the openers (会上, 昨天下午) that stand there.</summary>
    /// <param name="at">Where the clause starts.</param>
    /// <param name="end">Where the subject must end: the verb, or the clause's end.</param>
    /// <param name="said">Whom a pronoun or an utterance (批示) points back to.</param>
    public Subject? Read(int at, int end, Voice? said)
    {
        var head = at;
        at = SkipOpeners(at, end);
        if (at >= end)
            return ReadAtMeeting(head, end);
        var near = Near(at, end);
        var classes = ClassesOf(near);
        return ReadPronoun(at, end, said)
            ?? ReadDocument(at, end)
            ?? (Has(SpeakerClasses.Group) ? ReadGroup(near, end) : null)
            ?? ReadSurname(at, end)
            ?? ReadPerson(at, end)
            ?? ReadOffice(at, end)
            ?? (Has(SpeakerClasses.Meeting | SpeakerClasses.Document) ? ReadMeeting(near, end) : null)
            ?? (Has(SpeakerClasses.Organ) ? ReadOrgan(near, end) : null);

        bool Has(SpeakerClasses wanted) => (classes & wanted) != 0;
    }

    // Where the word may start that a subject ends in: a subject is not long, and holds no comma.
    private TextSpan Near(int at, int end)
    {
        var farthest = Math.Min(end, at + LongestSubject);
        var sign = Folded.AsSpan(at, farthest - at).IndexOfAny(NotInSubject);
        return new TextSpan(at, sign < 0 ? farthest : at + sign + 1);
    }

    private SpeakerClasses ClassesOf(TextSpan span)
    {
        var classes = SpeakerClasses.None;
        foreach (var match in scan.Within(WordUse.Speakers, span))
            classes |= (SpeakerClasses)match.Entry;
        return classes;
    }

    // 会上提出…: with nobody named, the meeting.
    private Subject? ReadAtMeeting(int at, int end) =>
        end - at == 2 && Folded.AsSpan(at, 2) is "会上"
            ? new Subject(new Voice(Side.Authority, new Speaker(SpeakerSort.Meeting, PlainMeeting, default, null, null, null)), new TextSpan(at, end), end)
            : null;

    /// <summary>在沪出席活动的李强指出: whatever stands before it, a person met before whose name ends right at the verb.</summary>
    public Subject? ReadNameBefore(int at, int end)
    {
        for (var start = end - 2; start >= at && start >= end - 4; start--)
        {
            if (people.Names.Contains(Folded.AsSpan(start, end - start)) && people.Find(Folded[start..end]) is { Side: Side.Authority } known)
                return Of(known, new TextSpan(start, end));
        }

        return null;
    }

    /// <summary>A subject of no known sort, so that what it says is not taken for the last speaker's.</summary>
    public Subject Unknown(int at, int end)
    {
        var span = new TextSpan(at, NameEnd(at, end));
        var side = TitleReader.SideOf(reading, scan, span);
        side = side is Side.Foreign || (side is Side.Authority && TitleReader.EndsInOfficial(scan, span)) ? side : Side.Private;
        var sort = names.IsTranscribed(span) ? SpeakerSort.Person : SpeakerSort.Group;
        return new Subject(new Voice(side, new Speaker(sort, Folded[at..span.End], span, null, null, null)), span, end);
    }

    // 负责人纷纷表示: the adverb is no part of who they are.
    private int NameEnd(int at, int end)
    {
        foreach (var match in scan.Within(WordUse.Speakers, new TextSpan(at, end)))
        {
            if (match.End == end && match.Start > at + 1 && match.Length > 1 && ((SpeakerClasses)match.Entry & SpeakerClasses.Adverbial) != 0 && ((SpeakerClasses)match.Entry & SpeakerClasses.Office) == 0)
                return match.Start;
        }

        return end;
    }

    public int SkipOpeners(int at, int end)
    {
        while (at < end)
        {
            var opener = names.EndAt(at, SpeakerClasses.Opener);
            if (opener > at)
                at = opener < end && Folded[opener] == ',' ? opener + 1 : opener;
            else if (char.IsAsciiDigit(Folded[at]) || Folded[at] is ' ' or '“')
                at++;
            else if (Folded[at] is '年' or '月' or '日' && at > 0 && char.IsAsciiDigit(Folded[at - 1]))
                at++;
            else
                break;
        }

        return at;
    }

    private Subject? ReadPronoun(int at, int end, Voice? said)
    {
        var pronoun = names.EndAt(at, SpeakerClasses.Pronoun);
        if (pronoun >= 0 && (pronoun == end || (names.ClassesAt(pronoun) & Boundary) != 0))
            return Again(said, at, pronoun);
        var utterance = names.EndAt(at, SpeakerClasses.Utterance);
        return utterance >= 0 && said is not null && (utterance == end || (names.ClassesAt(utterance) & Boundary) != 0)
            ? Again(said, at, utterance)
            : null;
    }

    private Subject Again(Voice? said, int at, int end)
    {
        var span = new TextSpan(at, end);
        said ??= people.FirstOfAuthority(at) is { } leader ? Of(leader, span).Voice : null;
        return new Subject(said ?? new Voice(Side.Unknown, Named(SpeakerSort.Person, span)), span, end);
    }

    private Subject? ReadDocument(int at, int end)
    {
        if (Folded[at] != '《')
            return null;
        var close = Folded.IndexOf('》', at, end - at);
        if (close < 0)
            return null;
        var span = new TextSpan(at, close + 1);
        return new Subject(new Voice(Side.Authority, Named(SpeakerSort.Meeting, span)), span, close + 1);
    }

    private Subject? ReadGroup(TextSpan near, int end)
    {
        var at = near.Start;
        foreach (var match in scan.Within(WordUse.Speakers, near))
        {
            if (match.End > end)
                return null;
            if (((SpeakerClasses)match.Entry & SpeakerClasses.Group) == 0 || !Closes(match.End, end) || !IsNounPhrase(at, match.End))
                continue;
            var span = new TextSpan(at, match.End);
            var side = TitleReader.SideOf(reading, scan, span) is Side.Unknown or Side.Authority ? Side.Authority : Side.Private;
            if (side == Side.Authority && Folded[span.End - 1] == '方' && TitleReader.IsAmongForeign(reading, scan, span))
                side = Side.Foreign;
            return new Subject(new Voice(side, Named(SpeakerSort.Group, span)), span, match.End);
        }

        return null;
    }

    private Subject? ReadPerson(int at, int end)
    {
        var limit = Math.Min(end, at + LongestTitled);
        var comma = Folded.IndexOf(',', at, limit - at);
        foreach (var match in scan.Within(WordUse.Speakers, new TextSpan(at, comma < 0 ? limit : comma + 1)))
        {
            if (match.End > limit)
                break;
            if (((SpeakerClasses)match.Entry & SpeakerClasses.Office) == 0 || match.End >= end)
                continue;
            var person = TitleReader.TryRead(reading, scan, names, match, new TextSpan(at, end), people.Names);
            if (person is not null && person.Title.Start <= at)
                return Of(person, new TextSpan(match.End, match.End + person.Name.Length));
        }

        var nameEnd = names.End(at, end, people.Names);
        if (nameEnd < 0 || (names.ClassesAt(at) & SpeakerClasses.Foreign) != 0)
            return null;
        var name = Folded[at..nameEnd];
        var span = new TextSpan(at, nameEnd);
        return people.Find(name) is { } known
            ? Of(known, span)
            : new Subject(
                new Voice(Side.Authority, new Speaker(SpeakerSort.Person, name, span, null, null, null)), span, nameEnd);
    }

    // 张市长说: by name where the text has given it.
    private Subject? ReadSurname(int at, int end)
    {
        var surname = names.EndAt(at, SpeakerClasses.Surname);
        if (surname < 0 || surname >= end)
            return null;
        foreach (var match in scan.Within(WordUse.Speakers, new TextSpan(surname, surname + 1)))
        {
            if (((SpeakerClasses)match.Entry & SpeakerClasses.Office) == 0 || match.End > end || !Closes(match.End, end))
                continue;
            if (people.OfOffice(Folded.AsSpan(surname, match.Length)) is { } bearer && bearer.Name.AsSpan().StartsWith(Folded.AsSpan(at, surname - at)))
                return Of(bearer, new TextSpan(at, match.End));
        }

        return null;
    }

    // 總統表示, 省长说: the bearer of the office, by name where the text has given it.
    private Subject? ReadOffice(int at, int end)
    {
        foreach (var match in scan.At(WordUse.Speakers, at))
        {
            var classes = (SpeakerClasses)match.Entry;
            if ((classes & SpeakerClasses.Office) == 0 || match.End > end || !Closes(match.End, end))
                continue;
            if ((classes & SpeakerClasses.PrivateOffice) != 0 || ((classes & SpeakerClasses.ForeignOffice) != 0 && !TitleReader.IsHome(reading, match)))
                return null;
            var span = new TextSpan(at, match.End);
            return people.OfOffice(Folded.AsSpan(at, match.Length)) is { } bearer
                ? Of(bearer, span)
                : new Subject(new Voice(Side.Authority, Named(SpeakerSort.Person, span)), span, match.End);
        }

        return null;
    }

    private static Subject Of(Person person, TextSpan named)
    {
        var side = person.Side == Side.Unknown ? Side.Authority : person.Side;
        var speaker = new Speaker(SpeakerSort.Person, person.Name, named, person.Title, person.Office, person.Body);
        return new Subject(new Voice(side, speaker), named, named.End);
    }

    private Subject? ReadMeeting(TextSpan near, int end)
    {
        var at = near.Start;
        foreach (var match in scan.Within(WordUse.Speakers, near))
        {
            if (match.End > end)
                return null;
            if (((SpeakerClasses)match.Entry & (SpeakerClasses.Meeting | SpeakerClasses.Document)) == 0)
                continue;
            if (match.End < end && Folded[match.End] == '的')
                return null;
            if (((SpeakerClasses)match.Entry & SpeakerClasses.Document) != 0 && ActsBefore(at, match.Start))
                return null;
            if (IsActOn(at, match) || !IsNounPhrase(at, match.End) || (!Closes(match.End, end) && !IsPlainMeeting(at, match)))
                continue;
            var span = new TextSpan(at, match.End);
            var side = TitleReader.SideOf(reading, scan, span);
            if (match.Length == span.Length && ((SpeakerClasses)match.Entry & SpeakerClasses.Document) != 0 && TitleReader.IsAmongForeign(reading, scan, span))
                side = Side.Foreign;
            side = side is Side.Foreign or Side.Private ? side : Side.Authority;
            return new Subject(new Voice(side, Named(SpeakerSort.Meeting, span)), span, match.End);
        }

        return null;
    }

    private Subject? ReadOrgan(TextSpan near, int end)
    {
        var at = near.Start;
        foreach (var match in scan.Within(WordUse.Speakers, near))
        {
            if (match.End > end)
                return null;
            if (((SpeakerClasses)match.Entry & SpeakerClasses.Organ) == 0 || !Closes(match.End, end) || !IsNounPhrase(at, match.End))
                continue;
            var span = new TextSpan(at, match.End);
            var side = TitleReader.SideOf(reading, scan, span);
            side = side is Side.Foreign or Side.Private || EndsInMember(span) ? Side.Private : Side.Authority;
            return new Subject(new Voice(side, Named(SpeakerSort.Group, span)), span, match.End);
        }

        return null;
    }

    // 衣沙木丁委员: a name the reader does not know, and 委 no organ.
    private bool EndsInMember(TextSpan span)
    {
        foreach (var match in scan.Within(WordUse.Speakers, span with { Start = Math.Max(span.Start, span.End - 1) }))
        {
            if (match.Start < span.End && ((SpeakerClasses)match.Entry & SpeakerClasses.Member) != 0)
                return true;
        }

        return false;
    }

    // A meeting by its full name speaks as 会议.
    private Speaker Named(SpeakerSort sort, TextSpan span)
    {
        var name = Folded[span.Start..span.End];
        return new(sort, sort == SpeakerSort.Meeting && name.EndsWith(PlainMeeting, StringComparison.Ordinal) ? PlainMeeting : name, span, null, null, null);
    }

    private bool Closes(int place, int end) =>
        place >= end || !Han.IsWordAt(Folded, place) || (names.ClassesAt(place) & Boundary) != 0;

    // 区防办立即向各街道发出通知: the document is what somebody issued.
    private bool ActsBefore(int at, int end)
    {
        foreach (var word in scan.Within(WordUse.Speakers, new TextSpan(at, end)))
        {
            if (word.End <= end && word.Start > at && word.Length > 1 && ((SpeakerClasses)word.Entry & Boundary) != 0)
                return true;
        }

        return false;
    }

    // 推动落实…倡议, 支持…意见: a verb and its object, not the name of a document.
    private bool IsActOn(int at, WordMatch match)
    {
        if (((SpeakerClasses)match.Entry & SpeakerClasses.Meeting) != 0)
            return false;
        foreach (var word in scan.At(WordUse.Commitments, at))
        {
            if (word.Length > 1 && word.End < match.Start && ((CueClasses)word.Entry & CueClasses.Action) != 0)
                return true;
        }

        return false;
    }

    // What holds 的 or 了, or opens with an adverb or a preposition, is more than a name.
    private bool IsNounPhrase(int at, int end)
    {
        if (Folded.AsSpan(at, end - at).ContainsAny('的', '了', '着'))
            return false;
        if (names.EndAt(at, SpeakerClasses.NoSubject) >= 0)
            return false;
        const CueClasses Openers = CueClasses.Adverb | CueClasses.Frame | CueClasses.Past | CueClasses.Modal | CueClasses.Wish;
        foreach (var match in scan.At(WordUse.Commitments, at))
        {
            var classes = (CueClasses)match.Entry;
            if (match.Length > 1 && (classes & Openers) != 0 && (classes & CueClasses.Own) == 0)
                return false;
        }

        return true;
    }

    // 会议 itself is the subject of any verb behind it.
    private bool IsPlainMeeting(int at, WordMatch match) =>
        match.Start == at && match.Length == 2 && Folded[match.End] is not ('室' or '厅' or '中' or '期' or '精' or '纪' or '桌');
}
