namespace Tracker.Extraction.Commitments.Rules;

/// <summary>围绕…,加强…; 以…为牵引,探索…: a frame, and the action in a clause behind it.</summary>
internal sealed class FrameRule : ICommitmentRule
{
    public string Name => "frame";

    public CueClasses Needs => CueClasses.Frame;

    public Candidate? Find(SentenceContext sentence)
    {
        // At the head of a paragraph a frame may as well open an account; only a known voice makes it a task.
        if (!sentence.TakesBareActions || (sentence.StartsParagraph && sentence is { Report: null, IsPlan: false, InBox: false }))
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
                if (TellsOfCentre(view, clause))
                    return null;
                frame = opening;
                continue;
            }

            if (clause.Adverbs || (lead is { } action && action.Is(CueClasses.Action | CueClasses.Adverb)))
                return new Candidate(this, frame.Value, clause, new(frame.Value.Start, frame.Value.Start));
        }

        return null;
    }

    // 以…为核心的党中央弘扬…: the frame is a subject, and the sentence an account of what it does.
    private static bool TellsOfCentre(SentenceView view, Clause clause)
    {
        var centre = view.Folded.IndexOf("核心的党中央", clause.Span.Start, clause.Span.Length, StringComparison.Ordinal);
        return centre >= 0 && view.At(centre + 6) is { } verb && verb.Is(CueClasses.Action | CueClasses.Adverb);
    }
}
