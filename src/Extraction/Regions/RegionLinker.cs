using Tracker.Extraction.Commitments;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>Links a commitment to the places it concerns.</summary>
internal sealed class RegionLinker
{
    public RegionLinker(LexiconFiles files, WordIndex words)
    {
        _ = (files, words);
        Gazetteer = new Gazetteer([]);
    }

    public Gazetteer Gazetteer { get; }

    public IReadOnlyList<RegionLink> Link(CommitmentSentence sentence)
    {
        _ = (sentence, Gazetteer);
        return [];
    }
}
