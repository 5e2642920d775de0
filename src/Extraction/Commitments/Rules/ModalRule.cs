using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>要…, 必须…, 各地要…, 长江十年禁渔要毫不放松.</summary>
internal sealed class ModalRule : ICommitmentRule
{
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
                if (!cue.Is(CueClasses.Modal) || cue.Start < sentence.Content || !IsVerb(view, cue))
                    continue;
                var subject = sentence.SubjectOf(clause, cue);
                if (!sentence.EndsPrivate(subject) && !IsAttribute(view, clause, cue, subject))
                    return new Candidate(this, cue, clause, subject);
            }
        }

        return null;
    }

    // 应 and 需 alone are modals only before a verb or behind 也, 都.
    private static bool IsVerb(SentenceView view, Cue cue)
    {
        if (view.Folded[cue.End - 1] is not ('应' or '需') || cue.End - cue.Start > 2 || view.Folded[cue.Start] == '必')
            return true;
        return view.At(cue.End) is { } next && next.Is(CueClasses.Action | CueClasses.Adverb | CueClasses.Frame);
    }

    // "…要求的" and the like are masks; here "必须…的问题", a relative clause whose noun is the clause's own end.
    private static bool IsAttribute(SentenceView view, Clause clause, Cue cue, TextSpan subject)
    {
        var lead = view.LeadOf(clause);
        return cue.End - cue.Start > 1 && subject.Length > 0 && lead.Is(CueClasses.Action) && lead.Start < cue.Start
            && view.Folded.AsSpan(cue.End, clause.Span.End - cue.End).Contains('的');
    }
}
