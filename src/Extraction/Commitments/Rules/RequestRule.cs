using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>委办案请加速办理, 请三科派员出席, 请各部会予以奖励: who presides over bodies asks them to act, as minutes and Taiwan's offices put it.</summary>
internal sealed class RequestRule : ICommitmentRule
{
    private const int LongestAsked = 16;

    public string Name => "request";

    public CueClasses Needs => CueClasses.None;

    public Candidate? Find(SentenceContext sentence)
    {
        if (!sentence.IsAuthority || sentence.IsPlan)
            return null;
        var view = sentence.View;
        foreach (var clause in sentence.Clauses)
        {
            var at = sentence.OpeningOf(clause);
            var asks = view.Folded.AsSpan(at, Math.Max(0, clause.Span.End - at)).IndexOf('请');
            if (asks < 0 || (asks > 0 && !sentence.InBox))
                continue;
            at += asks;
            if (at > view.Span.Start && view.Folded[at - 1] is '申' or '邀' or '聘' or '提' or '报' or '恳' || sentence.Phrases.Courtesies.Starts(view.Folded.AsSpan(at + 1)))
                continue;
            var asked = new TextSpan(at + 1, Math.Min(clause.Span.End, at + 1 + LongestAsked));
            var acts = sentence.InBox && !sentence.Holds(asked, CueClasses.Company);
            if (acts || sentence.Holds(asked, CueClasses.Others) || (sentence.Holds(asked, SpeakerClasses.Organ) && !sentence.IsForeign(asked)))
                return new Candidate(this, new Cue(at, at + 1, CueClasses.Modal), clause, new TextSpan(at, at));
        }

        return null;
    }
}
