using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tracker.Extraction.Words;

/// <summary>A value in a YAML lexicon file that knows its line, so that a fault can be told where it stands.</summary>
internal sealed class LexiconNode
{
    private readonly string _file;
    private readonly YamlNode _node;

    private LexiconNode(string file, YamlNode node)
    {
        _file = file;
        _node = node;
    }

    /// <summary>The file's one document.</summary>
    public static LexiconNode Read(LexiconFile file)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = new StringReader(file.Text);
            yaml.Load(reader);
        }
        catch (YamlException fault)
        {
            throw new LexiconException(file.Name, fault.Start.Line, fault.Message, fault);
        }

        return yaml.Documents.Count == 1
            ? new LexiconNode(file.Name, yaml.Documents[0].RootNode)
            : throw new LexiconException(file.Name, 1, "the file must hold one YAML document");
    }

    /// <summary>The entries of a mapping in file order.</summary>
    public IEnumerable<KeyValuePair<string, LexiconNode>> Entries()
    {
        if (_node is not YamlMappingNode map)
            throw Fault("a mapping (key: value) is expected here");
        foreach (var (key, value) in map.Children)
            yield return new(new LexiconNode(_file, key).Text(), new LexiconNode(_file, value));
    }

    /// <summary>The items of a list; an empty value is an empty list.</summary>
    public IEnumerable<LexiconNode> Items()
    {
        if (_node is YamlScalarNode { Value: null or "" })
            yield break;
        if (_node is not YamlSequenceNode list)
            throw Fault("a list is expected here");
        foreach (var item in list.Children)
            yield return new LexiconNode(_file, item);
    }

    /// <summary>A plain value that is not empty.</summary>
    public string Text() =>
        _node is YamlScalarNode { Value: { Length: > 0 } value } ? value : throw Fault("a text is expected here");

    /// <summary>
    /// The words of a list; an item may hold several, separated by blanks, so that long lists stay readable.
    /// </summary>
    public IEnumerable<string> Words() =>
        Items().SelectMany(item => item.Text().Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A whole number, or a list of them.</summary>
    public IReadOnlyList<int> Numbers() =>
        _node is YamlScalarNode ? [Number()] : [.. Items().Select(item => item.Number())];

    public LexiconNode? Find(string key) =>
        Entries().FirstOrDefault(entry => entry.Key == key).Value;

    public LexiconNode Get(string key) => Find(key) ?? throw Fault($"'{key}' is missing");

    /// <summary>Stops on a key that no rule reads, which is most often a misspelt one.</summary>
    public LexiconNode AllowOnly(params ReadOnlySpan<string> keys)
    {
        foreach (var (key, value) in Entries())
        {
            if (!keys.Contains(key))
                throw value.Fault($"unknown key '{key}'; allowed: {string.Join(", ", keys!)}");
        }

        return this;
    }

    private int Number() =>
        int.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault($"'{Text()}' is no whole number");

    public LexiconException Fault(string reason) => new(_file, _node.Start.Line, reason);
}
