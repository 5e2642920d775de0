using Tracker.Extraction.Words;

namespace Tracker.Extraction.Targets;

/// <summary>Reads the quantity that begins at a place, with the words around it.</summary>
/// <param name="text">A commitment's text, folded.</param>
/// <param name="offset">Where it begins in the reading.</param>
/// <param name="tokens">The words of the lexicon in it, from left to right, not overlapping.</param>
internal ref struct QuantityParser(ReadOnlySpan<char> text, int offset, TargetWords words, List<WordMatch> tokens)
{
    private const int Reach = 30;
    private readonly TargetWords _words = words;
    private readonly List<WordMatch> _tokens = tokens;
    private readonly int _offset = offset;
    private int _next;

    public ReadOnlySpan<char> Text { get; } = text;

    /// <summary>The verb that governs the clause up to the place; places must not decrease.</summary>
    public WordMatch? VerbBefore(int at, ClauseState clause)
    {
        var verb = clause.Verb;
        for (; _next < _tokens.Count && _tokens[_next].End - _offset <= at; _next++)
        {
            // 安排保障性住房…: what is done governs, not a verb in the name of its object; 支持企业新增…: a change goes before.
            var change = _words[_tokens[_next].Entry].Change;
            if (change is not null && (verb is null || change != TargetChanges.Deliver))
                verb = _tokens[_next];
        }

        return verb;
    }

    /// <summary>Where the word ends that begins there and only masks what stands in it; 0 where there is none.</summary>
    public readonly int MaskAt(int at) =>
        TokenAt(at) is { } token && _words[token.Entry] is { Change: null, Comparator: null } ? token.End - _offset : 0;

    /// <summary>翻一番: verb, number and unit in one.</summary>
    public readonly QuantityRead? Doubling(int at, ClauseState clause)
    {
        if (TokenAt(at) is not { } token || _words[token.Entry] is not { Times: > 0 } word)
            return null;
        var end = token.End - _offset;
        var (comparator, behind) = Behind(end);
        var subject = Measures.Before(Text, clause.Boundary, at, _words);
        return new QuantityRead(
            at, behind, comparator ?? TargetComparators.Exactly, TargetChanges.IncreaseBy, word.Times, word.Times, "倍", subject, IsRate: true);
    }

    /// <summary>The quantity there, if it is one, and where to read on.</summary>
    public readonly (QuantityRead? Quantity, int Next) Read(int at, ClauseState clause)
    {
        if (NumberReader.Read(Text, at, _words) is not { } number)
            return (null, EndOfRow(at));
        var (range, unit, end) = WithUnit(number);
        if (IsName(at, end, unit))
            return (null, end);
        var (comparatorBehind, behind) = Behind(end);
        var near = Near(at);
        if (!IsTarget(range, unit, near, clause, comparatorBehind is not null, at, behind))
            return (null, end);

        var verb = near.Verb ?? FarVerb(clause, at, unit, near.Comparator is not null);
        var change = verb is { } token ? _words[token.Entry].Change! : (near.Comparator is null ? Carried(clause, unit) : null) ?? TargetChanges.Reach;
        if (near.Reaches && verb is not null && change != TargetChanges.Deliver)
            change = TargetChanges.Reach;
        var start = near.Verb is null && verb is { } far ? far.Start - _offset : near.Start;
        var comparator = range.Low != range.High ? TargetComparators.Range
            : comparatorBehind ?? near.Comparator ?? (range.IsMore ? TargetComparators.MoreThan : TargetComparators.Exactly);
        var measure = Measures.Read(
            Text, new MeasurePlace(clause.Boundary, verb?.Start - _offset, verb?.End - _offset, near.Start, behind), unit, change, _words);
        if (unit is not { IsCount: true })
            measure ??= clause.Before?.Measure;
        return (new QuantityRead(start, behind, comparator, change, range.Low, range.High, unit?.Name, measure, unit is { Sort: UnitSort.Rate }), behind);
    }

    // 一二三次产业, 千家万户: no part of what is no number is one.
    private readonly int EndOfRow(int at)
    {
        while (at < Text.Length && NumberReader.IsStart(Text[at]))
            at++;
        return at;
    }

    private readonly WordMatch? TokenAt(int at) =>
        _next < _tokens.Count && _tokens[_next].Start - _offset == at ? _tokens[_next] : null;

    private readonly (Unit? Unit, int End) UnitAt(int at, string? own)
    {
        if (own is not null)
            return (_words.UnitOf(own), at);
        var place = Blanks.Skip(Text, at);
        var length = _words.Units.LengthAt(Text, place);
        return length == 0 ? (null, at) : (_words.UnitOf(Text.Slice(place, length)), place + length);
    }

    // 4.5%—5%, 3至5万元, 百分之五到百分之六: both ends of a range, the unit behind one or both.
    private readonly (NumberRead Number, Unit? Unit, int End) WithUnit(NumberRead first)
    {
        var (unit, end) = UnitAt(first.End, first.Unit);
        var at = Blanks.Skip(Text, end);
        var joined = at;
        while (joined < Text.Length && joined < at + 2 && Text[joined] is '—' or '–' or '-' or '~' or '至' or '到')
            joined++;
        joined = joined > at ? Blanks.Skip(Text, joined) : at;
        if (joined == at || joined >= Text.Length || !NumberReader.IsStart(Text[joined])
            || NumberReader.Read(Text, joined, _words) is not { } second)
        {
            return (first, unit, end);
        }

        var (secondUnit, secondEnd) = UnitAt(second.End, second.Unit);
        if (secondUnit is null && first.Unit is not null && second.IsChinese)
            secondUnit = unit;
        if (secondUnit is null || (unit is not null && unit != secondUnit))
            return (first, unit, end);
        var low = unit is null && first.Scale == 1 && second.Scale > 1 ? first.Low * second.Scale : first.Low;
        return low < second.High
            ? (second with { Low = low, IsMore = false }, secondUnit, secondEnd)
            : (first, unit, end);
    }

    // G60, 5G, 1+N, 第3次: the number is part of a name.
    private readonly bool IsName(int at, int end, Unit? unit)
    {
        if (at > 0 && (char.IsAsciiLetter(Text[at - 1]) || Text[at - 1] is '+' or '“' or '·' or '/' or '.' or '×'))
            return true;
        if (unit is null && end < Text.Length && (char.IsAsciiLetter(Text[end]) || Text[end] is '+' or '·' or '/' or '×'))
            return true;
        return _words.NotBehind.Ends(Text[..Blanks.SkipBack(Text, at)]);
    }

    private readonly (string? Comparator, int End) Behind(int end)
    {
        var at = Blanks.Skip(Text, end);
        var length = _words.Behind.LengthAt(Text, at);
        return length == 0 ? (null, end) : (_words.ComparatorOf(Text.Slice(at, length)), at + length);
    }

    // The words right before the number: 力争达到不低于….
    private readonly NearWords Near(int at)
    {
        var near = new NearWords { Start = at };
        var token = _next - 1;
        for (var place = Blanks.SkipBack(Text, at); place > 0 && near.Verb is null;)
        {
            while (token >= 0 && _tokens[token].End - _offset > place)
                token--;
            var match = token >= 0 && _tokens[token].End - _offset == place ? _tokens[token] : SingleBefore(place);
            if (match is { } found && _words[found.Entry] is var word && (word.Change is not null || word.Comparator is not null))
            {
                near.Start = found.Start - _offset;
                near.Comparator ??= word.Comparator;
                near.Verb = word.Change is null ? null : found;
                place = Blanks.SkipBack(Text, near.Start);
                continue;
            }

            var filler = FillerBefore(place);
            if (filler == 0)
                break;
            near.Reaches |= Text[place - 1] is '到' or '至' or '为';
            place = Blanks.SkipBack(Text, place - filler);
        }

        return near;
    }

    private readonly WordMatch? SingleBefore(int place) =>
        _words.Single(Text[place - 1]) is >= 0 and var entry ? new WordMatch(_offset + place - 1, _offset + place, entry) : null;

    private readonly int FillerBefore(int place)
    {
        for (var length = Math.Min(2, place); length > 0; length--)
        {
            if (_words.Fillers.LengthAt(Text, place - length) == length)
                return length;
        }

        return 0;
    }

    private readonly WordMatch? FarVerb(ClauseState clause, int at, Unit? unit, bool isBound)
    {
        if (clause.Verb is not { } verb || at - (verb.End - _offset) > Reach)
            return null;

        // 实施修复项目98个、国土绿化项目25个: the verb of the first counts on.
        if (clause is { IsNew: false, Before.Change: TargetChanges.Deliver } && _words[verb.Entry].Change == TargetChanges.Deliver)
            return null;

        // 播种面积不少于17.7亿亩, 推动吞吐量突破…: a level, where the comparator is right before the number.
        var isUngoverned = unit is { Sort: UnitSort.Rate } || (isBound && !_words[verb.Entry].TakesNumerals);
        return isUngoverned && _words[verb.Entry].Change == TargetChanges.Deliver ? null : verb;
    }

    // 分别增长5%、6%; 新建学校10所,医院3家.
    private static string? Carried(ClauseState clause, Unit? unit) =>
        clause.Before is { } before && before.IsRate == (unit?.Sort == UnitSort.Rate) ? before.Change : null;

    private readonly bool IsTarget(
        NumberRead number, Unit? unit, NearWords near, ClauseState clause, bool isBoundBehind, int at, int end)
    {
        var isBound = isBoundBehind || near.Comparator is not null;
        if (unit is null)
            return IsBareTarget(number, near, isBoundBehind, end);
        if (unit.IsCount && _words.NotCounted.LengthAt(Text, Blanks.Skip(Text, end)) > 0)
            return false;
        var verb = near.Verb ?? FarVerb(clause, at, unit, near.Comparator is not null);
        if (number.IsChinese && unit.Sort != UnitSort.Rate && number.High < 100)
        {
            // 一个 is an article; 五项改革 names a known list.
            var counts = near.Verb is { } token && (_words[token.Entry].TakesNumerals || !unit.IsCount);
            return (number.High > 1 || !unit.IsCount) && (counts || (isBound && verb is not null) || near.Comparator is not null);
        }

        return unit.Sort switch
        {
            UnitSort.Rate => true,
            UnitSort.Duration => near.Comparator is not null || (near.Verb is { } change && _words[change.Entry].Change != TargetChanges.Deliver),
            _ => verb is not null || near.Comparator is not null || (isBound && EndsClause(end))
                || (Carried(clause, unit) is not null && (EndsClause(end) || (unit.IsCount && !isBound))),
        };
    }

    // 控制在30以下: without a unit both its sides must say that it is one.
    private readonly bool IsBareTarget(NumberRead number, NearWords near, bool isBoundBehind, int end) =>
        !number.IsChinese && number.Low is not (>= 1900 and < 2200)
        && (near.Comparator is not null || (near.Verb is { } verb && _words[verb.Entry].Change == TargetChanges.Reach))
        && (isBoundBehind || near.Comparator is not null || number.Scale >= 10_000) && EndsClause(end);

    private readonly bool EndsClause(int at)
    {
        at = Blanks.Skip(Text, at);
        return at >= Text.Length || Text[at] is ',' or '、' or ';' or '。' or ':' or ')' or '”' or '\n' or '和' or '与';
    }

    private ref struct NearWords
    {
        public int Start { get; set; }

        public string? Comparator { get; set; }

        public WordMatch? Verb { get; set; }

        /// <summary>到 or 至 stands before the number: it is where the change ends.</summary>
        public bool Reaches { get; set; }
    }
}
