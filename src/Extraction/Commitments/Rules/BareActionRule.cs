namespace Tracker.Extraction.Commitments.Rules;

/// <summary>加快…, 进一步推进…, 一是继续…, 我们聚力…: the action itself, by one who is known to speak.</summary>
internal sealed class BareActionRule : ICommitmentRule
{
    private const CueClasses Others = CueClasses.Future | CueClasses.Event | CueClasses.Past | CueClasses.Judgement | CueClasses.Wish | CueClasses.Progress;

    private const int LongestBody = 16;

    public string Name => "bare-action";

    public CueClasses Needs => CueClasses.Action | CueClasses.Adverb;

    public Candidate? Find(SentenceContext sentence)
    {
        if (!(sentence.IsAuthority || sentence.GoesOnAsReport) || (sentence.Report is { } report && sentence.View.Folded.AsSpan(report.Verb.Start, report.Verb.Length) is "同意" or "决定" or "呼吁"))
            return null;
        var stands = sentence.TakesBareActions;
        var view = sentence.View;
        var dated = false;
        foreach (var clause in sentence.Clauses)
        {
            var at = sentence.OpeningOf(clause);
            var lead = view.At(at);
            // 除…外
            if (lead is { } except && view.Folded[except.Start] == '除' && except.End - except.Start == 1 && view.Folded.AsSpan(at, clause.Span.End - at) is var excepted
                && (excepted.EndsWith("外") || excepted.EndsWith("之余")))
                continue;
            // 由下学年起,…; 由水务局负责,…; 审批完成后,…: the deed stands behind.
            dated |= stands && StartsAt(view.Folded.AsSpan(at, clause.Span.End - at));
            if (stands && clause.Span.End < view.Span.End - 1 && Prepares(view.Folded.AsSpan(clause.Span.Start, clause.Span.Length)))
                continue;
            if (dated && lead is { } opens && opens.Is(CueClasses.Frame | CueClasses.Action) && view.FirstIn(clause, CueClasses.Action, at) is { } term && term.End - term.Start > 1)
                return new Candidate(this, term, clause, new(at, at));
            if (lead is { } own && own.Is(CueClasses.Own) && !own.Is(CueClasses.Action))
            {
                // 我国发展面临…: of the country it is told how it stands.
                if (view.Folded.AsSpan(own.Start, 2) is "我国" or "我港")
                    return null;
                // What 中方 does without 将 or 要 is the attitude of talks.
                if (view.Folded.AsSpan(own.Start, 2) is "中方" or "中国")
                    return null;
                // Without 将 or 要 we tell what we do now, unless a promise is carried on or it is a resolve.
                var follows = (sentence.CarriesOn && !sentence.IsPolicySpeech) || sentence.RunKind == CommitmentKinds.Pledge;
                (at, lead) = (own.End, view.At(own.End));
                stands = sentence.TakesBareActions && (follows || (lead is { } resolve && resolve.Is(CueClasses.Resolve)));
            }

            // 各区按规定配备…: in a plan a body's deed is its task.
            var setsOut = sentence is { IsPlan: true, IsSpeech: false, InPast: false };
            if (setsOut && lead is { } body && body.Is(CueClasses.Others) && view.FirstIn(clause, CueClasses.Action, body.End) is { } deed)
                return new Candidate(this, deed, clause, new(at, deed.Start));
            if (setsOut && FindDuty(sentence, clause, at) is { } duty)
                return duty;
            var verb = PastAdverbs(view, at);
            if (verb is { } next && next.Is(Others) && !next.Is(CueClasses.Action))
                return null;
            if (!stands)
                return null;
            if (lead is { } told && IsTold(view, clause, told))
                return null;
            if (lead is { } action && action.Is(CueClasses.Action | CueClasses.Adverb))
                return new Candidate(this, action, clause, new(at, at));
            if (clause.Adverbs && at == clause.Opening && (lead is null || !lead.Value.Is(CueClasses.Frame)) && view.Cues[clause.FirstCue].End - view.Cues[clause.FirstCue].Start > 1)
                return new Candidate(this, view.Cues[clause.FirstCue], clause, new(at, at));
            if (stands && lead is { } frame && frame.Is(CueClasses.Frame) && ActsWithin(sentence, clause, frame) is { } within)
                return new Candidate(this, within, clause, new(at, at));
            // 4月底前拿出方案
            if (lead is null && view.FirstIn(clause, CueClasses.Action, at) is { } due && due.End - due.Start > 1 && IsTime(view.Folded.AsSpan(at, due.Start - at)))
                return new Candidate(this, due, clause, new(at, at));
            // A short opening clause (同时, 新的一年) leaves it to the next.
            if (lead is null && at < clause.Span.End)
                return null;
            if (lead is not null && !lead.Value.Is(CueClasses.Connective) && view.Folded.AsSpan(lead.Value.Start, 2) is not ("无论" or "不论"))
                return null;
        }

        return null;
    }

    // 市政府办公室负责统筹…: a body and its duty; 特区坚持…: a place and its resolve.
    private Candidate? FindDuty(SentenceContext sentence, Clause clause, int at)
    {
        var view = sentence.View;
        var text = view.Folded.AsSpan(at, clause.Span.End - at);
        var charge = text.IndexOf("负责");
        if (charge is > 1 and <= LongestBody && text.Length - charge > 3 && view.At(at + charge + 2) is { } work && work.Is(CueClasses.Action | CueClasses.Adverb) && ActingSubject.EndsInActor(sentence, new(at, at + charge)))
            return new Candidate(this, work, clause, new(at, at + charge));
        return view.FirstIn(clause, CueClasses.Resolve, at) is { } resolve && resolve.Is(CueClasses.Action) && resolve.Start - at is > 1 and <= 6
            && sentence.HoldsRegion(new(at, resolve.Start)) && ActingSubject.EndsInActor(sentence, new(at, resolve.Start))
            ? new Candidate(this, resolve, clause, new(at, resolve.Start))
            : null;
    }

    // 开放的城市欢迎…: an attribute; 授予…奖章, 听取…报告: what a session has done.
    private static bool IsTold(SentenceView view, Clause clause, Cue lead)
    {
        if (lead.End < clause.Span.End && view.Folded[lead.End] == '的')
            return true;
        var rest = view.Folded.AsSpan(lead.End, clause.Span.End - lead.End);
        return view.Folded.AsSpan(lead.Start, lead.End - lead.Start) is "授予" || (view.Folded.AsSpan(lead.Start, lead.End - lead.Start) is "听取" && (rest.Contains("报告", StringComparison.Ordinal) || rest.Contains("汇报", StringComparison.Ordinal)));
    }

    private static bool IsTime(ReadOnlySpan<char> text) =>
        text.Length is > 1 and <= 10 && text[^1] is '前' or '底' or '内' or '起' && text.ContainsAny('年', '月', '日');

    private static bool Prepares(ReadOnlySpan<char> clause) =>
        clause.Length > 3
        && (clause[0] is '由' ? clause.EndsWith("负责") || clause.EndsWith("牵头") || clause.EndsWith("起") : clause.EndsWith("起") ? StartsAt(clause) : clause.EndsWith("后") && !clause.EndsWith("落后"));

    // A time to come: 由下学年起, 从4月1日起, 自今年起; a year by its number may be long past.
    private static bool StartsAt(ReadOnlySpan<char> clause) =>
        clause.Length is > 3 and <= 14 && clause[^1] == '起' && clause[0] is '由' or '自' or '从'
        && (clause[1] is '下' or '明' or '本' or '即' or '现' || (clause[1] == '今' && clause[2] is '年' or '后')
            || (char.IsAsciiDigit(clause[1]) && !clause[1..].StartsWith("20") && !clause[1..].StartsWith("19")));

    // 在重点区域积极推进…: the action in the frame's own clause, known by its adverb.
    private static Cue? ActsWithin(SentenceContext sentence, Clause clause, Cue frame)
    {
        if (sentence is { CarriesOn: false, IsPlan: false, RunKind: null } || sentence.View.Folded[frame.Start] is '通' or '随' or '与' or '同')
            return null;
        var view = sentence.View;
        for (var i = clause.FirstCue; i < clause.FirstCue + clause.CueCount; i++)
        {
            var (adverb, verb) = (view.Cues[i], i + 1 < clause.FirstCue + clause.CueCount ? view.Cues[i + 1] : default);
            if (adverb.Start > frame.End && adverb.Is(CueClasses.Adverb) && verb.Start == adverb.End && verb.Is(CueClasses.Action) && verb.End - verb.Start > 1)
                return verb;
            // 在全市范围内推行…, 在重点领域开展…
            if (adverb.Start > frame.End && view.Folded[frame.Start] == '在' && adverb.Is(CueClasses.Action) && adverb.End - adverb.Start > 1 && view.Folded[adverb.Start - 1] is '内' or '域' or '面' or '区' or '中')
                return adverb;
        }

        return null;
    }

    private static Cue? PastAdverbs(SentenceView view, int at)
    {
        var cue = view.At(at);
        while (cue is { } adverb && adverb.Is(CueClasses.Adverb))
            cue = view.At(adverb.End);
        return cue;
    }
}
