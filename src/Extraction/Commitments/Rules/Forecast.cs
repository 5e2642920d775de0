using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>Tells what comes of itself, or of something done, from what somebody undertakes to do.</summary>
internal static class Forecast
{
    /// <summary>
    /// 将举行, 将成为; 活动将于6日开幕; 建成后将缩短…; 将为发展注入动力: an event, or an effect that nobody brings about by a
    /// deed of its own.
    /// </summary>
    public static bool Is(SentenceContext sentence, Clause clause, Cue cue, TextSpan subject)
    {
        var view = sentence.View;
        // 政府收入将减少: what a measure costs.
        if (sentence.IsSpeech && sentence.Phrases.Revenues.Ends(view.Folded.AsSpan(subject.Start, subject.Length)))
            return true;
        var byUs = sentence.Holds(subject, CueClasses.Own) && ActingSubject.EndsInActor(sentence, subject);
        if (Happens(sentence, clause, cue, subject, byUs))
            return true;
        if (byUs)
            return false;
        if (IsRegard(sentence, clause, cue))
            return true;
        return HasEffect(view, clause, cue) || FollowsCompletion(sentence, clause) || LeadsToEffect(sentence, clause, cue, subject);
    }

    private static bool Happens(SentenceContext sentence, Clause clause, Cue cue, TextSpan subject, bool byUs)
    {
        var view = sentence.View;
        var next = cue.End;
        while (view.At(next) is { } word && word.Is(CueClasses.Adverb | CueClasses.Future) && !word.Is(CueClasses.Action))
            next = word.End;
        if (view.At(next) is { } verb && verb.Is(CueClasses.Event | CueClasses.Judgement | CueClasses.Effect) && !verb.Is(CueClasses.Action))
            return true;
        if (byUs)
            return false;
        // 大会以…为主题,为期三天,将举办…
        if (!sentence.IsPlan && TellsOfEvent(sentence, subject) && sentence.Phrases.EventSigns.IsIn(view.Folded.AsSpan(view.Span.Start, cue.End - view.Span.Start)))
            return true;
        // 峰会将分别于3日和4日在京开幕
        if (!sentence.IsPlan && sentence.Phrases.EventEndings.Ends(view.Folded.AsSpan(cue.End, clause.Span.End - cue.End)))
            return true;
        if (view.Folded[cue.End - 1] is not ('于' or '在') && !(next < clause.Span.End && view.Folded[next] is '于' or '在' or '从' or '自'))
            return false;
        // What a date is set for: 将于28日在京首播.
        for (var i = clause.FirstCue; i < clause.FirstCue + clause.CueCount; i++)
        {
            var behind = view.Cues[i];
            if (behind.Start < cue.End || !behind.Is(CueClasses.Event | CueClasses.Action) || view.Folded[behind.Start - 1] == '不')
                continue;
            return behind.Is(CueClasses.Event) && !behind.Is(CueClasses.Action);
        }

        return false;
    }

    // No body of its own stands before 将.
    private static bool TellsOfEvent(SentenceContext sentence, TextSpan subject) =>
        subject.Length <= 2 || sentence.Phrases.EventSigns.IsIn(sentence.View.Folded.AsSpan(subject.Start, subject.Length + 1));

    // 广东将高质量发展作为首要任务, 国家防总将响应调整为三级: 将 in the sense of 把, told of what is so or has happened.
    private static bool IsRegard(SentenceContext sentence, Clause clause, Cue cue) =>
        sentence.View.Folded[cue.End - 1] == '将'
        && sentence.Phrases.Regarded.IsIn(sentence.View.Folded.AsSpan(cue.End, clause.Span.End - cue.End));

    private static bool HasEffect(SentenceView view, Clause clause, Cue cue) =>
        view.At(cue.End) is { } frame && frame.Is(CueClasses.Frame) && view.FirstIn(clause, CueClasses.Effect, cue.End) is not null;

    // 将招聘同培训结合起来,…可以吸引更多青年: what one thinks of a way of doing it.
    private static bool LeadsToEffect(SentenceContext sentence, Clause clause, Cue cue, TextSpan subject)
    {
        var view = sentence.View;
        if (!sentence.IsPolicySpeech || subject.Length > 0 || cue.End - cue.Start > 1 || view.Folded[cue.Start] != '将'
            || (view.At(cue.End) is { } next && next.Is(CueClasses.Action | CueClasses.Adverb | CueClasses.Frame)))
            return false;
        foreach (var behind in sentence.Clauses)
        {
            if (behind.Span.Start > clause.Span.Start && view.Folded.AsSpan(behind.Opening, Math.Max(0, behind.Span.End - behind.Opening)) is var text
                && (text.StartsWith("可以") || text.StartsWith("能够") || text.StartsWith("有助") || text.StartsWith("有利")))
                return true;
        }

        return false;
    }

    // 建成投用后,…将: the effect of a work.
    private static bool FollowsCompletion(SentenceContext sentence, Clause clause)
    {
        var view = sentence.View;
        foreach (var before in sentence.Clauses)
        {
            if (before == clause)
                return false;
            var text = view.Folded.AsSpan(before.Span.Start, before.Span.Length);
            if ((text.EndsWith("后") || text.EndsWith("时")) && view.FirstIn(before, CueClasses.Completion) is not null)
                return true;
        }

        return false;
    }
}
