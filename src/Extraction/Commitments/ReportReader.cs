using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>
/// Reads reporting clauses: 会议指出, 李强在讲话中强调, 会议审议通过《…》,指出要…, “…。”龚正说. A verb reports where its
/// clause ends with it or where what is said follows it at once, and where a subject stands before it.
/// </summary>
internal sealed class ReportReader(Reading reading, TextScan scan, NameReader names, SubjectReader subjects)
{
    private const CueClasses ContentOpeners =
        CueClasses.Modal | CueClasses.Future | CueClasses.Own | CueClasses.Others | CueClasses.Frame;

    private readonly List<WordMatch> _tokens = [];
    private readonly List<WordMatch> _verbs = [];

    private string Folded => reading.Folded;

    /// <summary>The sentence's reporting clause, where it has one.</summary>
    /// <param name="view">The sentence.</param>
    /// <param name="said">Whom a pronoun points back to.</param>
    /// <param name="author">Whose 文章 or 讲话 the article tells of.</param>
    public Report? Read(SentenceView view, Voice? said, Voice? author)
    {
        if (author is not null && view.Clauses.Count > 0 && names.EndAt(view.Clauses[0].Span.Start, SpeakerClasses.Utterance) >= 0)
            said = author;
        FindVerbs(view);
        if (_verbs.Count == 0)
            return null;
        Subject? head = null;
        // 江洪肯定成绩,他指出…
        if (view.Clauses.Count > 1 && subjects.Read(Head(view), view.Clauses[0].Span.End, said) is { Voice.Speaker: { Sort: SpeakerSort.Person, Title: not null } } first)
            said = first.Voice;
        for (var i = 0; i < view.Clauses.Count; i++)
        {
            var clause = view.Clauses[i];
            foreach (var token in _verbs)
            {
                var isInClause = token.Start >= clause.Span.Start && token.End <= clause.Span.End;
                if (!isInClause || !(Reports(view, clause, token) || (i > 0 && OpensSaying(clause, token, view, said))))
                    continue;
                head ??= subjects.Read(Head(view), token.Start, said);
                if (ReadBefore(view, clause, token, i == 0 ? head : null, said) is { } own)
                    return new Report(own.Voice, clause.Span.Start, new(token.Start, token.End), ContentStart(view, token), true);
                if (i > 0 && IsElided(clause, token))
                {
                    if (head is null && SpeaksItself(view, clause))
                        continue;
                    head ??= NearestBefore(view, i, said) ?? OtherSide(view, clause);
                    return new Report(head?.Voice, clause.Span.Start, new(token.Start, token.End), ContentStart(view, token), head is not null);
                }

                // "希望…", "要求各地…" alone go on for whom speaks.
                if (i == 0 && token.Start == clause.Opening && Folded.AsSpan(token.Start, token.Length) is "希望" or "要求" or "强调" or "指出" or "勉励")
                    return new Report(null, clause.Span.Start, new(token.Start, token.End), ContentStart(view, token), false);
            }
        }

        return null;
    }

    private void FindVerbs(SentenceView view)
    {
        _verbs.Clear();
        var matches = scan.Within(WordUse.Speakers, view.Span);
        if (!HoldsReport(matches))
            return;
        ClassedWords.Tokens(matches, view.Span.End, _tokens);
        foreach (var token in _tokens)
        {
            if (IsReport(view, token))
                _verbs.Add(token);
        }
    }

    private static bool HoldsReport(ReadOnlySpan<WordMatch> matches)
    {
        foreach (var match in matches)
        {
            if (((SpeakerClasses)match.Entry & SpeakerClasses.Report) != 0)
                return true;
        }

        return false;
    }

    // 行车途中,他询问…,要求当地…: the subject of the nearest clause before that has one.
    private Subject? NearestBefore(SentenceView view, int index, Voice? said)
    {
        for (var i = index - 1; i > 0; i--)
        {
            // 由市长某某率队视察,同时强调…
            var span = view.Clauses[i].Span;
            var start = Folded[span.Start] == '由' ? span.Start + 1 : span.Start;
            if (subjects.Read(start, span.End, said) is { Voice: not null } subject)
                return subject;
        }

        return null;
    }

    // 中方将继续扩大进口,呼吁各方…: the sentence is itself what is said.
    private static bool SpeaksItself(SentenceView view, Clause clause)
    {
        var first = view.Clauses[0];
        return first.Span.Start < clause.Span.Start && view.LeadOf(first) is var lead && lead.Is(CueClasses.Own) && lead.End > lead.Start
            && view.FirstIn(first, CueClasses.Future | CueClasses.Modal) is not null;
    }

    // 英国火车司机工会发起罢工,要求…: a subject that is not known, but not of this side.
    private Subject? OtherSide(SentenceView view, Clause clause)
    {
        var before = new TextSpan(view.Span.Start, clause.Span.Start);
        return TitleReader.SideOf(reading, scan, before) is Side.Foreign ? subjects.Unknown(before.Start, before.End) : null;
    }

    // Not 我会要求各局…, whose saying is itself the deed, and not 诉求和建议 or 要求的, which are nouns.
    private bool IsReport(SentenceView view, WordMatch token)
    {
        if (((SpeakerClasses)token.Entry & SpeakerClasses.Report) == 0 || view.IsQuoted(token.Start))
            return false;
        if (token.End < view.Span.End && Folded[token.End] == '的')
            return false;
        if (token.Start == view.Span.Start)
            return true;
        var before = Folded[token.Start - 1];
        return before is not ('和' or '的' or '、' or '项' or '条' or '以' or '来') && !(before == '会' && token.Start - 2 >= view.Span.Start && Folded[token.Start - 2] is '我' or '们' or '亦' or '也' or '将' or '府');
    }

    // ",强调血的教训警示我们…": a verb at the head of its clause reports where a person or a meeting is the subject.
    private bool OpensSaying(Clause clause, WordMatch verb, SentenceView view, Voice? said) =>
        verb.Start == clause.Span.Start && Folded.AsSpan(verb.Start, verb.Length) is "强调" or "指出"
        && (subjects.Read(Unquoted(view, view.Span.Start), view.Clauses[0].Span.End, said) ?? NearestBefore(view, view.Clauses.IndexOf(clause), said)) is { Voice.Speaker.Sort: SpeakerSort.Person or SpeakerSort.Meeting };

    // Behind 据…报道: the sentence's own subject.
    private int Head(SentenceView view)
    {
        var first = view.Clauses[0].Span;
        var cites = view.Clauses.Count > 1 && Folded[first.Start] == '据' && Folded.AsSpan(first.Start, first.Length) is var text && (text.EndsWith("报道") || text.EndsWith("消息"));
        return cites ? view.Clauses[1].Span.Start : Unquoted(view, view.Span.Start);
    }

    // The first place behind direct speech at the sentence's head: “…。”龚正说.
    private int Unquoted(SentenceView view, int at)
    {
        if (Folded[at] != '“')
            return at;
        var close = Folded.IndexOf('”', at, view.Span.End - at);
        return close < 0 ? at : close + 1;
    }

    private bool Reports(SentenceView view, Clause clause, WordMatch verb)
    {
        if (verb.End == clause.Span.End)
            return true;
        if (Folded[verb.End] is '“' or '"')
            return true;
        if (Folded.AsSpan(verb.Start, verb.Length) is "希望" or "要求" or "号召" or "勉励" or "勉励大家" or "同意" or "决定" or "确定" or "承诺" or "建议" or "呼吁")
            return true;
        if (verb.Entry is var entry && ((SpeakerClasses)entry & SpeakerClasses.Tell) != 0)
            return true;
        // 会议提出全面实施…
        if (Folded.AsSpan(verb.Start, verb.Length) is "提出" && view.At(verb.End) is { } manner && manner.Is(CueClasses.Adverb) && view.At(manner.End) is { } deed && deed.Is(CueClasses.Action))
            return true;
        return view.At(verb.End) is { } next && next.Is(ContentOpeners) && Folded.AsSpan(verb.Start, verb.Length) is not ("倡议" or "建议" or "要求" or "部署" or "指示" or "批示");
    }

    // The subject before a verb: from the head of the clause to the verb nothing but it and an adverbial stands.
    private Subject? ReadBefore(SentenceView view, Clause clause, WordMatch verb, Subject? head, Voice? said)
    {
        var start = Unquoted(view, clause.Span.Start);
        if (start > verb.Start)
            start = clause.Span.Start;
        start = SkipConnectives(view, start, verb.Start);
        if (start >= verb.Start)
            return null;
        // 我们将于年底向委员会作介绍: a deed to come, and no saying.
        if (HoldsDeed(view, start, verb.Start))
            return null;
        var subject = head ?? subjects.Read(start, verb.Start, said);
        if (subject is not null)
            return subject.End <= verb.Start && IsAdverbial(subject.End, verb.Start) ? subject : subjects.ReadNameBefore(start, verb.Start);
        var lead = view.At(start);
        var says = Folded.AsSpan(verb.Start, verb.Length) is not ("部署" or "指示" or "批示" or "决定" or "希望" or "建议" or "倡议" or "承诺" or "解释" or "要求" or "回应" or "致辞" or "同意" or "确定" or "号召");
        return says && (lead is null || lead.Value.Is(CueClasses.Condition)) && verb.End == clause.Span.End && IsNounLike(start, verb.Start)
            ? subjects.ReadNameBefore(start, verb.Start) ?? subjects.Unknown(start, verb.Start)
            : null;
    }

    private static bool HoldsDeed(SentenceView view, int start, int end)
    {
        foreach (var cue in view.Cues)
        {
            if (cue.Start >= start && cue.End <= end && cue.Is(CueClasses.Future) && cue.Start > start && view.Folded.AsSpan(cue.Start, cue.End - cue.Start) is not "会")
                return true;
        }

        return false;
    }

    private static int SkipConnectives(SentenceView view, int start, int end)
    {
        while (start < end && view.At(start) is { } cue && cue.Is(CueClasses.Connective) && cue.End - cue.Start > 1 && cue.End <= end)
            start = cue.End;
        return start;
    }

    private bool IsAdverbial(int start, int end) =>
        start == end || (names.ClassesAt(start) & (SpeakerClasses.Adverbial | SpeakerClasses.Event | SpeakerClasses.Opener)) != 0
            || Folded[start] is '(' or ' ' or '、' || char.IsAsciiDigit(Folded[start]);

    private bool IsNounLike(int start, int end) => end - start is >= 1 and <= 40 && !Folded.AsSpan(start, end - start).Contains("的要", StringComparison.Ordinal);

    // ",指出要…", ",并强调,": the verb opens its clause, its subject is the sentence's.
    private bool IsElided(Clause clause, WordMatch verb)
    {
        var at = clause.Span.Start;
        while (at < verb.Start)
        {
            var next = names.EndAt(at, SpeakerClasses.Adverbial);
            if (next < 0 || next > verb.Start)
                return false;
            at = next;
        }

        return true;
    }

    private int ContentStart(SentenceView view, WordMatch verb)
    {
        var at = verb.End;
        while (at < view.Span.End && Folded[at] is ',' or ':' or ' ')
            at++;
        return at;
    }
}
