using System.Buffers;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>
/// Tells where a place's name is part of another name (上海证券交易所), of a title (南通市委书记), or said in passing
/// (为长三角作出贡献), so that the sentence is not about the place.
/// </summary>
internal sealed class NameVetoes
{
    private const int NearReach = 6;
    private const int LineReach = 4;
    private const int CongressReach = 4;
    private const int VenueReach = 10;
    private const int LongestEpithet = 8;

    // What ends the phrase that a name opens.
    private static readonly SearchValues<char> PhraseEnds = SearchValues.Create("的和与、及“”《》(");

    private readonly WordSet _othersNext;
    private readonly WordSet _othersNear;
    private readonly WordSet _lines;
    private readonly WordSet _plain;
    private readonly WordSet _titles;
    private readonly WordSet _titleParts;
    private readonly WordSet _congresses;
    private readonly WordSet _venuePrefixes;
    private readonly WordSet _venueVerbs;
    private readonly WordPairs _inPassing;

    public NameVetoes(RegionFile file, ScriptFold fold)
    {
        _othersNext = new WordSet(file.Words("othersNext"), fold);
        _othersNear = new WordSet(file.Words("othersNear"), fold);
        _lines = new WordSet(file.Words("lines"), fold);
        _plain = new WordSet(file.Words("plain"), fold);
        _titles = new WordSet(file.Words("titles"), fold);
        _titleParts = new WordSet(file.Words("titleParts"), fold);
        _congresses = new WordSet(file.Words("congresses"), fold);
        _venuePrefixes = new WordSet(file.Words("venuePrefixes"), fold);
        _venueVerbs = new WordSet(file.Words("venueVerbs"), fold);
        _inPassing = new WordPairs(file.Words("inPassing"), fold, RegionFile.Name);
    }

    /// <summary>Whether a name in a sentence names something else than the place.</summary>
    /// <param name="isGroup">The place crosses boundaries; then bodies named after it act for it.</param>
    /// <param name="isRun">The name is a run of abbreviations (沪苏湖).</param>
    public bool Veto(ReadOnlySpan<char> folded, TextSpan sentence, TextSpan name, bool isGroup, bool isRun) =>
        IsOtherNext(folded, name)
        || (isRun && _lines.IndexIn(Behind(folded, sentence, name, LineReach + 2)) is >= 0 and <= LineReach)
        || (!isGroup && (IsOtherNear(folded, sentence, name) || IsTitle(folded, name) || IsCongress(folded, sentence, name)))
        || IsVenue(folded, sentence, name)
        || IsEpithet(folded, sentence, name)
        || IsInPassing(folded, sentence, name);

    /// <summary>Whether the holder of an office stands behind the name: 江苏省委副书记、省长.</summary>
    public bool IsTitle(ReadOnlySpan<char> folded, TextSpan name)
    {
        for (var at = name.End; ;)
        {
            if (_titles.LengthAt(folded, at) > 0)
                return true;
            var part = _titleParts.LengthAt(folded, at);
            if (part == 0)
                return false;
            at += part;
        }
    }

    private bool IsOtherNext(ReadOnlySpan<char> folded, TextSpan name)
    {
        var other = _othersNext.LengthAt(folded, name.End);
        return other > 0 && _plain.LengthAt(folded, name.End) <= other;
    }

    private bool IsOtherNear(ReadOnlySpan<char> folded, TextSpan sentence, TextSpan name)
    {
        var behind = Behind(folded, sentence, name, NearReach + 6);
        var at = _othersNear.IndexIn(behind);
        return at is >= 0 and <= NearReach
            && _plain.LengthAt(behind, at) <= _othersNear.LengthAt(behind, at)
            && behind[..at].IndexOfAny(PhraseEnds) < 0;
    }

    // 江苏省第十四次党代会, 广东两会.
    private bool IsCongress(ReadOnlySpan<char> folded, TextSpan sentence, TextSpan name)
    {
        var behind = Behind(folded, sentence, name, CongressReach + 10);
        var at = _congresses.IndexIn(behind);
        return at >= 0 && (at <= CongressReach || behind[0] == '第') && behind[..at].IndexOfAny(PhraseEnds) < 0;
    }

    private bool IsVenue(ReadOnlySpan<char> folded, TextSpan sentence, TextSpan name) =>
        _venuePrefixes.Ends(folded[sentence.Start..name.Start])
        && _venueVerbs.IndexIn(Behind(folded, sentence, name, VenueReach)) is >= 0 and <= LineReach;

    // 马鞍山“长三角白菜心”: a nickname.
    private static bool IsEpithet(ReadOnlySpan<char> folded, TextSpan sentence, TextSpan name)
    {
        var open = folded[sentence.Start..name.Start].LastIndexOf('“');
        if (open < 0 || folded[(sentence.Start + open)..name.Start].Contains('”'))
            return false;
        var close = folded[name.End..sentence.End].IndexOf('”');
        var inside = name.End + close - (sentence.Start + open + 1);
        return close >= 0 && inside <= LongestEpithet;
    }

    private bool IsInPassing(ReadOnlySpan<char> folded, TextSpan sentence, TextSpan name)
    {
        var clause = Clause.Around(folded, sentence, name);
        return _inPassing.Frame(folded[clause.Start..name.Start], folded[name.End..clause.End]);
    }

    // What follows the name in its clause, at most so many characters.
    private static ReadOnlySpan<char> Behind(
        ReadOnlySpan<char> folded, TextSpan sentence, TextSpan name, int length)
    {
        var behind = folded[name.End..Math.Min(sentence.End, name.End + length)];
        var end = behind.IndexOfAny(",;:。");
        return end < 0 ? behind : behind[..end];
    }
}
