using System.Buffers;
using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Targets;

/// <summary>
/// Reads the quantities that a commitment sets itself, in one pass over its text. Numbers that only name something
/// (第三次, 5G, “五个中心”, 《…2035年…》) or date it are none.
/// </summary>
internal sealed class TargetReader(LexiconFiles files, ScriptFold fold, WordIndex index)
{
    private const int LongestName = 14;
    private const int LongestTitle = 60;
    private static readonly SearchValues<char> Starts = SearchValues.Create("0123456789〇○零一二两三四五六七八九十百千半翻");
    private readonly TargetWords _words = new(files, fold, index);

    public IReadOnlyList<Target> Read(CommitmentSentence sentence)
    {
        var reading = sentence.Outline.Reading;
        var text = reading.Folded.AsSpan(sentence.Scope.Start, sentence.Scope.Length);
        if (!text.ContainsAny(Starts))
            return [];
        var found = new List<QuantityRead>();
        var tokens = new List<WordMatch>();
        ClassedWords.Tokens(sentence.Scan.Inside(WordUse.Targets, sentence.Scope), sentence.Scope.End, tokens);
        Read(new QuantityParser(text, sentence.Scope.Start, _words, tokens), found);
        return found.Count == 0 ? [] : [.. found.Select(quantity => Placed(reading, sentence.Scope.Start, quantity))];
    }

    private static void Read(QuantityParser parser, List<QuantityRead> found)
    {
        var text = parser.Text;
        var clause = new ClauseState();
        for (var at = 0; at < text.Length; at++)
        {
            clause.Verb = parser.VerbBefore(at, clause);
            if (IsClauseEnd(text[at]))
            {
                clause = clause.Next(at + 1);
            }
            else if (EndOfName(text, at) is > 0 and var end)
            {
                at = end;
            }
            else if (parser.MaskAt(at) is > 0 and var masked)
            {
                at = masked - 1;
            }
            else if (parser.Doubling(at, clause) is { } doubling)
            {
                found.Add(doubling);
                clause = ClauseState.Behind(doubling);
                at = doubling.End - 1;
            }
            else if (NumberReader.IsStart(text[at]))
            {
                var (quantity, next) = parser.Read(at, clause);
                if (quantity is { } read)
                {
                    found.Add(read);
                    clause = ClauseState.Behind(read);
                }
                else if (IsTime(text, next) && !(at > 0 && text[at - 1] is '比' or '较'))
                {
                    clause.Boundary = next + (text[next..].StartsWith("年度", StringComparison.Ordinal) ? 2 : 1);
                }

                at = Math.Max(at, next - 1);
            }
        }
    }

    private static bool IsClauseEnd(char c) => c is ',' or ';' or ':' or '。' or '!' or '?' or '\n' or '(' or ')';

    private static bool IsTime(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is '年' or '月' or '日' or '号';

    // 《…》, and a short “…”: the number in it belongs to a name. Returns its last character; 0 where there is none.
    private static int EndOfName(ReadOnlySpan<char> text, int at)
    {
        var (close, longest) = text[at] switch
        {
            '《' => ('》', LongestTitle),
            '“' => ('”', LongestName),
            _ => ('\0', 0),
        };
        if (longest == 0)
            return 0;
        var inside = text.Slice(at + 1, Math.Min(longest, text.Length - at - 1));
        var length = inside.IndexOf(close);
        return length < 0 || (close == '”' && inside[..length].Contains('%')) ? 0 : at + 1 + length;
    }

    private static Target Placed(Reading reading, int offset, QuantityRead read)
    {
        var span = new TextSpan(offset + read.Start, offset + read.End);
        var measure = read.Measure is { } place ? new TextSpan(offset + place.Start, offset + place.End) : (TextSpan?)null;
        var isRange = read.Low != read.High;
        return new Target(
            read.Comparator,
            read.Change,
            isRange ? null : Plain(read.Low),
            isRange ? Plain(read.Low) : null,
            isRange ? Plain(read.High) : null,
            read.Unit,
            measure?.Slice(reading.Folded),
            measure is { } where ? reading.ToSource(where) : null,
            span.Slice(reading.Text),
            reading.ToSource(span));
    }

    // 5.0 and 5 are one number.
    private static decimal Plain(decimal value) => value / 1.000000000000000000000000000000000m;
}
