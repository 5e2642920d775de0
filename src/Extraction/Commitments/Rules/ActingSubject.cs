using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>Tells from the words before a cue who is to act: an authority, another party, or nobody in particular.</summary>
internal static class ActingSubject
{
    private const SpeakerClasses Bodies =
        SpeakerClasses.Organ | SpeakerClasses.Meeting | SpeakerClasses.Group | SpeakerClasses.Office;

    private const CueClasses Parties = CueClasses.Own | CueClasses.Others;
    private const int LongestReported = 16;

    /// <summary>The words end in us, in a body or in a place, so that it is they who act.</summary>
    public static bool EndsInActor(SentenceContext sentence, TextSpan subject)
    {
        var end = -1;
        foreach (var cue in sentence.View.Cues)
        {
            if (cue.Start >= subject.End)
                break;
            if (cue.Start >= subject.Start && cue.End <= subject.End && cue.Is(Parties))
                end = Math.Max(end, cue.End);
        }

        foreach (var match in sentence.Scan.Within(WordUse.Speakers, subject))
        {
            if (match.End <= subject.End && ((SpeakerClasses)match.Entry & Bodies) != 0 && ((SpeakerClasses)match.Entry & SpeakerClasses.PrivateOffice) == 0)
                end = Math.Max(end, match.End);
        }

        foreach (var match in sentence.Scan.Within(WordUse.Regions, subject))
        {
            if (match.End <= subject.End)
                end = Math.Max(end, match.End);
        }

        // 他将率领团队
        if (subject.Length is 1 or 2 && sentence.Holds(subject, SpeakerClasses.Pronoun))
            end = subject.End;
        return end >= 0 && IsAdverbial(sentence.Phrases, sentence.View.Folded.AsSpan(end, subject.End - end));
    }

    /// <summary>As <see cref="EndsInActor"/>, for the report's own words, where the body stands right before the cue.</summary>
    public static bool IsBriefActor(SentenceContext sentence, TextSpan subject) =>
        subject.Length <= LongestReported && !sentence.Holds(subject, SpeakerClasses.Pronoun) && EndsInActor(sentence, subject);

    /// <summary>
    /// A cue whose clause has no subject takes that of the nearest clause before that has one; whether that is somebody
    /// or something else than an authority (叙方高度赞赏,并将…; 这是首条高铁,将…).
    /// </summary>
    public static bool CarriesOther(SentenceContext sentence, Clause clause)
    {
        var view = sentence.View;
        var other = false;
        foreach (var before in sentence.Clauses)
        {
            if (before == clause)
                return other;
            var at = sentence.OpeningOf(before);
            // 试点在管理方式上,将…: a topic, whose clause leaves the subject to what follows.
            var topic = view.Folded.AsSpan(before.Span.Start, before.Span.Length);
            if (topic.Contains('在') && (topic.EndsWith("上") || topic.EndsWith("方面") || topic.EndsWith("中")))
                continue;
            if (before.Adverbs || view.At(at) is { } lead && !lead.Is(Parties) && !lead.Is(CueClasses.Company))
                continue;
            var head = new TextSpan(at, Math.Min(before.Span.End, at + LongestReported));
            other = head.Length > 2 && (IsOtherParty(view.Folded, at) || sentence.IsForeign(head) || !HoldsActor(sentence, head) || JudgesMeeting(sentence, before, head));
        }

        return other;
    }

    // 峰会具有里程碑意义,将推动…
    private static bool JudgesMeeting(SentenceContext sentence, Clause clause, TextSpan head) =>
        sentence.View.FirstIn(clause, CueClasses.Judgement, head.Start) is not null && sentence.Holds(clause.Span, SpeakerClasses.Meeting) && !sentence.Holds(head, Parties);

    /// <summary>老方, 哈方: the other party of talks, by the first character of its country.</summary>
    public static bool IsOtherParty(string folded, int at) =>
        at + 2 < folded.Length && folded[at + 1] == '方' && folded[at] is not ('《' or '“' or '(') && folded[at + 2] is not ('案' or '面' or '向' or '式' or '法' or '针' or '位')
            && folded[at] is not ('署' or '局' or '部' or '院' or '校' or '处' or '司' or '委' or '中' or '我' or '双' or '各' or '多' or '三' or '四' or '两' or '地' or '官' or '警' or '军' or '一' or '对' or '前' or '后' or '北' or '南' or '东' or '西');

    private static bool HoldsActor(SentenceContext sentence, TextSpan head) =>
        sentence.HoldsRegion(head) || sentence.Holds(head, Bodies) || sentence.Holds(head, Parties);

    // Behind the body only a time or what the deed is about may stand: 我们今后五年将, 财政部门2023年将, 政府就此会.
    private static bool IsAdverbial(Phrases phrases, ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("”’\")");
        return rest.Length == 0 || char.IsAsciiDigit(rest[0]) || rest[0] is '(' or ' ' || phrases.AfterActor.Starts(rest);
    }
}
