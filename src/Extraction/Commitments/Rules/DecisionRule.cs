namespace Tracker.Extraction.Commitments.Rules;

/// <summary>会议决定…, 会议确定,…: a meeting or an office resolves what binds it.</summary>
internal sealed class DecisionRule : ICommitmentRule
{
    public string Name => "decision";

    public CueClasses Needs => CueClasses.None;

    private static bool HoldsWhen(SentenceView view, Cue cue)
    {
        foreach (var clause in view.Clauses)
        {
            if (clause.Span.Start <= cue.Start && cue.End <= clause.Span.End)
                return view.Folded.AsSpan(clause.Span.Start, cue.Start - clause.Span.Start).Contains('在') && view.Folded[clause.Span.End - 1] is '时' or '后';
        }

        return false;
    }

    // 我建议, 现建议, not 去年的咨询活动建议.
    private static bool IsOwn(SentenceView view, Report report)
    {
        var before = view.Folded.AsSpan(report.Start, report.Verb.Start - report.Start);
        return before.Length <= 4 || before.StartsWith("我") || before.StartsWith("政府");
    }

    // 交通局指出,经多方评估,决定增设…
    private Candidate? FindLater(SentenceContext sentence)
    {
        var view = sentence.View;
        foreach (var clause in sentence.Clauses)
        {
            var lead = view.LeadOf(clause);
            if (lead.Is(CueClasses.Decision) && clause.Opening > sentence.Content && view.Folded.AsSpan(lead.Start, lead.End - lead.Start) is "决定"
                && view.At(lead.End) is { } deed && deed.Is(CueClasses.Action | CueClasses.Adverb | CueClasses.Frame) && !sentence.Phrases.Appointments.Starts(view.Folded.AsSpan(lead.End)))
                return new Candidate(this, lead, clause, new(clause.Opening, clause.Opening));
        }

        return null;
    }

    public Candidate? Find(SentenceContext sentence)
    {
        if (sentence.Report is not { } report || !sentence.IsAuthority)
            return null;
        var view = sentence.View;
        var cue = view.At(report.Verb.Start) ?? new Cue(report.Verb.Start, report.Verb.End, CueClasses.None);
        // Who delivers a policy speech proposes to the council what he means to do.
        var proposes = sentence.IsPolicySpeech && !report.Named && IsOwn(view, report) && view.Folded.AsSpan(report.Verb.Start, report.Verb.Length) is "建议" or "宣布";
        if (!cue.Is(CueClasses.Decision) && !proposes)
            return FindLater(sentence);
        // 已确定32个试点: decided before, and done.
        if (report.Verb.Start > view.Span.Start && view.Folded[report.Verb.Start - 1] == '已')
            return null;
        var content = view.Folded.AsSpan(sentence.Content, view.Span.End - sentence.Content);
        if (content.Length < 6 || content.Contains("同志任", StringComparison.Ordinal))
            return null;
        // 同意发布《…》: it is approved, which is an event.
        if (view.Folded.AsSpan(cue.Start, 2) is "同意" && (content.Contains('《') || content.StartsWith("发布") || content.StartsWith("印发")))
            return null;
        // 在决定级别时: when, not what.
        if (HoldsWhen(view, cue) || (proposes && content[0] == '可'))
            return null;
        if (sentence.Phrases.Appointments.Starts(content) || sentence.Phrases.Honours.IsIn(content))
            return null;

        foreach (var clause in sentence.Clauses)
            return new Candidate(this, cue, clause, new(sentence.Content, sentence.Content));
        return null;
    }
}
