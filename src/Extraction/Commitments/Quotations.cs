using System.Buffers;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Commitments;

/// <summary>Finds what a sentence only names or cites, so that no cue is read in it.</summary>
internal static class Quotations
{
    private const int ShortestSpeech = 12;
    private static readonly SearchValues<char> Openings = SearchValues.Create("“《(【");

    /// <summary>
    /// Gathers the spans inside “…”, 《…》 and (…). Direct speech is no quotation in this sense: what stands in marks
    /// behind a colon or at the head of a sentence, and is long enough to be a sentence itself.
    /// </summary>
    public static void Find(string folded, TextSpan sentence, List<TextSpan> quoted)
    {
        quoted.Clear();
        for (var at = sentence.Start; at < sentence.End; at++)
        {
            var next = folded.AsSpan(at, sentence.End - at).IndexOfAny(Openings);
            if (next < 0)
                break;
            at += next;
            var close = folded.IndexOf(ClosingOf(folded[at]), at + 1, sentence.End - at - 1);
            if (close < 0)
                continue;
            if (folded[at] == '“' && IsSpeech(folded, sentence, at, close))
                continue;
            quoted.Add(new TextSpan(at, close + 1));
            at = close;
        }
    }

    private static char ClosingOf(char opening) => opening switch
    {
        '“' => '”',
        '《' => '》',
        '(' => ')',
        _ => '】',
    };

    private static bool IsSpeech(string folded, TextSpan sentence, int open, int close) =>
        close - open > ShortestSpeech
        && (open == sentence.Start || folded[open - 1] == ':')
        && folded.AsSpan(open, close - open).ContainsAny(',', '。', '!');
}
