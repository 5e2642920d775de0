using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>我们将…, 江苏将…, 计划…, 力争…: an authority says what its own side will do.</summary>
internal sealed class FutureRule : ICommitmentRule
{
    private const SpeakerClasses Bodies =
        SpeakerClasses.Organ | SpeakerClasses.Meeting | SpeakerClasses.Group | SpeakerClasses.Office;

    public string Name => "future";

    public Candidate? Find(SentenceContext sentence)
    {
        var view = sentence.View;
        foreach (var clause in sentence.Clauses)
        {
            for (var i = clause.FirstCue; i < clause.FirstCue + clause.CueCount; i++)
            {
                var cue = view.Cues[i];
                if (!cue.Is(CueClasses.Future) || cue.Start < sentence.Content)
                    continue;
                var subject = sentence.SubjectOf(clause, cue);
                if (Acts(sentence, clause, subject) && !Happens(view, cue) && SaysWhat(view, clause, cue))
                    return new Candidate(this, cue, clause, subject);
            }
        }

        return null;
    }

    // The subject is an authority, or left out by one that speaks.
    private static bool Acts(SentenceContext sentence, Clause clause, TextSpan subject)
    {
        if (sentence.EndsPrivate(subject) || sentence.IsForeign(subject))
            return false;
        if (subject.Length == 0)
            return sentence.IsAuthority;
        _ = clause;
        return sentence.Holds(subject, CueClasses.Own | CueClasses.Others)
            || sentence.Holds(subject, Bodies)
            || sentence.HoldsRegion(subject)
            || (sentence.IsAuthority && IsAdverbial(sentence.View, subject));
    }

    private static bool IsAdverbial(SentenceView view, TextSpan subject) =>
        view.At(subject.Start) is { } cue && cue.Is(CueClasses.Frame | CueClasses.Connective | CueClasses.Adverb);

    // 将举行, 将有, 将成为: what comes of itself or is scheduled.
    private static bool Happens(SentenceView view, Cue cue)
    {
        var next = cue.End;
        while (view.At(next) is { } word && word.Is(CueClasses.Adverb))
            next = word.End;
        return view.At(next) is { } verb && verb.Is(CueClasses.Event | CueClasses.Judgement) && !verb.Is(CueClasses.Action);
    }

    // 计划 and 准备 are nouns too, and a plan says what is planned.
    private static bool SaysWhat(SentenceView view, Clause clause, Cue cue)
    {
        if (view.Folded[cue.Start] is '将' or '会' || cue.End - cue.Start > 2)
            return cue.End < clause.Span.End;
        return view.At(cue.End) is { } next && next.Is(CueClasses.Action | CueClasses.Adverb | CueClasses.Frame | CueClasses.Measure | CueClasses.Future)
            || (cue.End < clause.Span.End && (char.IsAsciiDigit(view.Folded[cue.End]) || view.Folded[cue.End] is '到' or '于'));
    }
}
