using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments.Rules;

/// <summary>(二)寬減75%的薪俸稅,上限為2萬元: an item of the list of measures that a speech or a plan has announced.</summary>
internal sealed class MeasureRule : ICommitmentRule
{
    public string Name => "measure";

    public CueClasses Needs => CueClasses.Action | CueClasses.Future;

    public Candidate? Find(SentenceContext sentence)
    {
        if (!sentence.IsMeasure || !sentence.IsAuthority)
            return null;
        var numbered = sentence.InList;
        foreach (var clause in sentence.Clauses)
        {
            numbered |= clause.Numbered || clause.Span.Length <= 2;
            // An item needs only a deed; what is said of it in a further sentence says that something will be.
            var cue = sentence.View.FirstIn(clause, numbered ? CueClasses.Action | CueClasses.Future : CueClasses.Future, sentence.Content);
            if (cue is { } deed && !Costs(sentence, clause, deed))
                return new Candidate(this, deed, clause, new TextSpan(deed.Start, deed.Start));
        }

        return null;
    }

    // 政府收入會減少一億元: what it costs is no part of it.
    private static bool Costs(SentenceContext sentence, Clause clause, Cue deed) =>
        sentence.Phrases.Revenues.Ends(sentence.View.Folded.AsSpan(clause.Span.Start, deed.Start - clause.Span.Start));
}
