using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>
/// ——科技创新水平大幅提高: what is to be so by the end of a coming period, told after 要实现以下主要目标; and in a plan or a
/// meeting's words 到2015年,基本建成….
/// </summary>
internal sealed class GoalRule : ICommitmentRule
{
    private const int ShortestGoal = 8;

    public string Name => "goal";

    public CueClasses Needs => CueClasses.None;

    public Candidate? Find(SentenceContext sentence)
    {
        if (!sentence.IsAuthority || sentence.IsPolicySpeech)
            return null;
        var comes = sentence.InGoals;
        foreach (var clause in sentence.Clauses)
        {
            var text = sentence.View.Folded.AsSpan(clause.Opening, Math.Max(0, clause.Span.End - clause.Opening));
            comes |= IsComingYear(text);
            if (!comes)
                return null;
            var end = Math.Min(clause.Span.End, clause.Opening + 2);
            var span = new TextSpan(Math.Min(clause.Opening, end), end);
            return sentence.View.Span.Length >= ShortestGoal && span.Length > 0
                ? new Candidate(this, new Cue(span.Start, span.End, CueClasses.Target), clause, new TextSpan(span.Start, span.Start))
                : null;
        }

        return null;
    }

    // 到2030年, 到二〇三五年, 到“十五五”末
    private static bool IsComingYear(ReadOnlySpan<char> text) =>
        text.Length > 4 && text[0] == '到' && (text[1..].StartsWith("20") || text[1..].StartsWith("二〇") || text[1..].StartsWith("二零") || text[1..].StartsWith("“十"));
}
