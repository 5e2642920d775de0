namespace Tracker.Extraction.Commitments.Rules;

/// <summary>加快…, 进一步推进…, 一是继续…, 我们聚力…: the action itself, by one who is known to speak.</summary>
internal sealed class BareActionRule : ICommitmentRule
{
    private const CueClasses Others = CueClasses.Future | CueClasses.Event | CueClasses.Past | CueClasses.Judgement | CueClasses.Wish | CueClasses.Progress;

    public string Name => "bare-action";

    public CueClasses Needs => CueClasses.Action | CueClasses.Adverb;

    public Candidate? Find(SentenceContext sentence)
    {
        if (!sentence.IsAuthority)
            return null;
        var stands = sentence.TakesBareActions;
        var view = sentence.View;
        foreach (var clause in sentence.Clauses)
        {
            var at = sentence.OpeningOf(clause);
            var lead = view.At(at);
            if (lead is { } own && own.Is(CueClasses.Own) && !own.Is(CueClasses.Action))
            {
                // What 中方 does without 将 or 要 is the attitude of talks.
                if (view.Folded.AsSpan(own.Start, 2) is "中方")
                    return null;
                (at, lead, stands) = (own.End, view.At(own.End), true);
            }

            var verb = PastAdverbs(view, at);
            if (verb is { } next && next.Is(Others) && !next.Is(CueClasses.Action))
                return null;
            if (!stands)
                return null;
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

    private static Cue? PastAdverbs(SentenceView view, int at)
    {
        var cue = view.At(at);
        while (cue is { } adverb && adverb.Is(CueClasses.Adverb))
            cue = view.At(adverb.End);
        return cue;
    }
}
