using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>
/// A sentence in which no rule finds anything because a word rules it out from the start: 要看到…, 正在…, 公司将…. It says
/// which, so that a reader sees why it is none.
/// </summary>
internal static class NearMiss
{
    private const CueClasses Told = CueClasses.Recognition | CueClasses.Progress | CueClasses.Company;
    private static readonly PassedOver Rule = new();
    private static readonly IVeto Recognition = new Stopped("recognition");
    private static readonly IVeto UnderWay = new Stopped("under-way");
    private static readonly IVeto PrivateSubject = new Stopped("private-subject");

    public static Verdict Of(SentenceContext sentence)
    {
        var view = sentence.View;
        if ((view.Classes & Told) == 0)
            return default;
        foreach (var clause in sentence.Clauses)
        {
            for (var i = clause.FirstCue; i < clause.FirstCue + clause.CueCount; i++)
            {
                var cue = view.Cues[i];
                if (cue.Is(CueClasses.Recognition))
                    return Stop(Recognition, clause, cue);
                if (cue.Is(CueClasses.Progress) && cue.End < clause.Span.End && view.At(cue.End) is { } deed && deed.Is(CueClasses.Action | CueClasses.Adverb | CueClasses.Frame))
                    return Stop(UnderWay, clause, cue);
                if (cue.Is(CueClasses.Future | CueClasses.Modal) && sentence.EndsPrivate(sentence.SubjectOf(clause, cue)))
                    return Stop(PrivateSubject, clause, cue);
            }
        }

        return default;
    }

    private static Verdict Stop(IVeto veto, Clause clause, Cue cue) =>
        new(new Candidate(Rule, cue, clause, new TextSpan(cue.Start, cue.Start)), veto);

    private sealed class PassedOver : ICommitmentRule
    {
        public string Name => "none";

        public CueClasses Needs => CueClasses.None;

        public Candidate? Find(SentenceContext sentence) => null;
    }

    private sealed class Stopped(string name) : IVeto
    {
        public string Name => name;

        public bool Applies(SentenceContext sentence, Candidate candidate) => true;
    }
}
