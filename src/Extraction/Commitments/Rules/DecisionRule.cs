namespace Tracker.Extraction.Commitments.Rules;

/// <summary>会议决定…, 会议确定,…: a meeting or an office resolves what binds it.</summary>
internal sealed class DecisionRule : ICommitmentRule
{
    private static readonly string[] Personnel = ["任命", "免去", "授予", "批准任命", "接受", "罢免", "追授"];

    public string Name => "decision";

    public CueClasses Needs => CueClasses.Decision;

    public Candidate? Find(SentenceContext sentence)
    {
        if (sentence.Report is not { } report || !sentence.IsAuthority)
            return null;
        var view = sentence.View;
        if (view.At(report.Verb.Start) is not { } cue || !cue.Is(CueClasses.Decision))
            return null;
        var content = view.Folded.AsSpan(sentence.Content, view.Span.End - sentence.Content);
        if (content.Length < 6)
            return null;
        foreach (var word in Personnel)
        {
            if (content.StartsWith(word, StringComparison.Ordinal))
                return null;
        }

        foreach (var clause in sentence.Clauses)
            return new Candidate(this, cue, clause, new(sentence.Content, sentence.Content));
        return null;
    }
}
