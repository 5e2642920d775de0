using System.Buffers;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Documents;

/// <summary>The words of <c>outline.yaml</c>, ready to be asked for.</summary>
internal sealed class OutlineWords
{
    private readonly string[] _bylineStarts;
    private readonly string[] _paragraphStarts;
    private readonly SearchValues<string> _furniture;
    private readonly SearchValues<string> _runningHeads;
    private readonly SearchValues<string> _contents;

    public OutlineWords(LexiconFiles files)
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
        _furniture = SearchValues.Create(Words(nodes, "furniture"), StringComparison.Ordinal);
        _contents = SearchValues.Create(Words(nodes, "contents"), StringComparison.Ordinal);
        _runningHeads = SearchValues.Create(Words(nodes, "runningHeads"), StringComparison.Ordinal);
    }

    public string[] DatelineEndings { get; }

    public IReadOnlySet<string> OwnNames { get; }

    public bool StartsByline(ReadOnlySpan<char> line) => StartsWithAny(line, _bylineStarts);

    public bool StartsParagraph(ReadOnlySpan<char> line) => StartsWithAny(line, _paragraphStarts);

    public bool HoldsFurniture(ReadOnlySpan<char> line) => line.ContainsAny(_furniture);

    public bool HoldsRunningHead(ReadOnlySpan<char> line) => line.ContainsAny(_runningHeads);

    public bool HeadsContents(ReadOnlySpan<char> heading) => heading.ContainsAny(_contents);

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
