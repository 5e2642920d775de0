using System.Buffers;

namespace Tracker.Extraction.Words;

/// <summary>
/// A growing list of matches in the order of their starts. It knows where the matches of every few characters end, so
/// that those of a span are found without a search. Its arrays are lent until it is disposed of.
/// </summary>
internal sealed class MatchList : IDisposable
{
    private const int BlockBits = 4;
    private readonly int _blocks;
    private readonly int[] _endOfBlock;
    private WordMatch[] _matches;
    private int _count;

    /// <param name="length">The length of the text.</param>
    public MatchList(int length)
    {
        _blocks = (length >> BlockBits) + 1;
        _endOfBlock = ArrayPool<int>.Shared.Rent(_blocks);
        _matches = ArrayPool<WordMatch>.Shared.Rent((length / 4) + 16);
    }

    public ReadOnlySpan<WordMatch> AsSpan() => _matches.AsSpan(0, _count);

    /// <summary>Takes a match that starts no earlier than the last one.</summary>
    public void Add(WordMatch match)
    {
        var (matches, count) = (_matches, _count);
        if ((uint)count >= (uint)matches.Length)
            matches = Grow();
        matches[count] = match;
        _count = count + 1;
    }

    /// <summary>To be called behind the last match.</summary>
    public void Close()
    {
        var (block, index) = (0, 0);
        foreach (var match in AsSpan())
        {
            for (; block < match.Start >> BlockBits; block++)
                _endOfBlock[block] = index;
            index++;
        }

        _endOfBlock.AsSpan(block, _blocks - block).Fill(index);
    }

    /// <summary>The index of the first match that starts at a place or behind it.</summary>
    public int FirstFrom(int place)
    {
        var block = Math.Min(place >> BlockBits, _blocks);
        var first = block == 0 ? 0 : _endOfBlock[block - 1];
        while (first < _count && _matches[first].Start < place)
            first++;
        return first;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_endOfBlock);
        ArrayPool<WordMatch>.Shared.Return(_matches);
        (_matches, _count) = ([], 0);
    }

    private WordMatch[] Grow()
    {
        var larger = ArrayPool<WordMatch>.Shared.Rent(_count * 2);
        AsSpan().CopyTo(larger);
        ArrayPool<WordMatch>.Shared.Return(_matches);
        return _matches = larger;
    }
}
