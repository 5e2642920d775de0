using System.Text;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Repeats;

/// <summary>Reads quotes into wordings. Immutable and safe to share between threads.</summary>
internal sealed class WordingReader(RepeatWords words, ScriptFold fold)
{
    private const int LongestLead = 40;

    /// <summary>Never throws, whatever the quote; linear in its length.</summary>
    public Wording Read(string quote)
    {
        var folded = WithoutSynonyms(fold.Fold(quote));
        var start = Lead(folded);
        var text = new StringBuilder(folded.Length);
        var parts = new List<WordingPart>();
        var (from, i) = (start, start);
        for (; i <= folded.Length; i++)
        {
            if (i < folded.Length && !IsPartEnd(folded, i))
                continue;
            var part = Bare(folded.AsSpan(from..i));
            from = i + 1;
            if (part.Length == 0)
                continue;
            text.Append(part);
            parts.Add(Part(part));
        }

        return new Wording(text.ToString(), parts, NumberReader.Read(folded.AsSpan(start)));
    }

    /// <summary>Where the sentence proper begins: behind 会议指出, and behind 下一步, in either order.</summary>
    private int Lead(string folded)
    {
        var start = 0;
        for (var end = 0; end < Math.Min(folded.Length, start + LongestLead); end++)
        {
            if (folded[end] is not (',' or ':' or '，' or '：'))
                continue;
            var clause = folded.AsSpan(start, end - start);
            if (!words.Reports.Ends(clause) && words.Openers.LengthAt(clause, 0) != clause.Length)
                break;
            start = end + 1;
        }

        while (start < folded.Length && !char.IsLetterOrDigit(folded[start]))
            start++;
        return start < folded.Length ? start : 0;
    }

    private string WithoutSynonyms(string folded)
    {
        StringBuilder? changed = null;
        var copied = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            var length = words.Synonyms.LengthAt(folded, i);
            if (length == 0)
                continue;
            (changed ??= new StringBuilder(folded.Length)).Append(folded, copied, i - copied).Append(words.SynonymOf[folded.Substring(i, length)]);
            i += length - 1;
            copied = i + 1;
        }

        return changed?.Append(folded, copied, folded.Length - copied).ToString() ?? folded;
    }

    // A comma inside a figure (1,000) ends nothing.
    private static bool IsPartEnd(string text, int i) =>
        text[i] is ',' or ';' or ':' or '。' or '、' or '!' or '?' or '，' or '；' or '：'
        && !(text[i] == ',' && i > 0 && char.IsAsciiDigit(text[i - 1]) && i + 3 < text.Length
            && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3]));

    // What stands in quotation marks is what stands without them; a point or a percent sign belongs to a number.
    private static string Bare(ReadOnlySpan<char> part)
    {
        var bare = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            if (char.IsLetterOrDigit(part[i]) || part[i] is '%' or '‰'
                || (part[i] is '.' && i > 0 && char.IsAsciiDigit(part[i - 1])))
            {
                bare.Append(part[i]);
            }
        }

        return bare.ToString();
    }

    // The longest stock word at a place hides what stands inside it; no shingle reaches over one, nor over a number:
    // a target is the same kind of thing whatever its figure.
    private WordingPart Part(string part)
    {
        var runs = new List<Range>();
        var pairs = new List<uint>(part.Length);
        var start = 0;
        for (var i = 0; i <= part.Length;)
        {
            var skipped = i == part.Length || char.IsAsciiDigit(part[i]) ? 1 : words.Stock.LengthAt(part, i);
            if (skipped == 0)
            {
                i++;
                continue;
            }

            if (i - start > 1)
            {
                runs.Add(start..i);
                Shingles.AddTo(pairs, part.AsSpan(start..i));
            }

            i += skipped;
            start = i;
        }

        return new WordingPart(part, runs, Shingles.Ascending(pairs));
    }
}
