namespace Tracker.Extraction.Commitments.Rules;

/// <summary>今年预期目标是:地区生产总值增长5%左右; 企业退休人员基本养老金今年再提高10%.</summary>
internal sealed class TargetRule : ICommitmentRule
{
    public string Name => "target";

    public CueClasses Needs => CueClasses.Target | CueClasses.Measure | CueClasses.Judgement;

    public Candidate? Find(SentenceContext sentence)
    {
        var view = sentence.View;
        if (sentence is { IsAuthority: true, InPast: false } && FindTask(sentence) is { } task)
            return task;
        foreach (var clause in sentence.Clauses)
        {
            var states = sentence.IsAuthority || HoldsNumber(view.Folded, view.Span.Start, view.Span.End);
            if (states && view.FirstIn(clause, CueClasses.Target, sentence.Content) is { } goal)
                return new Candidate(this, goal, clause, sentence.SubjectOf(clause, goal));
        }

        if (!sentence.IsAuthority || (view.Classes & CueClasses.Measure) == 0 || sentence.IsSpeech || sentence.InPast || !(IsComing(sentence) || sentence is { Form: ArticleForm.Plan or ArticleForm.Notice, InPlannedPart: true }))
            return null;
        foreach (var clause in sentence.Clauses)
        {
            var measure = view.FirstIn(clause, CueClasses.Measure, sentence.Content);
            if (measure is { } cue && HoldsNumber(view.Folded, sentence.IsPlan ? clause.Span.Start : cue.Start, clause.Span.End))
                return new Candidate(this, cue, clause, sentence.SubjectOf(clause, cue));
        }

        return null;
    }

    // 一项重要工作,就是扩建…; 改革的第一步是强化…: what the work to be done is.
    private Candidate? FindTask(SentenceContext sentence)
    {
        var view = sentence.View;
        foreach (var clause in sentence.Clauses)
        {
            if (view.FirstIn(clause, CueClasses.Judgement, sentence.Content) is not { } cue || cue.Start < sentence.Content + 2)
                continue;
            var word = view.Folded.AsSpan(cue.Start, cue.End - cue.Start);
            if (word is not ("就是" or "就是要"))
                continue;
            var before = view.Folded.AsSpan(sentence.Content, cue.Start - sentence.Content).TrimEnd(',');
            if (sentence.Phrases.TaskEndings.Ends(before) && view.At(cue.End) is { } deed && (deed.Is(CueClasses.Modal) || (deed.Is(CueClasses.Action | CueClasses.Adverb) && deed.End - deed.Start > 1)))
                return new Candidate(this, cue, clause, sentence.SubjectOf(clause, cue));
        }

        return null;
    }

    private static bool IsComing(SentenceContext sentence)
    {
        var text = sentence.View.Folded.AsSpan(sentence.View.Span.Start, sentence.View.Span.Length);
        return (sentence.IsPlan || !sentence.Phrases.Statistics.IsIn(text))
            && (sentence.Phrases.Coming.IsIn(text) || (sentence.IsPlan && sentence.Phrases.ComingInPlans.IsIn(text)));
    }

    private static bool HoldsNumber(string folded, int start, int end) =>
        folded.AsSpan(start, end - start).IndexOfAnyInRange('0', '9') >= 0;
}
