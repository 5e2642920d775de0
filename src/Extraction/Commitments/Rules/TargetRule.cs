namespace Tracker.Extraction.Commitments.Rules;

/// <summary>今年预期目标是:地区生产总值增长5%左右; 企业退休人员基本养老金今年再提高10%.</summary>
internal sealed class TargetRule : ICommitmentRule
{
    private static readonly string[] Coming = ["到20", "到“", "年底前", "年内", "力争", "“十五五”", "“十四五”末", "末,"];
    private static readonly string[] ComingInPlan = ["今年", "明年", "全年", "本年度", "下半年", "“十四五”", "年度", "年均", "每年", "再提高", "再增加", "再降低", "再下降"];
    private static readonly string[] Reported = ["数据显示", "上半年", "季度", "月份", "截至", "去年", "上年", "个月", "同比", "总额", "人数"];

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

        if (!sentence.IsAuthority || (view.Classes & CueClasses.Measure) == 0 || sentence.IsSpeech || sentence.InPast || !IsComing(sentence))
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
            if (EndsInTask(before) && view.At(cue.End) is { } deed && (deed.Is(CueClasses.Modal) || (deed.Is(CueClasses.Action | CueClasses.Adverb) && deed.End - deed.Start > 1)))
                return new Candidate(this, cue, clause, sentence.SubjectOf(clause, cue));
        }

        return null;
    }

    private static bool EndsInTask(ReadOnlySpan<char> text) =>
        text.EndsWith("工作") || text.EndsWith("任务") || text.EndsWith("第一步") || text.EndsWith("做法") || text.EndsWith("首要") || text.EndsWith("当务之急");

    private static bool IsComing(SentenceContext sentence)
    {
        var text = sentence.View.Folded.AsSpan(sentence.View.Span.Start, sentence.View.Span.Length);
        return (sentence.IsPlan || !ContainsAny(text, Reported)) && (ContainsAny(text, Coming) || (sentence.IsPlan && ContainsAny(text, ComingInPlan)));
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool HoldsNumber(string folded, int start, int end) =>
        folded.AsSpan(start, end - start).IndexOfAnyInRange('0', '9') >= 0;
}
