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
    public Report? Read(SentenceView view, Voice? said)
    {
        FindVerbs(view);
        if (_verbs.Count == 0)
            return null;
        Subject? head = null;
        for (var i = 0; i < view.Clauses.Count; i++)
        {
            var clause = view.Clauses[i];
            foreach (var token in _verbs)
            {
                var isInClause = token.Start >= clause.Span.Start && token.End <= clause.Span.End;
                if (!isInClause || !Reports(view, clause, token))
                    continue;
                head ??= subjects.Read(Unquoted(view, view.Span.Start), token.Start, said);
                if (ReadBefore(view, clause, token, i == 0 ? head : null, said) is { } own)
                    return new Report(own.Voice, clause.Span.Start, new(token.Start, token.End), ContentStart(view, token), true);
                if (i > 0 && IsElided(clause, token))
                    return new Report(head?.Voice, clause.Span.Start, new(token.Start, token.End), ContentStart(view, token), head is not null);
            }
        }

        return null;
    }

    private void FindVerbs(SentenceView view)
    {
        ClassedWords.Tokens(scan.Within(WordUse.Speakers, view.Span), view.Span.End, _tokens);
        _verbs.Clear();
        foreach (var token in _tokens)
        {
            if (((SpeakerClasses)token.Entry & SpeakerClasses.Report) != 0 && !view.IsQuoted(token.Start))
                _verbs.Add(token);
        }
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
        if (Folded.AsSpan(verb.Start, verb.Length) is "希望" or "要求" or "号召" or "勉励" or "同意" or "决定" or "确定" or "承诺" or "建议" or "呼吁")
            return true;
        return view.At(verb.End) is { } next && next.Is(ContentOpeners);
    }

    // The subject before a verb: from the head of the clause to the verb nothing but it and an adverbial stands.
    private Subject? ReadBefore(SentenceView view, Clause clause, WordMatch verb, Subject? head, Voice? said)
    {
        var start = Unquoted(view, clause.Span.Start);
        if (start > verb.Start)
            start = clause.Span.Start;
        start = SkipConnectives(view, clause, start, verb.Start);
        if (start >= verb.Start)
            return null;
        var subject = head ?? subjects.Read(start, verb.Start, said);
        if (subject is not null)
            return subject.End <= verb.Start && IsAdverbial(subject.End, verb.Start) ? subject : null;
        var lead = view.At(start);
        var says = Folded.AsSpan(verb.Start, verb.Length) is not ("部署" or "指示" or "批示" or "决定" or "希望" or "建议" or "倡议" or "承诺" or "解释" or "要求" or "回应" or "致辞" or "同意" or "确定" or "号召");
        return says && lead is null && verb.End == clause.Span.End && IsNounLike(start, verb.Start)
            ? subjects.Unknown(start, verb.Start)
            : null;
    }

    private static int SkipConnectives(SentenceView view, Clause clause, int start, int end)
    {
        while (start < end && view.At(start) is { } cue && cue.Is(CueClasses.Connective) && cue.End - cue.Start > 1 && cue.End <= end)
            start = cue.End;
        _ = clause;
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
