namespace Tracker.Extraction.Commitments.Rules;

/// <summary>围绕…,加强…; 以…为牵引,探索…: a frame, and the action in a clause behind it.</summary>
internal sealed class FrameRule : ICommitmentRule
{
    public string Name => "frame";

    public Candidate? Find(SentenceContext sentence)
    {
        // At the head of a paragraph a frame may as well open an account; only a known voice makes it a task.
        if (!sentence.IsAuthority || (sentence.StartsParagraph && sentence is { Report: null, IsPlan: false, InBox: false }))
            return null;
        var view = sentence.View;
        Cue? frame = null;
        foreach (var clause in sentence.Clauses)
        {
            var lead = view.At(sentence.OpeningOf(clause));
            if (frame is null)
            {
                if (lead is not { } opening || !opening.Is(CueClasses.Frame))
                    return null;
                frame = opening;
                if (view.FirstIn(clause, CueClasses.Action, opening.End) is { } inside && !opening.Is(CueClasses.Action))
                    _ = inside;
                continue;
            }

            if (clause.Adverbs || (lead is { } action && action.Is(CueClasses.Action | CueClasses.Adverb)))
                return new Candidate(this, frame.Value, clause, new(frame.Value.Start, frame.Value.Start));
        }

        return null;
    }
}
