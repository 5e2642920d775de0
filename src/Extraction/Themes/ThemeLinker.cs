using Tracker.Extraction.Commitments;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Themes;

/// <summary>Links a commitment to the fields of policy it is about.</summary>
internal sealed class ThemeLinker
{
    public ThemeLinker(LexiconFiles files, WordIndex words)
    {
        _ = (files, words);
        Themes = [];
    }

    public IReadOnlyList<Theme> Themes { get; }

    public IReadOnlyList<ThemeLink> Link(CommitmentSentence sentence)
    {
        _ = (sentence, Themes);
        return [];
    }
}
