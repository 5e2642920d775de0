namespace Tracker.Extraction.Commitments.Rules;

/// <summary>今年预期目标是:地区生产总值增长5%左右; 企业退休人员基本养老金今年再提高10%.</summary>
internal sealed class TargetRule : ICommitmentRule
{
    private static readonly string[] Coming =
        ["今年", "明年", "全年", "年底", "年内", "到20", "“十五五”", "“十四五”", "本年度", "下半年", "力争"];

    public string Name => "target";

    public CueClasses Needs => CueClasses.Target | CueClasses.Measure;

    public Candidate? Find(SentenceContext sentence)
    {
        var view = sentence.View;
        foreach (var clause in sentence.Clauses)
        {
            var states = sentence.IsAuthority || HoldsNumber(view.Folded, view.Span.Start, view.Span.End);
            if (states && view.FirstIn(clause, CueClasses.Target, sentence.Content) is { } goal)
                return new Candidate(this, goal, clause, sentence.SubjectOf(clause, goal));
        }

        if (!sentence.IsAuthority || (view.Classes & CueClasses.Measure) == 0 || !IsComing(view))
            return null;
        foreach (var clause in sentence.Clauses)
        {
            var measure = view.FirstIn(clause, CueClasses.Measure, sentence.Content);
            if (measure is { } cue && HoldsNumber(view.Folded, cue.Start, clause.Span.End))
                return new Candidate(this, cue, clause, sentence.SubjectOf(clause, cue));
        }

        return null;
    }

    private static bool IsComing(SentenceView view)
    {
        var text = view.Folded.AsSpan(view.Span.Start, view.Span.Length);
        foreach (var word in Coming)
        {
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool HoldsNumber(string folded, int start, int end) =>
        folded.AsSpan(start, end - start).IndexOfAnyInRange('0', '9') >= 0;
}
