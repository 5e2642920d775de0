using Tracker.Extraction.Words;

namespace Tracker.Extraction.Themes;

/// <summary>What a word of the theme lexicon is.</summary>
internal enum ThemeWordSort
{
    /// <summary>Gives its theme wherever it stands.</summary>
    Strong,

    /// <summary>Gives its theme where the sentence has no strong word.</summary>
    Own,

    /// <summary>A thing often mentioned beside the point: gives its theme where no strong word, here or before, gives one.</summary>
    Lone,

    /// <summary>Gives its theme where there is no lone word either.</summary>
    Weak,

    /// <summary>The first or the second word of a pair that gives a theme.</summary>
    PairFirst,
    PairSecond,

    /// <summary>Holds a theme's word and means something else.</summary>
    NoTheme,

    /// <summary>A word of attitude or style.</summary>
    Attitude,

    /// <summary>等领域: what stands before it is where something is applied.</summary>
    AppliedIn,

    /// <summary>等新兴产业: what stands before it are examples.</summary>
    ExamplesOf,
}

/// <param name="Theme">The theme's number.</param>
/// <param name="Pair">Which pair it is part of.</param>
internal readonly record struct ThemeWord(ThemeWordSort Sort, int Theme, int Pair);

/// <summary>The words that the theme rules look for, gathered into the word index.</summary>
internal sealed class ThemeWords
{
    private readonly List<ThemeWord> _words = [];
    private readonly ThemeWord[] _byEntry;

    public ThemeWords(ThemeFile file, WordIndex index)
    {
        var themes = new List<Theme>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var pairs = 0;
        foreach (var node in file.Themes())
        {
            var code = node.Get("code").Text();
            if (!numbers.TryGetValue(code, out var theme))
            {
                numbers[code] = theme = themes.Count;
                themes.Add(new Theme(
                    code, node.Get("zh-Hans").Text(), node.Get("zh-Hant").Text(), node.Get("en").Text()));
            }

            foreach (var word in node.Find("words")?.Words() ?? [])
                Add(index, word, new ThemeWord(ThemeWordSort.Strong, theme, -1));
            foreach (var word in node.Find("own")?.Words() ?? [])
                Add(index, word, new ThemeWord(ThemeWordSort.Own, theme, -1));
            foreach (var word in node.Find("lone")?.Words() ?? [])
                Add(index, word, new ThemeWord(ThemeWordSort.Lone, theme, -1));
            foreach (var word in node.Find("weak")?.Words() ?? [])
                Add(index, word, new ThemeWord(ThemeWordSort.Weak, theme, -1));
            foreach (var pair in node.Find("pairs")?.Words() ?? [])
            {
                if (pair.Split('…') is not [{ Length: > 0 } first, { Length: > 0 } second])
                    throw node.Fault($"'{pair}' must be two words with '…' between them");
                Add(index, first, new ThemeWord(ThemeWordSort.PairFirst, theme, pairs));
                Add(index, second, new ThemeWord(ThemeWordSort.PairSecond, theme, pairs++));
            }
        }

        AddAll(file.Words("notThemes"), ThemeWordSort.NoTheme);
        AddAll(file.Words("attitude"), ThemeWordSort.Attitude);
        AddAll(file.Words("appliedIn"), ThemeWordSort.AppliedIn);
        AddAll(file.Words("examplesOf"), ThemeWordSort.ExamplesOf);
        Themes = themes;
        _byEntry = [.. _words];

        void AddAll(IEnumerable<string> words, ThemeWordSort sort)
        {
            foreach (var word in words)
                Add(index, word, new ThemeWord(sort, -1, -1));
        }
    }

    public IReadOnlyList<Theme> Themes { get; }

    /// <summary>How long the first word of a pair can be.</summary>
    public int LongestFirst { get; private set; }

    public ref readonly ThemeWord this[int entry] => ref _byEntry[entry];

    private void Add(WordIndex index, string word, ThemeWord meaning)
    {
        index.Add(WordUse.Themes, word, _words.Count);
        _words.Add(meaning);
        if (meaning.Sort == ThemeWordSort.PairFirst)
            LongestFirst = Math.Max(LongestFirst, word.Length);
    }
}
