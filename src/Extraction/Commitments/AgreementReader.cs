using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>
/// Reads what a report tells of an agreement: who signed it (某某与某某签署合作协议), and that its terms follow (协议主要内容包括:一是…).
/// </summary>
internal sealed class AgreementReader(Reading reading, TextScan scan, Phrases phrases, NameReader names)
{
    private const int LongestParty = 40;

    private Voice? _parties;

    /// <summary>Who agrees on what follows in the paragraph, where this sentence opens the terms of an agreement.</summary>
    public Voice? Opens(SentenceView view)
    {
        Watch(view);
        var text = view.Folded.AsSpan(view.Span.Start, view.Span.Length);
        var colon = text.IndexOf(':');
        if (colon < 0 || !phrases.Agreements.IsIn(text[..colon]) || !(text[..colon].EndsWith("包括") || text[..colon].EndsWith("如下") || text[..colon].EndsWith("为") || text[..colon].EndsWith("约定")))
            return null;
        return _parties ?? new Voice(Side.Authority, new Speaker(SpeakerSort.Group, "双方", view.Span with { End = view.Span.Start }, null, null, null));
    }

    // ,沪苏浙皖政府参事室今天下午在上海签署了…协议: the words before the first adverbial.
    private void Watch(SentenceView view)
    {
        foreach (var clause in view.Clauses)
        {
            var text = view.Folded.AsSpan(clause.Span.Start, clause.Span.Length);
            var signed = phrases.Signed.IndexIn(text);
            if (signed < 2 || text[(signed + 2)..].StartsWith("的") || !phrases.Agreements.IsIn(text[signed..]))
                continue;
            var end = clause.Span.Start + signed;
            for (var at = clause.Span.Start + 2; at < end; at++)
            {
                if (names.EndAt(at, SpeakerClasses.Adverbial | SpeakerClasses.Opener) >= 0 && view.Folded[at] is not ('与' or '和' or '同'))
                    end = at;
            }

            var party = new TextSpan(clause.Span.Start, end);
            if (party.Length is < 2 or > LongestParty || TitleReader.SideOf(reading, scan, party) is Side.Foreign or Side.Private)
                continue;
            _parties = new Voice(Side.Authority, new Speaker(SpeakerSort.Group, party.Slice(view.Folded), party, null, null, null));
        }
    }
}
