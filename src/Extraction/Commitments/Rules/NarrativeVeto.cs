namespace Tracker.Extraction.Commitments.Rules;

/// <summary>
/// A report that has quoted a leader goes on in its own words: 牢记嘱托,各地…; 拓宽转化路径. Where a paragraph opens with an
/// action, nobody is said to speak and no enumeration goes on, it tells what is being done.
/// </summary>
internal sealed class NarrativeVeto : IVeto
{
    public string Name => "narrative";

    public bool Applies(SentenceContext sentence, Candidate candidate)
    {
        if (candidate.Rule is not (BareActionRule or FrameRule) || sentence is not { IsPlan: false, Report: null, OpensTerms: false })
            return false;
        if (OpensEntrusted(sentence))
            return true;
        if (sentence is not { StartsParagraph: true, InBox: false, Voice.Speaker: { } speaker } || speaker.Name[0] == '《')
            return false;
        var view = sentence.View;
        return view.Clauses is [{ Numbered: false } first, ..] && !view.LeadOf(first).Is(CueClasses.Own)
            && !GoesOn(view.Folded.AsSpan(first.Span.Start, first.Span.Length));
    }

    // 牢记嘱托,新一代护林人…; 遵循这一指引,…
    private static bool OpensEntrusted(SentenceContext sentence) =>
        sentence.View.Clauses is [var first, _, ..] && sentence.Phrases.Entrusted.Ends(sentence.View.Folded.AsSpan(first.Span.Start, first.Span.Length));

    // 第四,坚持…; 同时,把…: the speaker has not come to his end.
    private static bool GoesOn(ReadOnlySpan<char> text) =>
        text[0] == '第' || text.StartsWith("同时") || text.StartsWith("此外") || text.StartsWith("另外") || text.StartsWith("与此同时");
}
