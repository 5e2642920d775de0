using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>我们将…, 江苏将…, 计划…, 力争…: an authority says what its own side will do.</summary>
internal sealed class FutureRule : ICommitmentRule
{
    private const int LongestTime = 10;

    public string Name => "future";

    public CueClasses Needs => CueClasses.Future | CueClasses.Expectation;

    public Candidate? Find(SentenceContext sentence)
    {
        var view = sentence.View;
        foreach (var clause in sentence.Clauses)
        {
            for (var i = clause.FirstCue; i < clause.FirstCue + clause.CueCount; i++)
            {
                var cue = view.Cues[i];
                if (cue.Is(CueClasses.Expectation) && cue.Start >= sentence.Content && IsPromised(sentence, clause, cue))
                    return new Candidate(this, cue, clause, sentence.SubjectOf(clause, cue));
                if (!cue.Is(CueClasses.Future) || cue.Start < sentence.Content || IsInfinitive(view, cue))
                    continue;
                var subject = sentence.SubjectOf(clause, cue);
                if (sentence.IsSpeech && Announces(sentence, cue, subject))
                    continue;
                if (subject.Length == 0 && (!sentence.IsPlan || (sentence.IsSpeech && !sentence.IsMeasure)) && ActingSubject.CarriesOther(sentence, clause))
                    continue;
                if (Delivers(sentence, clause, cue) || IsDated(sentence, clause, cue, subject) || (Acts(sentence, cue, subject) && SaysWhat(sentence, clause, cue, subject) && !Forecast.Is(sentence, clause, cue, subject)))
                    return new Candidate(this, cue, clause, subject);
            }
        }

        return null;
    }

    // 工程预计明年6月完工, 报告预计年底提出: a work, or a deed for a day, that an authority expects of itself; 预计客流增加 only expects.
    private static bool IsPromised(SentenceContext sentence, Clause clause, Cue cue)
    {
        var view = sentence.View;
        if (!sentence.IsOfficial || sentence.SubjectOf(clause, cue) is var subject && (sentence.EndsPrivate(subject) || sentence.IsForeign(subject)))
            return false;
        for (var i = clause.FirstCue; i < clause.FirstCue + clause.CueCount; i++)
        {
            var deed = view.Cues[i];
            if (deed.Start < cue.End || !deed.Is(CueClasses.Delivery | CueClasses.Action))
                continue;
            if (deed.Is(CueClasses.Delivery))
                return true;
            return !deed.Is(CueClasses.Effect) && deed.End - deed.Start > 1 && view.Folded.AsSpan(cue.End, deed.Start - cue.End).ContainsAny('年', '月', '季');
        }

        return false;
    }

    // 医院将于明年落成, 铁路会在2028年通车: a work that the speaker's own report or plan announces.
    private static bool Delivers(SentenceContext sentence, Clause clause, Cue cue) =>
        sentence.IsAuthority && (sentence.IsSpeech || sentence.IsPlan) && !IsNoun(sentence.View, cue) && (!sentence.InPast || IsComing(sentence.View, clause))
        && sentence.View.FirstIn(clause, CueClasses.Delivery, cue.End) is not null
        && sentence.SubjectOf(clause, cue) is var subject && !sentence.EndsPrivate(subject) && !sentence.IsForeign(subject);

    // 农业局说明,平台将于115年启动: what a body says will be done by a time.
    private static bool IsDated(SentenceContext sentence, Clause clause, Cue cue, TextSpan subject)
    {
        var view = sentence.View;
        if (sentence is not { IsPlan: false, InPast: false, IsAuthority: true, Voice.Speaker.Sort: SpeakerSort.Group } || IsNoun(view, cue) || !IsScheduled(view, cue)
            || sentence.EndsPrivate(subject) || sentence.IsForeign(subject) || Forecast.Is(sentence, clause, cue, subject))
            return false;
        return view.FirstIn(clause, CueClasses.Delivery | CueClasses.Action, cue.End) is { } deed && deed.End - deed.Start > 1 && !deed.Is(CueClasses.Effect | CueClasses.Event)
            && view.Folded.AsSpan(cue.End, deed.Start - cue.End).ContainsAny('年', '月', '季');
    }

    // 我会介绍…的措施, 我将集中谈谈…: what the speech turns to.
    private static bool Announces(SentenceContext sentence, Cue cue, TextSpan subject)
    {
        var view = sentence.View;
        if (subject.Length == 0 || view.Folded[subject.End - 1] is not ('我' or '人'))
            return false;
        return sentence.Phrases.Announced.IsIn(view.Folded.AsSpan(cue.End, Math.Min(6, view.Span.End - cue.End)));
    }

    // 主楼刚于去年落成,明年将启用: what is past is told in another clause.
    private static bool IsComing(SentenceView view, Clause clause)
    {
        var text = view.Folded.AsSpan(clause.Span.Start, clause.Span.Length);
        return text.Contains("今年", StringComparison.Ordinal) || text.Contains("明年", StringComparison.Ordinal) || text.Contains("年内", StringComparison.Ordinal);
    }

    // 可以将, 如何将: what could be done with something; 暂无计划: what is not meant.
    private static bool IsInfinitive(SentenceView view, Cue cue) =>
        cue.Start > view.Span.Start
        && (view.Folded[cue.Start] == '将'
            ? view.Folded[cue.Start - 1] is '以' or '能' or '何' or '可' || EndsInTo(view, cue.Start)
            : view.Folded[cue.Start - 1] is '无' or '有' or '没' or '暂');

    // 用…来将, not 未来将 or 接下来将.
    private static bool EndsInTo(SentenceView view, int at) =>
        view.Folded[at - 1] == '来' && !(at - 2 >= view.Span.Start && view.Folded[at - 2] is '未' or '下' or '近' or '年');

    // The subject is an authority, or left out by one that speaks.
    private static bool Acts(SentenceContext sentence, Cue cue, TextSpan subject)
    {
        if (sentence.EndsPrivate(subject) || IsOneCompany(sentence, subject) || sentence.IsForeign(subject) || Counsels(sentence, cue))
            return false;
        if (subject.Length == 0)
            return sentence.IsAuthority;
        if (!sentence.IsAuthority)
            return ActingSubject.IsBriefActor(sentence, subject) && (sentence.View.Folded[cue.Start] != '会' || sentence.Holds(subject, CueClasses.Own));
        return ActingSubject.EndsInActor(sentence, subject)
            || IsAdverbial(sentence, subject)
            || (sentence.IsPlan && !IsNoun(sentence.View, cue) && (IsScheduled(sentence.View, cue) || LeadsToAction(sentence.View, cue) || SetsTerms(sentence, cue, subject)));
    }

    // 这家车企在广州也将
    private static bool IsOneCompany(SentenceContext sentence, TextSpan subject) =>
        sentence.View.Folded.AsSpan(subject.Start, subject.Length) is var text && (text.StartsWith("这家") || text.StartsWith("一家"))
        && sentence.Holds(subject with { End = Math.Min(subject.End, subject.Start + 8) }, CueClasses.Company);

    // 将围绕医疗建言献策: what a delegate does.
    private static bool Counsels(SentenceContext sentence, Cue cue) =>
        !sentence.IsPlan && sentence.Phrases.Counsel.IsIn(sentence.View.Folded.AsSpan(cue.End, sentence.View.Span.End - cue.End));

    // 宽免额将以…为上限, 车辆将继续获宽免: in a policy speech the terms of a measure.
    private static bool SetsTerms(SentenceContext sentence, Cue cue, TextSpan subject) =>
        sentence.IsPolicySpeech
        && (sentence.Phrases.Quotas.Ends(sentence.View.Folded.AsSpan(subject.Start, subject.Length)) || sentence.View.Folded[cue.End - 1] == '以' || sentence.Phrases.MeasureTerms.Starts(sentence.View.Folded.AsSpan(cue.End)));

    // 强积金计划实施以来: behind a thing 计划 and its like are part of its name.
    private static bool IsNoun(SentenceView view, Cue cue) =>
        view.Folded.AsSpan(cue.Start, cue.End - cue.Start) is "计划" or "准备" or "预备" or "打算" or "承诺";

    // 条例草案将于下半年提交…: in a plan what is scheduled is promised by who makes the plan.
    private static bool IsScheduled(SentenceView view, Cue cue) =>
        view.Folded[cue.End - 1] == '于' || (cue.End < view.Span.End && view.Folded[cue.End] is '于' or '在')
            || (cue.End + 1 < view.Span.End && view.Folded[cue.End] is '由' or '自' or '从' && view.Folded[cue.End + 1] is '今' or '明' or '下' or '本' or (>= '0' and <= '9'));

    private static bool IsAdverbial(SentenceContext sentence, TextSpan subject) =>
        (sentence.View.At(subject.Start) is { } cue && cue.Is(CueClasses.Frame | CueClasses.Connective | CueClasses.Adverb))
            || (subject.Length <= LongestTime && sentence.Phrases.TimeEndings.Ends(sentence.View.Folded.AsSpan(subject.Start, subject.Length)));

    private static bool LeadsToAction(SentenceView view, Cue cue)
    {
        var next = cue.End;
        while (view.At(next) is { } adverb && adverb.Is(CueClasses.Adverb) && !adverb.Is(CueClasses.Action))
            next = adverb.End;
        return view.At(next) is { } verb && verb.Is(CueClasses.Action | CueClasses.Frame);
    }

    private static bool Offers(SentenceContext sentence, Cue cue, TextSpan subject)
    {
        if (subject.Length == 0 ? sentence.Voice?.Speaker.Sort != SpeakerSort.Person : !sentence.Holds(subject, CueClasses.Own) && !sentence.HoldsRegion(subject))
            return false;
        foreach (var deed in sentence.View.Cues)
        {
            if (deed.Start >= cue.End && deed.Is(CueClasses.Action))
                return true;
        }

        return false;
    }

    // 福建将防汛响应…, 将育婴师…: a single character that begins a noun, and 将 in the sense of 把.
    private static bool MovesNoun(SentenceView view, Cue cue) =>
        view.Folded[cue.End - 1] == '将' && view.At(cue.End) is { } verb && verb.End - verb.Start == 1 && !verb.Is(CueClasses.Adverb | CueClasses.Frame);

    // 计划 and 准备 are nouns too, and a plan says what is planned.
    private static bool SaysWhat(SentenceContext sentence, Clause clause, Cue cue, TextSpan subject)
    {
        var view = sentence.View;
        if (cue.End >= clause.Span.End)
            return false;
        // 愿同巴方加强合作, not 愿为此喝彩.
        if (cue.Is(CueClasses.Wish))
            return Offers(sentence, cue, subject);
        // 会考虑多项因素: how it is always done.
        if (sentence.IsPolicySpeech && view.Folded.AsSpan(cue.End).StartsWith("考虑") && sentence.Phrases.Weighed.IsIn(view.Folded.AsSpan(cue.End, clause.Span.End - cue.End)))
            return false;
        // 计划运作良好: a plan and how it goes.
        if (IsNoun(view, cue) && view.Folded.AsSpan(cue.End, clause.Span.End - cue.End) is var state && (state.EndsWith("良好") || state.EndsWith("顺利") || state.EndsWith("理想")))
            return false;
        var last = view.Folded[cue.End - 1];
        if (last == '会' && subject.Length > 0)
            return ActingSubject.EndsInActor(sentence, subject) || SetsTerms(sentence, cue, subject);
        // 两地将在八个领域展开合作: both sides of an agreement.
        if (!sentence.IsAuthority)
            return (LeadsToAction(view, cue) && !MovesNoun(view, cue)) || (sentence.Holds(subject, SpeakerClasses.Group) && view.FirstIn(clause, CueClasses.Action, cue.End) is not null);
        if (view.Folded[cue.Start] is '将' or '会' || last == '会' || cue.End - cue.Start > 2)
            return true;
        if (view.At(cue.End) is { } next && next.Is(CueClasses.Action | CueClasses.Adverb | CueClasses.Measure | CueClasses.Future))
            return true;
        var isVerb = subject.Length == 0 || ActingSubject.EndsInActor(sentence, subject);
        return isVerb
            && (char.IsAsciiDigit(view.Folded[cue.End]) || view.Folded[cue.End] is '到' or '于' or '年' or '今' or '明' or '用' || (view.At(cue.End) is { } frame && frame.Is(CueClasses.Frame)));
    }
}
