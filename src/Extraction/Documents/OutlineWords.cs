using Tracker.Extraction.Words;

namespace Tracker.Extraction.Documents;

/// <summary>The words of <c>outline.yaml</c>, ready to be asked for.</summary>
internal sealed class OutlineWords
{
    private readonly string[] _bylineStarts;
    private readonly string[] _paragraphStarts;
    private readonly WordSet _furniture;
    private readonly WordSet _runningHeads;
    private readonly WordSet _contents;

    public OutlineWords(LexiconFiles files, ScriptFold fold)
    {
        var nodes = files.Named("outline.yaml").Select(LexiconNode.Read).ToList();
        foreach (var node in nodes)
        {
            node.AllowOnly(
                "datelineEndings", "ownNames", "bylineStarts", "furniture", "runningHeads", "contents", "paragraphStarts");
        }

        DatelineEndings = [.. Words(nodes, "datelineEndings").OrderByDescending(word => word.Length)];
        OwnNames = Words(nodes, "ownNames").ToHashSet(StringComparer.Ordinal);
        _bylineStarts = Words(nodes, "bylineStarts");
        _paragraphStarts = Words(nodes, "paragraphStarts");
        _furniture = new WordSet(Words(nodes, "furniture"), fold);
        _contents = new WordSet(Words(nodes, "contents"), fold);
        _runningHeads = new WordSet(Words(nodes, "runningHeads"), fold);
    }

    public string[] DatelineEndings { get; }

    public IReadOnlySet<string> OwnNames { get; }

    public bool StartsByline(ReadOnlySpan<char> line) => StartsWithAny(line, _bylineStarts);

    public bool StartsParagraph(ReadOnlySpan<char> line) => StartsWithAny(line, _paragraphStarts);

    public bool HoldsFurniture(ReadOnlySpan<char> line) => _furniture.IndexIn(line) >= 0;

    public bool HoldsRunningHead(ReadOnlySpan<char> line) => _runningHeads.IndexIn(line) >= 0;

    public bool HeadsContents(ReadOnlySpan<char> heading) => _contents.IndexIn(heading) >= 0;

    private static string[] Words(List<LexiconNode> nodes, string key) =>
        [.. nodes.SelectMany(node => node.Find(key)?.Words() ?? [])];

    private static bool StartsWithAny(ReadOnlySpan<char> line, string[] words)
    {
        foreach (var word in words)
        {
            if (line.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
