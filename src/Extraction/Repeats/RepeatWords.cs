using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Repeats;

/// <summary>The words of <c>repeats.yaml</c>, folded.</summary>
internal sealed class RepeatWords
{
    private const string Name = "repeats.yaml";

    /// <exception cref="LexiconException">The file is missing or wrong.</exception>
    public RepeatWords(LexiconFiles files, ScriptFold fold)
    {
        List<LexiconNode> nodes =
            [.. files.Named(Name).Select(file => LexiconNode.Read(file).AllowOnly("reports", "openers", "synonyms", "stock"))];
        Reports = new WordSet(Words(nodes, "reports"), fold);
        Openers = new WordSet(Words(nodes, "openers"), fold);
        Stock = new WordSet(Words(nodes, "stock"), fold);
        var synonyms = nodes
            .SelectMany(node => node.Find("synonyms")?.Entries() ?? [])
            .Select(pair => (From: fold.Fold(pair.Key), To: fold.Fold(pair.Value.Text())))
            .DistinctBy(pair => pair.From)
            .ToList();
        Synonyms = new WordSet(synonyms.Select(pair => pair.From), fold);
        SynonymOf = synonyms.ToDictionary(pair => pair.From, pair => pair.To, StringComparer.Ordinal);
        Version = Hash(files);
    }

    /// <summary>Verbs with which a clause ends that only tells who speaks.</summary>
    public WordSet Reports { get; }

    /// <summary>Clauses that begin a sentence and say nothing.</summary>
    public WordSet Openers { get; }

    /// <summary>Words that do not tell what is to be done.</summary>
    public WordSet Stock { get; }

    /// <summary>Words that are written as another one before comparing.</summary>
    public WordSet Synonyms { get; }

    public IReadOnlyDictionary<string, string> SynonymOf { get; }

    /// <summary>A number that changes with any data on which wordings depend: these words and the fold.</summary>
    public int Version { get; }

    private static IEnumerable<string> Words(IEnumerable<LexiconNode> nodes, string key) =>
        nodes.SelectMany(node => node.Find(key)?.Words() ?? []);

    private static int Hash(LexiconFiles files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.StartingWith("fold-").Concat(files.Named(Name)))
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.Name}\n{file.Text.Length}\n{file.Text}")));
        return BinaryPrimitives.ReadInt32BigEndian(hash.GetHashAndReset()) & int.MaxValue;
    }
}
