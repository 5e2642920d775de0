using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>我们将…, 江苏将…, 计划…, 力争…: an authority says what its own side will do.</summary>
internal sealed class FutureRule : ICommitmentRule
{
    private const SpeakerClasses Bodies =
        SpeakerClasses.Organ | SpeakerClasses.Meeting | SpeakerClasses.Group | SpeakerClasses.Office;

    private const int LongestReported = 16;

    public string Name => "future";

    public CueClasses Needs => CueClasses.Future;

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
                if (ContinuesOther(sentence, clause, subject))
                    continue;
                if (Acts(sentence, cue, subject) && !Happens(view, cue) && SaysWhat(sentence, clause, cue, subject))
                    return new Candidate(this, cue, clause, subject);
            }
        }

        return null;
    }

    // The subject is an authority, or left out by one that speaks.
    private static bool Acts(SentenceContext sentence, Cue cue, TextSpan subject)
    {
        if (sentence.EndsPrivate(subject) || sentence.IsForeign(subject))
            return false;
        if (subject.Length == 0)
            return sentence.IsAuthority;
        if (!sentence.IsAuthority)
            return EndsInBody(sentence, subject);
        return sentence.Holds(subject, CueClasses.Own | CueClasses.Others)
            || sentence.Holds(subject, Bodies)
            || sentence.HoldsRegion(subject)
            || (sentence.IsAuthority && IsAdverbial(sentence.View, subject))
            || (sentence.IsPlan && (IsScheduled(sentence.View, cue) || LeadsToAction(sentence.View, cue)));
    }

    // In the report's own words the authority stands right before the cue: 江苏将, 财政部将.
    private static bool EndsInBody(SentenceContext sentence, TextSpan subject)
    {
        if (subject.Length > LongestReported)
            return false;
        for (var start = subject.Start; start < subject.End; start++)
        {
            var isBody = false;
            foreach (var match in sentence.Scan.Within(WordUse.Speakers, new TextSpan(start, start + 1)))
                isBody |= match.End == subject.End && ((SpeakerClasses)match.Entry & SpeakerClasses.Organ) != 0;
            foreach (var match in sentence.Scan.Within(WordUse.Regions, new TextSpan(start, start + 1)))
                isBody |= match.End == subject.End;
            if (isBody || (sentence.View.At(start) is { } cue && cue.End == subject.End && cue.Is(CueClasses.Own | CueClasses.Others)))
                return true;
        }

        return false;
    }

    // A cue that opens a later clause has the subject of the first one, which then must not be a thing or a third party.
    private static bool ContinuesOther(SentenceContext sentence, Clause clause, TextSpan subject)
    {
        if (subject.Length > 0 || sentence.IsPlan)
            return false;
        foreach (var first in sentence.Clauses)
        {
            if (first == clause)
                return false;
            var at = sentence.OpeningOf(first);
            if (first.Adverbs || sentence.View.At(at) is not null || first.Lead >= 0)
                return false;
            return !sentence.HoldsRegion(new TextSpan(at, Math.Min(first.Span.End, at + LongestReported)))
                && !sentence.Holds(new TextSpan(at, Math.Min(first.Span.End, at + LongestReported)), Bodies);
        }

        return false;
    }

    // 条例草案将于下半年提交…: in a plan what is scheduled is promised by who makes the plan.
    private static bool IsScheduled(SentenceView view, Cue cue) =>
        view.Folded[cue.End - 1] == '于' || view.Folded.AsSpan(cue.End).StartsWith("于") || view.Folded.AsSpan(cue.End).StartsWith("在");

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

    private static bool LeadsToAction(SentenceView view, Cue cue)
    {
        var next = cue.End;
        while (view.At(next) is { } adverb && adverb.Is(CueClasses.Adverb) && !adverb.Is(CueClasses.Action))
            next = adverb.End;
        return view.At(next) is { } verb && verb.Is(CueClasses.Action | CueClasses.Frame);
    }

    // 计划 and 准备 are nouns too, and a plan says what is planned.
    private static bool SaysWhat(SentenceContext sentence, Clause clause, Cue cue, TextSpan subject)
    {
        var view = sentence.View;
        if (view.Folded[cue.Start] == '会' && subject.Length > 0 && cue.End < clause.Span.End)
            return sentence.Holds(subject, CueClasses.Own) || sentence.Holds(subject, Bodies);
        if (!sentence.IsAuthority)
            return LeadsToAction(view, cue);
        if (view.Folded[cue.Start] == '将' || cue.End - cue.Start > 2)
            return cue.End < clause.Span.End;
        return view.At(cue.End) is { } next && next.Is(CueClasses.Action | CueClasses.Adverb | CueClasses.Frame | CueClasses.Measure | CueClasses.Future)
            || (cue.End < clause.Span.End && (char.IsAsciiDigit(view.Folded[cue.End]) || view.Folded[cue.End] is '到' or '于'));
    }
}
