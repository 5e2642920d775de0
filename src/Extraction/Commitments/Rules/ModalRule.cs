using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>要…, 必须…, 各地要…, 长江十年禁渔要毫不放松.</summary>
internal sealed class ModalRule : ICommitmentRule
{
    private const CueClasses Demands = CueClasses.Action | CueClasses.Adverb | CueClasses.Frame;

    public string Name => "modal";

    public CueClasses Needs => CueClasses.Modal;

    public Candidate? Find(SentenceContext sentence)
    {
        var view = sentence.View;
        foreach (var clause in sentence.Clauses)
        {
            for (var i = clause.FirstCue; i < clause.FirstCue + clause.CueCount; i++)
            {
                var cue = view.Cues[i];
                if (!cue.Is(CueClasses.Modal) || cue.Start < sentence.Content || !IsVerb(sentence, clause, cue) || IsLikelihood(view, cue))
                    continue;
                // 所必须承担的使命
                if (cue.Start > clause.Span.Start && view.Folded[cue.Start - 1] == '所')
                    continue;
                var subject = sentence.SubjectOf(clause, cue);
                // 政府要发展商提供车位: it asks for it.
                if (sentence.IsPolicySpeech && view.At(cue.End) is { } asked && asked.Is(CueClasses.Company))
                    continue;
                if (sentence.Holds(subject, SpeakerClasses.Report) && sentence.Holds(subject, SpeakerClasses.Private))
                    continue;
                if (subject.Length <= 1 && FollowsOther(sentence, clause))
                    continue;
                if (sentence.EndsPrivate(subject) || OthersDuty.Is(sentence, subject) || IsAttribute(view, clause, cue, subject))
                    continue;
                if (sentence.IsPolicySpeech && (IsPurpose(sentence, clause, cue, subject) || IsRequirement(sentence, cue, subject)))
                    continue;
                return new Candidate(this, cue, clause, subject);
            }
        }

        return null;
    }

    // 应 and 需 alone are modals only before a verb, or behind who is to act.
    private static bool IsVerb(SentenceContext sentence, Clause clause, Cue cue)
    {
        var view = sentence.View;
        if (cue.End < view.Span.End && view.Folded[cue.Start] == '必' && view.Folded[cue.End] == '的')
            return false;
        if (view.Folded[cue.End - 1] is not ('应' or '需') || cue.End - cue.Start > 2 || view.Folded[cue.Start] == '必')
            return true;
        if (view.At(cue.End) is { } next)
            return next.Is(Demands);
        var subject = sentence.SubjectOf(clause, cue);
        return subject.Length > 0 && sentence.Holds(subject, CueClasses.Own | CueClasses.Others) && ActingSubject.EndsInActor(sentence, subject);
    }

    // 应该有所改善, 应该可以: what is likely.
    private static bool IsLikelihood(SentenceView view, Cue cue)
    {
        if (view.Folded[cue.Start] != '应' || cue.End >= view.Folded.Length)
            return false;
        var rest = view.Folded.AsSpan(cue.End);
        return rest.StartsWith("有所") || rest.StartsWith("可") || rest.StartsWith("能") || rest.StartsWith("会") || rest.StartsWith("不会");
    }

    // 一个国家走向现代化,既要…; 国际金融体系不应…,应该…: the clause takes its subject from the one before.
    private static bool FollowsOther(SentenceContext sentence, Clause clause)
    {
        foreach (var before in sentence.Clauses)
        {
            if (before == clause)
                return false;
            var head = before.Span with { Start = Math.Max(before.Span.Start, sentence.Content) };
            return head.Length > 2 && sentence.StartsForeign(head) && !sentence.View.Folded.AsSpan(head.Start, head.Length).ContainsAny('中', '我');
        }

        return false;
    }

    // "…要求的" and the like are masks; here "必须…的问题", a relative clause whose noun is the clause's own end.
    private static bool IsAttribute(SentenceView view, Clause clause, Cue cue, TextSpan subject)
    {
        var lead = view.LeadOf(clause);
        // 是我们必须长期坚持的指导思想, 首先要解决的就是
        var rest = view.Folded.AsSpan(cue.End, clause.Span.End - cue.End);
        var of = rest.LastIndexOf('的');
        // 落实疫情要防住、经济要稳住的要求, 有必须捍卫的原则
        if (of >= 0 && subject.Length > 0 && (view.Folded[cue.Start - 1] == '有' || (lead.Is(CueClasses.Action | CueClasses.Adverb) && EndsInCall(rest[(of + 1)..]))))
            return true;
        if (rest.Contains("的就是", StringComparison.Ordinal))
            return true;
        if (of > 0 && rest.Length - of <= 12 && subject.Length > 0 && view.FirstIn(clause, CueClasses.Judgement, subject.Start) is { } judged && judged.End <= cue.Start && view.Folded[judged.End - 1] == '是'
            && view.FirstIn(clause, CueClasses.Action, cue.End) is { } last && last.End <= cue.End + of && !rest[of..].Contains(','))
            return true;
        return cue.End - cue.Start > 1 && subject.Length > 0 && lead.Is(CueClasses.Action) && lead.Start < cue.Start
            && view.Folded.AsSpan(cue.End, clause.Span.End - cue.End).Contains('的');
    }

    private static bool EndsInCall(ReadOnlySpan<char> text) =>
        text.StartsWith("要求") || text.StartsWith("共同心声") || text.StartsWith("心声") || text.StartsWith("理念") || text.StartsWith("呼声") || text.StartsWith("愿望");

    // 卖方须…, 申请人必须…, 各局均须…: in a policy speech what the law requires, unless we say it of ourselves.
    private static bool IsRequirement(SentenceContext sentence, Cue cue, TextSpan subject)
    {
        var word = sentence.View.Folded.AsSpan(cue.Start, cue.End - cue.Start);
        // 议案是要…, 目的是要…: what a measure is for.
        var explains = cue.Start > sentence.View.Span.Start && sentence.View.Folded[cue.Start - 1] == '是';
        if (word is "须" or "务须" || explains)
            return !sentence.Holds(subject, CueClasses.Own);
        return word is "必须" or "应先" or "应多" or "须先" or "应" or "应该" or "应当" or "需" or "不得"
            && !sentence.Holds(subject, CueClasses.Own) && (subject.Length == 0 ? !sentence.CarriesOn && !sentence.Holds(sentence.View.Span, CueClasses.Own) : !ActingSubject.EndsInActor(sentence, subject));
    }

    private static bool IsFirst(SentenceContext sentence, Clause clause)
    {
        foreach (var before in sentence.Clauses)
        {
            if (before == clause)
                return true;
            if (before.Span.Length > 3)
                return false;
        }

        return true;
    }

    // In a policy speech 要增加供应,我们… opens with what it is for, as 为了 does.
    private static bool IsPurpose(SentenceContext sentence, Clause clause, Cue cue, TextSpan subject)
    {
        if (subject.Length > 0 || sentence.View.Folded[cue.Start] != '要' || cue.End - cue.Start > 1 || !IsFirst(sentence, clause))
            return false;
        return clause.Span.End < sentence.View.Span.End - 1 && sentence.View.Folded[clause.Span.End] == ',';
    }
}
