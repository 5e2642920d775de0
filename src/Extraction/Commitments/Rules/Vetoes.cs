namespace Tracker.Extraction.Commitments.Rules;

/// <summary>Nobody of authority says it: the report's own words, a company, an expert, a foreign leader.</summary>
internal sealed class NoAuthorityVeto : IVeto
{
    public string Name => "no-authority";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        if (sentence.IsPlan)
            return false;
        if (IsOtherSide(sentence.View))
            return true;
        return sentence.Voice switch
        {
            null => candidate.Rule is not (FutureRule or TargetRule) || sentence.IsForeign(sentence.View.Span),
            { Side: Side.Authority } => false,
            _ => true,
        };
    }

    // 老方, 哈方: the other party of talks, by the first character of its country.
    private static bool IsOtherSide(SentenceView view)
    {
        var text = view.Folded.AsSpan(view.Span.Start, view.Span.Length);
        return text.Length > 2 && text[1] == '方' && text[0] is not ('中' or '我' or '双' or '各' or '多' or '三' or '四' or '两' or '地' or '四');
    }
}

/// <summary>A question decides nothing.</summary>
internal sealed class QuestionVeto : IVeto
{
    public string Name => "question";

    public bool Applies(SentenceContext sentence, Candidate candidate) =>
        sentence.View.Folded[sentence.View.Span.End - 1] == '?';
}

/// <summary>What has been done: …了, 已…, 近年来….</summary>
internal sealed class PastVeto : IVeto
{
    public string Name => "past";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        if (candidate.Rule is ModalRule or DecisionRule or ToldRule)
            return false;
        if (candidate.Rule is not FutureRule && sentence.InPast)
            return true;
        foreach (var clause in sentence.Clauses)
        {
            if (candidate.Rule is FutureRule && clause != candidate.Clause)
                continue;
            foreach (var cue in sentence.View.Cues)
            {
                if (cue.Start >= clause.Span.Start && cue.End <= clause.Span.End && cue.Is(CueClasses.Past) && !IsAttribute(sentence, clause, cue))
                    return true;
            }
        }

        return false;
    }

    // 巩固已取得的成果: what is past is the object's attribute.
    private static bool IsAttribute(SentenceContext sentence, Clause clause, Cue cue)
    {
        var behind = sentence.View.Folded.AsSpan(cue.End, clause.Span.End - cue.End);
        var of = behind.IndexOf('的');
        return of >= 0 && of <= 12 && sentence.View.LeadOf(clause).Is(CueClasses.Action);
    }
}

/// <summary>It is under way: 正在….</summary>
internal sealed class ProgressVeto : IVeto
{
    public string Name => "under-way";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        if (candidate.Rule is ModalRule or DecisionRule or ToldRule)
            return false;
        foreach (var clause in sentence.Clauses)
        {
            if (sentence.View.FirstIn(clause, CueClasses.Progress, sentence.Content) is not null)
                return true;
        }

        return false;
    }
}

/// <summary>What an action is or means: 发展…,是…的重要抓手; 推进…,有利于….</summary>
internal sealed class JudgementVeto : IVeto
{
    public string Name => "judgement";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        if (candidate.Rule is ModalRule or DecisionRule or ToldRule or FutureRule or TargetRule)
            return false;
        var first = true;
        foreach (var clause in sentence.Clauses)
        {
            var lead = sentence.View.At(sentence.OpeningOf(clause));
            if (lead is { } cue && cue.Is(CueClasses.Judgement | CueClasses.Recognition) && !cue.Is(CueClasses.Action))
                return true;
            if (first && IsPredicate(sentence, clause))
                return true;
            if (sentence.View.FirstIn(clause, CueClasses.Judgement, sentence.Content) is { } judged && sentence.View.Folded.AsSpan(judged.Start, judged.End - judged.Start) is "的是")
                return true;
            first = false;
        }

        return false;
    }

    // 是 always judges; another verb of judgement does unless it only describes: 面临的难题, 打造具有…的.
    private static bool IsPredicate(SentenceContext sentence, Clause clause)
    {
        var view = sentence.View;
        if (view.FirstIn(clause, CueClasses.Judgement, sentence.Content) is not { } cue || cue.Is(CueClasses.Action | CueClasses.Adverb))
            return false;
        if (view.Folded[cue.End - 1] == '是')
            return true;
        var describes = cue.End < clause.Span.End && view.Folded[cue.End] == '的';
        foreach (var before in view.Cues)
            describes |= before.End == cue.Start && before.Is(CueClasses.Action | CueClasses.Adverb);
        return !describes;
    }
}

/// <summary>A general truth: 任何…都必须…, 只有…才能….</summary>
internal sealed class GeneralTruthVeto : IVeto
{
    private static readonly string[] Openers = ["任何", "只有", "凡是", "没有", "如果", "只要", "无论", "历史和", "实践证明", "之所以"];

    public string Name => "general-truth";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        var content = sentence.View.Folded.AsSpan(sentence.Content, candidate.Clause.Span.End - sentence.Content);
        foreach (var opener in Openers)
        {
            // A condition in an earlier clause leaves the demand of a later one standing.
            if (content.StartsWith(opener, StringComparison.Ordinal) && candidate.Clause.Span.Start <= sentence.Content)
                return true;
        }

        return false;
    }
}

/// <summary>A wish, thanks or an invitation: 欢迎…, 感谢….</summary>
internal sealed class WishVeto : IVeto
{
    public string Name => "wish";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        if (candidate.Rule is ToldRule)
            return false;
        foreach (var clause in sentence.Clauses)
        {
            if (clause.Span.Start > candidate.Cue.Start)
                break;
            if (sentence.View.At(sentence.OpeningOf(clause)) is { } lead && lead.Is(CueClasses.Wish))
                return true;
        }

        return false;
    }
}
