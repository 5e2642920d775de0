namespace Tracker.Extraction.Commitments.Rules;

/// <summary>What an action is or means: 发展…,是…的重要抓手; 推进…,有利于….</summary>
internal sealed class JudgementVeto : IVeto
{
    public string Name => "judgement";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        if (candidate.Rule is ModalRule or DecisionRule or ToldRule or TargetRule or GoalRule or MeasureRule || (candidate.Rule is FutureRule && !KindReader.MovesObject(sentence, candidate)))
            return false;
        // 打造…,与本地定位高度契合: how it fits.
        if (candidate.Rule is BareActionRule or FrameRule && sentence.Phrases.FitEndings.Ends(sentence.View.Folded.AsSpan(sentence.Content, sentence.View.Span.End - sentence.Content).TrimEnd("。;!")))
            return true;
        if (candidate.Rule is BareActionRule or FrameRule && SaysWhy(sentence, candidate))
            return true;
        if (candidate.Rule is BareActionRule && NeedsOthers(sentence.Phrases, sentence.View.Folded.AsSpan(candidate.Cue.End, sentence.View.Span.End - candidate.Cue.End)))
            return true;
        var first = true;
        foreach (var clause in sentence.Clauses)
        {
            var lead = sentence.View.At(sentence.OpeningOf(clause));
            if (lead is { } cue && cue.Is(CueClasses.Judgement | CueClasses.Recognition) && !cue.Is(CueClasses.Action))
                return true;
            if ((first || candidate.Rule is BareActionRule) && IsPredicate(sentence, clause) && (first || clause == candidate.Clause || IsKey(sentence.View, clause)))
                return true;
            if (sentence.View.FirstIn(clause, CueClasses.Judgement, sentence.Content) is { } judged && sentence.View.Folded.AsSpan(judged.Start, judged.End - judged.Start) is "的是")
                return true;
            first = false;
        }

        return false;
    }

    // 推进强军,需要一批又一批青年; 维护友好关系符合两国利益; 不忘来路,方知去向: what it takes or what it is good for.
    private static bool SaysWhy(SentenceContext sentence, Candidate candidate)
    {
        var text = sentence.View.Folded.AsSpan(candidate.Cue.End, sentence.View.Span.End - candidate.Cue.End).TrimEnd("。;!");
        return text.Contains("符合", StringComparison.Ordinal) && text.EndsWith("利益") || sentence.Phrases.Reasons.IsIn(text) || Needs(text);
    }

    // 促进复苏需要共识, not 根据需要 or 满足…的需要.
    private static bool Needs(ReadOnlySpan<char> text)
    {
        var need = text.IndexOf("需要");
        return need > 0 && need + 2 < text.Length && text[need - 1] is not ('的' or '据' or '按' or '照' or '合' or '求' or '展') && text[need + 2] is not ('的' or ',' or '、' or '和');
    }

    // 提升竞争力,最关键的因素是人才
    private static bool IsKey(SentenceView view, Clause clause) =>
        view.Folded.AsSpan(clause.Span.Start, clause.Span.Length) is var text && (text.StartsWith("最") || text.StartsWith("关键") || text.StartsWith("根本"))
        && view.FirstIn(clause, CueClasses.Judgement) is { } cue && !(view.At(cue.End) is { } deed && deed.Is(CueClasses.Action | CueClasses.Adverb | CueClasses.Modal));

    // 实现目标,需要各界共同努力: what it takes.
    private static bool NeedsOthers(Phrases phrases, ReadOnlySpan<char> text)
    {
        var need = text.IndexOf("需要");
        if (need < 0)
            return false;
        var rest = text[(need + 2)..].TrimEnd("。;!");
        return rest.Length > 2 && phrases.HelpEndings.Ends(rest);
    }

    // 是 always judges; another verb of judgement does unless it only describes: 面临的难题, 打造具有…的.
    private static bool IsPredicate(SentenceContext sentence, Clause clause)
    {
        var view = sentence.View;
        if (view.FirstIn(clause, CueClasses.Judgement, sentence.Content) is not { } cue || cue.Is(CueClasses.Action | CueClasses.Adverb))
            return false;
        if (view.Folded[cue.End - 1] == '是')
            return true;
        var behind = view.Folded.AsSpan(cue.End, clause.Span.End - cue.End);
        if (behind.StartsWith("的"))
            return false;
        if (behind.Contains('的'))
        {
            foreach (var before in view.Cues)
            {
                if (before.End == cue.Start && before.Is(CueClasses.Action | CueClasses.Adverb))
                    return false;
            }
        }

        return true;
    }
}
