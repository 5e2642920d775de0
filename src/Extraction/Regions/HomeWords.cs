using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>The words that tell whose meeting it is and which place a speaker governs.</summary>
internal sealed class HomeWords(RegionFile file, ScriptFold fold)
{
    /// <summary>Behind a place's name, what makes it the name of a body: 委, 人民政府.</summary>
    public WordSet BodyEndings { get; } = new(file.Words("bodyEndings"), fold);

    /// <summary>Offices in titles: 书记, 省长.</summary>
    public WordSet Offices { get; } = new(file.Words("offices"), fold);

    /// <summary>Behind a place's name, what makes it the name of a meeting.</summary>
    public WordSet Meetings { get; } = new(file.Words("meetings"), fold);

    /// <summary>Before a name, what tells that another's words are studied.</summary>
    public WordSet Studied { get; } = new(file.Words("studied"), fold);

    /// <summary>Right before a name, what tells that a body aims at the place.</summary>
    public WordSet Aims { get; } = new(file.Words("aims"), fold);
}
