namespace Tracker.Extraction.Commitments.Rules;

/// <summary>Nobody of authority says it: the report's own words, a company, an expert, a foreign leader.</summary>
internal sealed class NoAuthorityVeto : IVeto
{
    public string Name => "no-authority";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        if (sentence is { IsPlan: true, IsAuthority: true })
            return false;
        var view = sentence.View;
        if (ActingSubject.IsOtherParty(view.Folded, sentence.Content) || ActingSubject.IsOtherParty(view.Folded, view.Span.Start) || sentence.Holds(view.Span, SpeakerClasses.Guest))
            return true;
        return sentence.Voice switch
        {
            null => !(candidate.Rule is FutureRule or TargetRule || GoesOn(sentence, candidate)) || sentence.IsForeign(view.Span),
            { Side: Side.Authority } => false,
            _ => true,
        };
    }

    // 各部门要抓紧落实, told by the report once an authority has spoken, is its word.
    private static bool GoesOn(SentenceContext sentence, Candidate candidate) =>
        sentence.GoesOnAsReport || candidate.Rule is ModalRule && sentence.Heard is { Side: Side.Authority } && sentence.Holds(candidate.Subject, CueClasses.Others);
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
        if (candidate.Rule is GoalRule || (candidate.Rule is TargetRule && candidate.Cue.Is(CueClasses.Judgement)))
            return sentence.InPast;
        if (candidate.Rule is FutureRule)
            return OpensInPast(sentence, candidate) || IsPastBefore(sentence, candidate) || FollowsPast(sentence, candidate) || MovedThen(sentence, candidate);
        if (sentence.InPast)
            return true;
        foreach (var clause in sentence.Clauses)
        {
            if (IsPast(sentence, clause) || (!sentence.IsPlan && FollowsYear(sentence.View.Folded.AsSpan(clause.Span.Start, clause.Span.Length))))
                return true;
        }

        return false;
    }

    // 2016年执政之后,…
    private static bool FollowsYear(ReadOnlySpan<char> clause) =>
        (clause.EndsWith("之后") || clause.EndsWith("以来") || clause.EndsWith("以后")) && clause.IndexOf('年') is >= 4 and var year && !clause[(year - 4)..year].ContainsAnyExceptInRange('0', '9');

    // 去年,我宣布…; 十年来,…将山区变为通途: a time in the past, and right behind it what was done then.
    private static bool OpensInPast(SentenceContext sentence, Candidate candidate)
    {
        var view = sentence.View;
        foreach (var clause in sentence.Clauses)
        {
            if (clause == candidate.Clause)
                return view.FirstIn(clause, CueClasses.PastFrame, sentence.Content) is { } frame && frame.End <= candidate.Cue.Start;
            if (view.FirstIn(clause, CueClasses.PastFrame, sentence.Content) is { } opener)
                return opener.Start - clause.Span.Start <= 4 && clause.Span.Length <= 10 && !IsNow(view, candidate.Clause);
        }

        return false;
    }

    private static bool IsNow(SentenceView view, Clause clause)
    {
        var text = view.Folded.AsSpan(clause.Span.Start, clause.Span.Length);
        return text.Contains("今年", StringComparison.Ordinal) || text.Contains("明年", StringComparison.Ordinal) || text.Contains("未来", StringComparison.Ordinal) || text.Contains("继续", StringComparison.Ordinal);
    }

    // 已联络各方,争取…: an aim of what has been done; 将 and 会 lead on to what comes.
    private static bool FollowsPast(SentenceContext sentence, Candidate candidate)
    {
        // 已提出建议,并争取…: a deed beside the other, not its aim.
        if (candidate.Subject.Length > 0 || (candidate.Cue.Start > sentence.View.Span.Start && sentence.View.Folded[candidate.Cue.Start - 1] == '并'))
            return false;
        if (sentence.View.Folded.AsSpan(candidate.Cue.Start, 2) is not ("争取" or "力争" or "预备" or "准备"))
            return false;
        foreach (var clause in sentence.Clauses)
        {
            if (clause == candidate.Clause)
                return false;
            if (IsPast(sentence, clause))
                return true;
        }

        return false;
    }

    // 当地将治沙与增收相结合,实现了双赢: 将 in the sense of 把, and the outcome behind.
    private static bool MovedThen(SentenceContext sentence, Candidate candidate)
    {
        if (!KindReader.MovesObject(sentence, candidate))
            return false;
        foreach (var clause in sentence.Clauses)
        {
            if (clause.Span.Start > candidate.Cue.Start && sentence.View.FirstIn(clause, CueClasses.Past) is { } past && sentence.View.Folded[past.Start] == '了')
                return true;
        }

        return false;
    }

    // 已将…; 将…传达了. What is past behind a future is its object's: 继续去年推出的计划.
    private static bool IsPastBefore(SentenceContext sentence, Candidate candidate)
    {
        var (view, clause) = (sentence.View, candidate.Clause);
        foreach (var cue in view.Cues)
        {
            if (cue.Start < clause.Span.Start || cue.End > clause.Span.End || !cue.Is(CueClasses.Past))
                continue;
            if (cue.End <= candidate.Cue.Start && !IsAttribute(sentence, clause, cue) && !IsOfSubject(sentence, clause, cue, candidate.Cue))
                return true;
            // 计划实施至今三年
            if (cue.Start > candidate.Cue.End && view.Folded.AsSpan(cue.Start, cue.End - cue.Start) is "至今" or "迄今")
                return true;
            if (cue.Start > candidate.Cue.End && view.Folded[cue.Start] == '了' && cue.End == clause.Span.End)
                return true;
        }

        return false;
    }

    // 已登记的车辆将…: whom the deed is about.
    private static bool IsOfSubject(SentenceContext sentence, Clause clause, Cue past, Cue future) =>
        past.Start == clause.Opening && (sentence.IsSpeech || sentence.IsPlan) && sentence.View.Folded.AsSpan(past.End, future.Start - past.End).Contains('的');

    private static bool IsPast(SentenceContext sentence, Clause clause)
    {
        foreach (var cue in sentence.View.Cues)
        {
            if (cue.Start < clause.Span.Start || cue.End > clause.Span.End)
                continue;
            if (cue.Is(CueClasses.Past) && !IsAttribute(sentence, clause, cue))
                return true;
            // 推动…取得新进展 is an aim, 各项工作取得新进展 an outcome.
            if (cue.Is(CueClasses.Outcome) && !sentence.InGoals && !clause.Adverbs && !sentence.View.LeadOf(clause).Is(CueClasses.Action | CueClasses.Future | CueClasses.Modal | CueClasses.Frame))
                return true;
        }

        return false;
    }

    // 巩固已取得的成果: what is past is the object's attribute.
    private static bool IsAttribute(SentenceContext sentence, Clause clause, Cue cue)
    {
        var lead = sentence.View.LeadOf(clause);
        if (lead.End == cue.Start && sentence.View.Folded[cue.Start] == '了')
            return false;
        var behind = sentence.View.Folded.AsSpan(cue.End, clause.Span.End - cue.End);
        var of = behind.IndexOf('的');
        return of >= 0 && of <= 12 && lead.Is(CueClasses.Action);
    }
}

/// <summary>A meeting whose name begins like a task: 深化平安建设工作会议在京召开.</summary>
internal sealed class EventVeto : IVeto
{
    public string Name => "event";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        if (candidate.Rule is not (BareActionRule or FrameRule))
            return false;
        var (view, clause) = (sentence.View, candidate.Clause);
        var text = view.Folded.AsSpan(clause.Span.Start, clause.Span.Length);
        return sentence.Phrases.EventEndings.Ends(text)
            && sentence.Holds(clause.Span, SpeakerClasses.Meeting);
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
            // 将…,预计…: what is expected of a promise leaves it one; so does what is under way before a new promise.
            if (candidate.Rule is FutureRule && clause.Span.Start > candidate.Cue.Start)
                break;
            if (candidate.Rule is FutureRule && clause != candidate.Clause && (candidate.Subject.Length > 0 || candidate.Cue.End - candidate.Cue.Start > 1))
                continue;
            if (sentence.View.FirstIn(clause, CueClasses.Progress, sentence.Content) is { } progress && !(progress.Start == candidate.Cue.Start && candidate.Rule is FutureRule))
                return true;
        }

        return false;
    }
}

/// <summary>A general truth or a condition: 任何…都必须…, 只有…才能…, 如果….</summary>
internal sealed class GeneralTruthVeto : IVeto
{
    public string Name => "general-truth";

    // A condition in an earlier clause leaves the demand of a later one standing.
    public bool Applies(SentenceContext sentence, Candidate candidate) =>
        (sentence.View.At(sentence.OpeningOf(candidate.Clause)) is { } opening && opening.Is(CueClasses.Condition) && opening.Start < candidate.Cue.Start)
        || (candidate.Subject.Length == 0 && SpeaksOfAny(sentence))
        || IsHabit(sentence, candidate) || IsConsequence(sentence, candidate);

    // 如果处理不当,将风险扩大化,…: what would come of it.
    private static bool IsConsequence(SentenceContext sentence, Candidate candidate) =>
        candidate.Rule is FutureRule && candidate.Subject.Length == 0 && sentence is { IsPlan: false, Clauses: [var first, ..] } && first != candidate.Clause
        && sentence.View.Folded.AsSpan(first.Opening, Math.Max(0, first.Span.End - first.Opening)).StartsWith("如果");

    // 接获投诉时,署方会跟进: what is always done.
    private static bool IsHabit(SentenceContext sentence, Candidate candidate) =>
        sentence.IsPolicySpeech && candidate.Rule is FutureRule && sentence.View.Folded[candidate.Cue.Start] == '会'
        && sentence.Phrases.Habits.IsIn(sentence.View.Folded.AsSpan(sentence.Content, candidate.Cue.Start - sentence.Content));

    // 任何人如欲…,必须…: whoever it is.
    private static bool SpeaksOfAny(SentenceContext sentence) =>
        sentence.Clauses is [var first, _, ..] && sentence.View.Folded.AsSpan(first.Opening, Math.Max(0, first.Span.End - first.Opening)) is var text
        && sentence.Phrases.Anybody.Starts(text);
}

/// <summary>A wish, thanks or an invitation: 欢迎…, 感谢….</summary>
internal sealed class WishVeto : IVeto
{
    public string Name => "wish";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        if (candidate.Rule is ToldRule or RequestRule)
            return false;
        if (candidate.Rule is ModalRule && Pays(sentence.Phrases, sentence.View.Folded.AsSpan(candidate.Cue.End, sentence.View.Span.End - candidate.Cue.End)))
            return true;
        foreach (var clause in sentence.Clauses)
        {
            if (clause.Span.Start > candidate.Cue.Start)
                break;
            var lead = sentence.View.At(sentence.OpeningOf(clause));
            if (lead is { } own && own.Is(CueClasses.Own) && !own.Is(CueClasses.Wish))
                lead = sentence.View.At(own.End);
            if (lead is { } wish && wish.Is(CueClasses.Wish) && !wish.Is(CueClasses.Future))
                return true;
        }

        return false;
    }

    // 要向…表示敬意, 要对…致以问候: thanks are no task.
    private static bool Pays(Phrases phrases, ReadOnlySpan<char> text)
    {
        var at = text.IndexOf("表示");
        if (at < 0)
            at = text.IndexOf("致以");
        if (at < 0)
            return false;
        var rest = text[at..].TrimEnd("。;!");
        return rest.Length <= 14 && phrases.Tributes.Ends(rest);
    }
}
