using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Words;

/// <summary>The part of a sentence between two of ,;:。 around a place of it.</summary>
internal static class Clause
{
    public static TextSpan Around(ReadOnlySpan<char> folded, TextSpan sentence, TextSpan part)
    {
        var (start, end) = (part.Start, part.End);
        while (start > sentence.Start && !Ends(folded[start - 1]))
            start--;
        while (end < sentence.End && !Ends(folded[end]))
            end++;
        return new TextSpan(start, end);
    }

    private static bool Ends(char c) => c is ',' or ';' or ':' or '。' or '!' or '?' or '\n';
}
