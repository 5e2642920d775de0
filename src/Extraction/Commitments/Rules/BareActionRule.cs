namespace Tracker.Extraction.Commitments.Rules;

/// <summary>加快…, 进一步推进…, 一是继续…, 我们聚力…: the action itself, by one who is known to speak.</summary>
internal sealed class BareActionRule : ICommitmentRule
{
    public string Name => "bare-action";

    public Candidate? Find(SentenceContext sentence)
    {
        if (!sentence.IsAuthority)
            return null;
        var view = sentence.View;
        foreach (var clause in sentence.Clauses)
        {
            var at = sentence.OpeningOf(clause);
            var lead = view.At(at);
            if (lead is { } own && own.Is(CueClasses.Own))
                lead = view.At(own.End);
            if (lead is { } action && action.Is(CueClasses.Action | CueClasses.Adverb))
                return new Candidate(this, action, clause, new(at, at));
            if (clause.Adverbs && at == clause.Opening)
                return new Candidate(this, view.Cues[clause.FirstCue], clause, new(at, at));
            // A short opening clause (同时, 新的一年) leaves it to the next.
            if (lead is null && at < clause.Span.End)
                return null;
            if (lead is not null && !lead.Value.Is(CueClasses.Connective))
                return null;
        }

        return null;
    }
}
