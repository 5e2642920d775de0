using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Themes;

/// <summary>A word that gives a theme.</summary>
internal readonly record struct ThemeFind(int Theme, TextSpan Span);

/// <summary>Reads the themes that a sentence's own words give.</summary>
internal sealed class ThemeReader(ThemeWords words, ThemeFrames frames)
{
    private const int PairReach = 8;

    /// <summary>What the words of one sort give; the pairs with the strong ones.</summary>
    public List<ThemeFind> Read(string folded, TextSpan sentence, TextScan scan, ThemeWordSort wanted)
    {
        var matches = scan.Inside(WordUse.Themes, sentence);
        var finds = new List<ThemeFind>();
        var (covered, coveredBy) = (new TextSpan(0, 0), ThemeWordSort.NoTheme);
        for (var i = 0; i < matches.Length; i++)
        {
            var match = matches[i];
            var word = words[match.Entry];
            var span = new TextSpan(match.Start, match.End);
            // 文化|工作 holds no 化工; 教育人才发展 does hold 人才发展, which shares a whole word with the one before.
            if (match.Start > covered.Start && match.Start == covered.End - 1 && match.End > covered.End
                && coveredBy <= ThemeWordSort.Weak && word.Sort <= ThemeWordSort.Weak && coveredBy <= word.Sort)
            {
                continue;
            }

            var isCovered = covered.Contains(span) && covered != span;
            var sort = word.Sort == ThemeWordSort.Strong && frames.IsBody(folded, match.End) ? ThemeWordSort.Lone : word.Sort;
            if (sort == wanted && !isCovered)
            {
                finds.Add(new ThemeFind(word.Theme, span));
            }
            else if (word.Sort == ThemeWordSort.PairSecond && wanted == ThemeWordSort.Strong
                && FirstOf(word.Pair, matches[..i], match.Start, folded) is { } first)
            {
                finds.Add(new ThemeFind(word.Theme, first with { End = match.End }));
            }

            if (match.End > covered.End
                && word.Sort is ThemeWordSort.Strong or ThemeWordSort.Own or ThemeWordSort.Lone or ThemeWordSort.Weak or ThemeWordSort.NoTheme)
            {
                (covered, coveredBy) = (span, word.Sort);
            }
        }

        return frames.Keep(folded, sentence, matches, finds);
    }

    /// <summary>Whether the sentence speaks of attitude.</summary>
    public bool IsAttitude(TextSpan sentence, TextScan scan)
    {
        foreach (var match in scan.Within(WordUse.Themes, sentence))
        {
            if (words[match.Entry].Sort == ThemeWordSort.Attitude)
                return true;
        }

        return false;
    }

    // The nearest before the place.
    private TextSpan? FirstOf(int pair, ReadOnlySpan<WordMatch> before, int place, string folded)
    {
        for (var i = before.Length - 1; i >= 0 && before[i].Start >= place - PairReach - words.LongestFirst; i--)
        {
            var match = before[i];
            var gap = place - match.End;
            if (gap is >= 0 and <= PairReach
                && words[match.Entry] is { Sort: ThemeWordSort.PairFirst } word && word.Pair == pair
                && folded.AsSpan(match.End, gap).IndexOfAny(',', ';', '。') < 0)
            {
                return new TextSpan(match.Start, match.End);
            }
        }

        return null;
    }
}
