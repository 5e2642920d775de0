namespace Tracker.Extraction.Commitments.Rules;

/// <summary>
/// What it takes to reach something, or how a demand was taken, instead of a demand: 乡村要振兴,关键是把…; 要根本解决,需要…;
/// 会议提出要增加收入,让大家充满信心.
/// </summary>
internal sealed class MaximVeto : IVeto
{
    public string Name => "maxim";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        if (candidate.Rule is not ModalRule)
            return false;
        var view = sentence.View;
        var follows = false;
        foreach (var clause in sentence.Clauses)
        {
            if (!follows)
            {
                follows = clause == candidate.Clause;
                continue;
            }

            var text = view.Folded.AsSpan(clause.Span.Start, clause.Span.Length);
            return view.FirstIn(clause, CueClasses.Modal) is null && (sentence.Phrases.Takes.Starts(text) || IsImpression(sentence, text));
        }

        return false;
    }

    // 让大家充满信心, 为下一步工作提供了遵循: what it did to those who heard it.
    private static bool IsImpression(SentenceContext sentence, ReadOnlySpan<char> text) =>
        (text[0] is '让' or '令' or '使' or '为' || text.StartsWith("这让") || text.StartsWith("这为")) && sentence.Phrases.Impressions.IsIn(text);
}
