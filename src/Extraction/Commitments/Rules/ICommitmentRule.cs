namespace Tracker.Extraction.Commitments.Rules;

/// <summary>A way in which a sentence shows that it is a commitment.</summary>
internal interface ICommitmentRule
{
    /// <summary>Stable: it stands on stored mentions.</summary>
    string Name { get; }

    /// <summary>The rule finds nothing in a sentence that has no cue of these classes; none where it reads other words.</summary>
    CueClasses Needs { get; }

    /// <summary>The words that decide; null where this rule finds none.</summary>
    Candidate? Find(SentenceContext sentence);
}

/// <summary>A reason why a sentence with a cue is no commitment after all.</summary>
internal interface IVeto
{
    string Name { get; }

    bool Applies(SentenceContext sentence, Candidate candidate);
}

/// <summary>A commitment in sight: the deciding cue, the clause it stands in, and who is to act there.</summary>
/// <param name="Subject">The words before the cue in its clause; empty where the subject is left out.</param>
internal sealed record Candidate(ICommitmentRule Rule, Cue Cue, Clause Clause, Documents.TextSpan Subject);
