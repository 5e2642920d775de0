using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Themes;

/// <summary>
/// Tells the words that name what a sentence does from those it mentions: where something is applied
/// (制造、养老等领域的5G应用), what it is good for (为…提供支撑).
/// </summary>
internal sealed class ThemeFrames
{
    private const int CommonReach = 8;

    private readonly ThemeWords _words;
    private readonly WordSet _inCommon;
    private readonly WordPairs _frames;
    private readonly WordSet _purposes;
    private readonly WordSet _targets;
    private readonly WordSet _bodies;
    private readonly WordSet _notBodies;

    public ThemeFrames(ThemeFile file, ThemeWords words, ScriptFold fold)
    {
        _words = words;
        _inCommon = new WordSet(file.Words("inCommon"), fold);
        _purposes = new WordSet(file.Words("purposes"), fold);
        _targets = new WordSet(file.Words("targets"), fold);
        _bodies = new WordSet(file.Words("bodies"), fold);
        _notBodies = new WordSet(file.Words("notBodies"), fold);
        _frames = new WordPairs(file.Words("frames"), fold, ThemeFile.Name);
    }

    /// <summary>The finds outside such frames; all of them where none is outside.</summary>
    public List<ThemeFind> Keep(
        string folded, TextSpan sentence, ReadOnlySpan<WordMatch> matches, List<ThemeFind> finds)
    {
        if (finds.Count == 0)
            return finds;
        var kept = finds;
        if (Applied(folded, sentence, matches) is { Count: > 0 } applied)
        {
            kept = finds.FindAll(find => !applied.Exists(list => list.Contains(find.Span)));
            if (kept.Count == 0)
                kept = finds;
        }

        var outside = new List<ThemeFind>(kept.Count);
        foreach (var find in kept)
        {
            if (!IsFramed(folded, sentence, find.Span))
                outside.Add(find);
        }

        return outside.Count > 0 ? outside : kept;
    }

    /// <summary>Whether what ends there is part of a body's name (教育局): it says who acts, not on what.</summary>
    public bool IsBody(ReadOnlySpan<char> folded, int end) =>
        _bodies.LengthAt(folded, end) > 0 && _notBodies.LengthAt(folded, end) == 0;

    private bool IsFramed(string folded, TextSpan sentence, TextSpan find)
    {
        var clause = Clause.Around(folded, sentence, find);
        return (_purposes.LengthAt(folded, clause.Start) > 0 && _targets.IndexIn(folded.AsSpan(clause.Start, clause.Length)) < 0)
            || _frames.Frame(folded.AsSpan(clause.Start..find.Start), folded.AsSpan(find.End..clause.End));
    }

    // The enumerations before 等领域, unless what is done there is done in common, and those before 等新兴产业.
    private List<TextSpan>? Applied(string folded, TextSpan sentence, ReadOnlySpan<WordMatch> matches)
    {
        List<TextSpan>? lists = null;
        foreach (var match in matches)
        {
            var sort = _words[match.Entry].Sort;
            if (sort == ThemeWordSort.ExamplesOf || (sort == ThemeWordSort.AppliedIn && IsAlone(match.End)))
                (lists ??= []).Add(new TextSpan(Clause.Around(folded, sentence, new TextSpan(match.Start, match.End)).Start, match.Start));
        }

        return lists;

        bool IsAlone(int end)
        {
            var behind = folded.AsSpan(end, Math.Min(CommonReach, sentence.End - end));
            return !behind.IsEmpty && behind[0] is not (',' or ';' or '。') && _inCommon.IndexIn(behind) < 0;
        }
    }
}
