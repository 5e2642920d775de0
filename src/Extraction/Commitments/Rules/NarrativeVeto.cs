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
        if (candidate.Rule is not (BareActionRule or FrameRule) || !sentence.StartsParagraph)
            return false;
        if (sentence is not { IsPlan: false, InBox: false, Report: null, Voice.Speaker.Sort: SpeakerSort.Person or SpeakerSort.Group })
            return false;
        return sentence.View.Clauses is [{ Numbered: false } first, ..] && !sentence.View.LeadOf(first).Is(CueClasses.Own);
    }
}
