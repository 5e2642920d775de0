namespace Tracker.Extraction.Commitments.Rules;

/// <summary>What the rules say of a sentence.</summary>
/// <param name="Candidate">The first rule that found a cue.</param>
/// <param name="Veto">Why it is no commitment after all; null where it is one.</param>
internal readonly record struct Verdict(Candidate? Candidate, IVeto? Veto)
{
    public bool IsCommitment => Candidate is not null && Veto is null;
}

/// <summary>The rules and vetoes in the order of their priority.</summary>
internal static class RuleBook
{
    private static readonly ICommitmentRule[] Rules =
    [
        new DecisionRule(),
        new ModalRule(),
        new FutureRule(),
        new ToldRule(),
        new RequestRule(),
        new TargetRule(),
        new GoalRule(),
        new MeasureRule(),
        new BareActionRule(),
        new FrameRule(),
    ];

    private static readonly IVeto[] Vetoes =
    [
        new QuestionVeto(),
        new NoAuthorityVeto(),
        new HistoryVeto(),
        new GeneralTruthVeto(),
        new WishVeto(),
        new AudienceVeto(),
        new EventVeto(),
        new MaximVeto(),
        new NarrativeVeto(),
        new PastVeto(),
        new ProgressVeto(),
        new JudgementVeto(),
    ];

    /// <summary>The first rule that no veto stops; else the first that one did.</summary>
    public static Verdict Judge(SentenceContext sentence)
    {
        Verdict nearest = default;
        foreach (var rule in Rules)
        {
            var canFind = rule.Needs == CueClasses.None || (rule.Needs & sentence.View.Classes) != 0;
            if (!canFind || rule.Find(sentence) is not { } candidate)
                continue;
            if (VetoOf(sentence, candidate) is not { } veto)
                return new Verdict(candidate, null);
            if (nearest.Candidate is null)
                nearest = new Verdict(candidate, veto);
        }

        return nearest.Candidate is null ? NearMiss.Of(sentence) : nearest;
    }

    private static IVeto? VetoOf(SentenceContext sentence, Candidate candidate)
    {
        foreach (var veto in Vetoes)
        {
            if (veto.Applies(sentence, candidate))
                return veto;
        }

        return null;
    }
}
