namespace Tracker.Extraction.Commitments.Rules;

/// <summary>围绕…,加强…; 以…为牵引,探索…: a frame, and the action in the clause behind it.</summary>
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
            if (lead is { } opening && opening.Is(CueClasses.Frame) && !(frame is not null && opening.Is(CueClasses.Action)))
            {
                if (TellsOfCentre(view, clause))
                    return null;
                frame ??= opening;
                continue;
            }

            if (frame is null)
                return null;
            if (clause.Adverbs || (lead is { } action && action.Is(CueClasses.Action | CueClasses.Adverb)))
                return IsStory(view, frame.Value) && !Acts(view, clause) ? null : new Candidate(this, frame.Value, clause, new(frame.Value.Start, frame.Value.Start));
            // What stands between a frame and its action is a further frame or a short time, not a subject of its own.
            if (clause.Span.Length > 8)
                return null;
        }

        return null;
    }

    // 在…引领下 and 面对… open accounts as often as tasks.
    private static bool IsStory(SentenceView view, Cue frame) => view.Folded[frame.Start] is '在' or '面' or '从' or '随' or '通' or '与' or '对';

    // The clause is an action with an object, not 务实合作不断拓展 or 推进现代化具备基础.
    private static bool Acts(SentenceView view, Clause clause) =>
        !view.Folded.AsSpan(clause.Span.Start, clause.Span.Length).Contains("取得", StringComparison.Ordinal)
        && view.FirstIn(clause, CueClasses.Judgement | CueClasses.Outcome | CueClasses.Past) is null
        && view.At(clause.Opening) is { } verb && verb.Is(CueClasses.Action) && verb.End - verb.Start > 1 && verb.End < clause.Span.End;

    // 以…为核心的党中央弘扬…: the frame is a subject, and the sentence an account of what it does.
    private static bool TellsOfCentre(SentenceView view, Clause clause)
    {
        var centre = view.Folded.IndexOf("核心的党中央", clause.Span.Start, clause.Span.Length, StringComparison.Ordinal);
        return centre >= 0 && view.At(centre + 6) is { } verb && verb.Is(CueClasses.Action | CueClasses.Adverb);
    }
}
