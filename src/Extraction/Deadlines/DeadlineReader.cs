using System.Buffers;
using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Deadlines;

/// <summary>Reads by when, or for when, a commitment is made: the first time in it that can be put on a calendar.</summary>
internal sealed class DeadlineReader
{
    private const int LongestTitle = 60;
    private static readonly SearchValues<char> NumeralStarts = SearchValues.Create("0123456789〇○零一二两三四五六七八九十");
    private readonly DeadlineWords _words;

    public DeadlineReader(LexiconFiles files, ScriptFold fold, WordIndex index) =>
        _words = new DeadlineWords(files, fold, index);

    public Deadline? Read(CommitmentSentence sentence)
    {
        var reading = sentence.Outline.Reading;
        var published = sentence.Hints.DateOf(sentence.Article);
        var text = reading.Folded.AsSpan(sentence.Scope.Start, sentence.Scope.Length);
        var matches = sentence.Scan.Inside(WordUse.Deadlines, sentence.Scope);
        var source = new Source(new TimeParser(text, _words, published), text, matches, sentence.Scope.Start, published);
        for (var at = source.NextFrom(0); at < text.Length; at = source.NextFrom(at + 1))
        {
            if (source.MatchAt(at) is { } past && _words[past.Entry].Sort == TimeWordSort.Past)
            {
                at += past.Length - 1;
                continue;
            }

            if (ReadAt(source, at) is not { } time)
                continue;
            time = Joined(source, time);
            if (!IsPast(time, published) && !EndsAccount(text, time.End) && !source.Parser.IsDone(time.Start) && !IsInTitle(text, time))
            {
                var span = new TextSpan(sentence.Scope.Start + time.Start, sentence.Scope.Start + time.End);
                return new Deadline(
                    span.Slice(reading.Text), reading.ToSource(span), time.Days.From, time.Days.To, time.Days.Precision);
            }

            at = time.End - 1;
        }

        return null;
    }

    /// <summary>The days that the words of a deadline mean in a report of that day; unknown where they are no time.</summary>
    public Days DaysOf(string folded, TextScan scan, DateOnly? published)
    {
        var source = new Source(
            new TimeParser(folded, _words, published), folded, scan.All(WordUse.Deadlines), 0, published);
        for (var at = 0; at < folded.Length; at++)
        {
            if (ReadAt(source, at) is { } time)
                return Joined(source, time).Days;
        }

        return Days.Unknown;
    }

    // 2026年至2028年, 今年和明年: two times said as one.
    private TimeRead Joined(Source source, TimeRead first)
    {
        var joinAt = source.Parser.Spaces(first.End);
        var join = _words.Joins.LengthAt(source.Text, joinAt);
        var at = source.Parser.Spaces(joinAt + join);
        if (join == 0 || (MonthOf(source, first, at) ?? ReadAt(source, at)) is not { } second)
            return first;
        var isKnown = first.Days.From is not null && second.Days.To is not null;
        return new TimeRead(
            first.Start,
            second.End,
            isKnown ? new Days(first.Days.From, second.Days.To, DuePrecisions.Period) : second.Days);
    }

    // 2026年6月至12月: the year of the first counts for the second.
    private static TimeRead? MonthOf(Source source, TimeRead first, int at) =>
        at < source.Text.Length && source.Text[first.End - 1] is '月' or '日'
            ? source.Parser.Month(at, at, first.Days.From?.Year, isBehindYear: true)
            : null;

    private TimeRead? ReadAt(Source source, int at)
    {
        var parser = source.Parser;
        var text = source.Text;
        var published = source.Published;
        if (source.MatchAt(at) is { } found)
        {
            var word = _words[found.Entry];
            var end = at + found.Length;
            var read = word.Sort switch
            {
                TimeWordSort.Year => parser.InYear(at, end, published?.Year + word.First),
                TimeWordSort.Month => parser.InMonth(at, end, published?.AddMonths(word.First)),
                TimeWordSort.Part => parser.Finish(at, end, Days.OfComingMonths(published, word.First, word.Last)),
                TimeWordSort.Quarter => parser.Finish(at, end, Days.OfQuarter(published, word.First)),
                TimeWordSort.Week => parser.Finish(at, end, Days.OfWeek(published, word.First)),
                TimeWordSort.MonthEnd => new TimeRead(at, end, Days.OfDays(published?.Year, published?.Month ?? 1, 31, 31).Until()),
                TimeWordSort.Term => parser.Finish(at, end, _words.Terms[word.First].DaysAt(published)),
                TimeWordSort.Plan => Plan(parser, text, at, end, word),
                TimeWordSort.Point => parser.Finish(at, end, Days.OfYears(word.First, word.Last, DuePrecisions.Period)),
                TimeWordSort.Ahead => parser.Span(at, end, isAhead: true),
                TimeWordSort.Occasion => new TimeRead(at, end, Days.Unknown),
                _ => null,
            };
            if (read is not null)
                return read;
        }

        var isInsideNumber = at > 0 && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] is '第' or '近' or '.');
        return at >= text.Length || isInsideNumber || !NumeralStarts.Contains(text[at])
            ? null
            : parser.Year(at) ?? parser.Month(at, at, null, isBehindYear: false) ?? parser.Day(at) ?? parser.Span(at, at, isAhead: false);
    }

    // “十五五”时期, “十五五”,我们要…: with its marks; “十五五”规划 is a document's name, “十五五”开局 said in passing.
    private TimeRead? Plan(TimeParser parser, ReadOnlySpan<char> text, int start, int end, TimeWord word)
    {
        var isQuoted = start > 0 && end < text.Length && text[start - 1] == '“' && text[end] == '”';
        if (isQuoted)
            (start, end) = (start - 1, end + 1);
        var ending = _words.PlanEndings.LengthAt(text, end);
        var isName = ending == 0 && (!isQuoted || end >= text.Length || text[end] is not (',' or ';' or '。' or '、'));
        return isName
            ? null
            : parser.Finish(start, end + ending, _words.PlanPart(text.Slice(end, ending), word));
    }

    // 截至今年1月为止: up to when an account goes.
    private static bool EndsAccount(ReadOnlySpan<char> text, int end) =>
        text[end..].StartsWith("为止", StringComparison.Ordinal) || text[end..].StartsWith("底为止", StringComparison.Ordinal);

    private static bool IsPast(TimeRead time, DateOnly? published) =>
        published is { } day && time.Days.To is { } to && to.Year < day.Year;

    // A year in a document's title names the document; a span of years in it is the plan's own.
    private static bool IsInTitle(ReadOnlySpan<char> text, TimeRead time)
    {
        if (time.Days is { Precision: DuePrecisions.Period })
            return false;
        var before = text[Math.Max(0, time.Start - LongestTitle)..time.Start];
        return before.LastIndexOf('《') is >= 0 and var open && !before[open..].Contains('》');
    }

    // A commitment's text with its words, as one walks along it.
    private readonly ref struct Source(
        TimeParser parser, ReadOnlySpan<char> text, ReadOnlySpan<WordMatch> matches, int offset, DateOnly? published)
    {
        private readonly ReadOnlySpan<WordMatch> _matches = matches;

        public TimeParser Parser { get; } = parser;

        public ReadOnlySpan<char> Text { get; } = text;

        public DateOnly? Published => published;

        /// <summary>The first place there or behind it where a time may start; the text's end where there is none.</summary>
        public int NextFrom(int at)
        {
            var next = Text.Length;
            if (at < Text.Length && Text[at..].IndexOfAny(NumeralStarts) is >= 0 and var numeral)
                next = at + numeral;
            var first = FirstFrom(at);
            return first < _matches.Length ? Math.Min(next, _matches[first].Start - offset) : next;
        }

        /// <summary>The longest lexicon word that starts there.</summary>
        public WordMatch? MatchAt(int at)
        {
            var first = FirstFrom(at);
            return first < _matches.Length && _matches[first].Start == offset + at ? _matches[first] : null;
        }

        private int FirstFrom(int at)
        {
            var (low, high) = (0, _matches.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_matches[middle].Start < offset + at)
                    low = middle + 1;
                else
                    high = middle;
            }

            return low;
        }
    }
}
