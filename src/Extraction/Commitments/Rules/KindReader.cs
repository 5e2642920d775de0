using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>
/// Tells a directive from a pledge, by the guideline: 将, 我们要 and a speaker's own place pledge; a plan pledges, but
/// what it tells others is a directive; a sentence without a subject takes the kind of the one it carries on.
/// </summary>
internal static class KindReader
{
    public static string Read(SentenceContext sentence, Candidate candidate)
    {
        var subject = candidate.Subject;
        var others = sentence.Holds(subject, CueClasses.Others);
        if (Tells(sentence.View, candidate.Cue))
            return CommitmentKinds.Directive;
        if (sentence.Form == ArticleForm.Notice && candidate.Rule is not FutureRule)
            return CommitmentKinds.Directive;
        if (sentence.IsPlan && candidate.Rule is BareActionRule && subject.Length > 0 && sentence.Holds(subject, SpeakerClasses.Organ) && !sentence.Holds(subject, CueClasses.Own))
            return CommitmentKinds.Directive;
        if (candidate.Rule is TargetRule && sentence.Voice is null)
            return CommitmentKinds.Pledge;
        if (sentence.IsPlan)
            return others && candidate.Rule is ModalRule or BareActionRule ? CommitmentKinds.Directive : CommitmentKinds.Pledge;
        if (candidate.Rule is ToldRule or RequestRule)
            return CommitmentKinds.Directive;
        if (candidate.Rule is DecisionRule)
            return SetsTasks(sentence) ? CommitmentKinds.Directive : CommitmentKinds.Pledge;
        if ((candidate.Rule is FutureRule && !(sentence.RunKind is not null && MovesObject(sentence, candidate))) || IsOwn(sentence, candidate))
            return CommitmentKinds.Pledge;
        if (others)
            return CommitmentKinds.Directive;
        if (sentence.Voice is { Speaker.Sort: SpeakerSort.Group })
            return CommitmentKinds.Pledge;
        return sentence.RunKind ?? (sentence.SpeaksOfOwn && candidate.Rule is not ModalRule
            ? CommitmentKinds.Pledge
            : CommitmentKinds.Directive);
    }

    // 政府要求港铁公司…, 我已指示各部门…: the cue itself tells somebody.
    private static bool Tells(SentenceView view, Cue cue) =>
        view.Folded.AsSpan(cue.Start, cue.End - cue.Start) is var word && (word.EndsWith("要求") || word.EndsWith("指示") || word.EndsWith("责成"));

    // 会议确定,明年抓好以下重点任务.
    private static bool SetsTasks(SentenceContext sentence)
    {
        var text = sentence.View.Folded.AsSpan(sentence.Content, sentence.View.Span.End - sentence.Content);
        return text.Contains("任务", StringComparison.Ordinal) || text.Contains("重点工作", StringComparison.Ordinal);
    }

    /// <summary>将各类政策纳入评估: 将 in the sense of 把 carries on what stands before it.</summary>
    public static bool MovesObject(SentenceContext sentence, Candidate candidate)
    {
        var view = sentence.View;
        return candidate.Subject.Length == 0 && candidate.Cue.End - candidate.Cue.Start == 1 && view.Folded[candidate.Cue.Start] == '将'
            && !(view.At(candidate.Cue.End) is { } next && next.Is(CueClasses.Action | CueClasses.Adverb | CueClasses.Frame | CueClasses.Connective));
    }

    /// <summary>The subject is the speaker's own side: 我们, or the place he leads where others lead theirs.</summary>
    public static bool IsOwn(SentenceContext sentence, Candidate candidate)
    {
        var folded = sentence.View.Folded;
        if (candidate.Rule is BareActionRule && sentence.View.At(candidate.Clause.Opening) is { } lead && IsFirstPerson(folded, lead))
            return true;
        foreach (var cue in sentence.View.Cues)
        {
            if (cue.Start >= candidate.Subject.Start && cue.End <= candidate.Subject.End && IsFirstPerson(folded, cue))
                return true;
        }

        return sentence.AmongPeers && IsPlaceOf(sentence.Voice?.Speaker, folded, candidate.Subject);
    }

    private static bool IsFirstPerson(string folded, Cue cue) =>
        cue.Is(CueClasses.Own) && (folded[cue.Start] == '我' || folded[cue.Start] == '本');

    private static bool IsPlaceOf(Speaker? speaker, string folded, TextSpan subject)
    {
        if (speaker?.Body is not { } body || subject.Length is < 2 or > 10)
            return false;
        for (var i = subject.Start; i + 2 <= subject.End; i++)
        {
            if (body.AsSpan().StartsWith(folded.AsSpan(i, 2), StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
