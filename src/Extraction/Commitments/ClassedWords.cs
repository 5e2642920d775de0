using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>Reads a lexicon file that lists words by class, and lets the matcher look for them.</summary>
internal static class ClassedWords
{
    /// <summary>Adds every word once, its entry the union of the classes that list it.</summary>
    /// <param name="files">The lexicon.</param>
    /// <param name="name">The file (<c>commitments.yaml</c>); its extensions are read with it.</param>
    /// <param name="classes">The keys the file may have, each with its class as a bit.</param>
    /// <param name="use">Who will ask for the words.</param>
    /// <param name="words">Where they are added.</param>
    /// <exception cref="LexiconException">A key is unknown, or a value is no list of words.</exception>
    public static void Add(
        LexiconFiles files, string name, IReadOnlyDictionary<string, int> classes, WordUse use, WordIndex words)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files.Named(name))
        {
            foreach (var (key, list) in LexiconNode.Read(file).Entries())
            {
                if (!classes.TryGetValue(key, out var bits))
                    throw list.Fault($"unknown class '{key}'; allowed: {string.Join(", ", classes.Keys)}");
                foreach (var word in list.Words())
                    found[word] = found.GetValueOrDefault(word) | bits;
            }
        }

        foreach (var (word, bits) in found)
            words.Add(use, word, bits);
    }

    /// <summary>
    /// The words of a span that do not overlap: from the left, the longest at each place. A shorter word inside a
    /// longer one does not count.
    /// </summary>
    public static void Tokens(ReadOnlySpan<WordMatch> matches, int end, List<WordMatch> tokens)
    {
        tokens.Clear();
        var next = 0;
        foreach (var match in matches)
        {
            if (match.Start < next || match.End > end)
                continue;
            tokens.Add(match);
            next = match.End;
        }
    }
}
