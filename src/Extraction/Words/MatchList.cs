using System.Buffers;

namespace Tracker.Extraction.Words;

/// <summary>
/// A growing list of matches in the order of their starts. It remembers which match is the first of every few
/// characters, so that those of a span are found without a search. Its arrays are lent until it is disposed of.
/// </summary>
internal sealed class MatchList : IDisposable
{
    private const int BlockBits = 4;
    private readonly int[] _firstOfBlock;
    private WordMatch[] _matches;
    private int _blocks;
    private int _count;

    /// <param name="length">The length of the text.</param>
    public MatchList(int length)
    {
        _firstOfBlock = ArrayPool<int>.Shared.Rent((length >> BlockBits) + 1);
        _matches = ArrayPool<WordMatch>.Shared.Rent((length / 4) + 16);
    }

    public ReadOnlySpan<WordMatch> AsSpan() => _matches.AsSpan(0, _count);

    /// <summary>Takes a match that starts no earlier than the last one.</summary>
    public void Add(WordMatch match)
    {
        if (_count == _matches.Length)
            Grow();
        while (_blocks <= match.Start >> BlockBits)
            _firstOfBlock[_blocks++] = _count;
        _matches[_count++] = match;
    }

    /// <summary>The index of the first match that starts at a place or behind it.</summary>
    public int FirstFrom(int place)
    {
        var block = place >> BlockBits;
        if (block >= _blocks)
            return _count;
        var first = _firstOfBlock[block];
        while (first < _count && _matches[first].Start < place)
            first++;
        return first;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_firstOfBlock);
        ArrayPool<WordMatch>.Shared.Return(_matches);
        (_matches, _count, _blocks) = ([], 0, 0);
    }

    private void Grow()
    {
        var larger = ArrayPool<WordMatch>.Shared.Rent(_count * 2);
        AsSpan().CopyTo(larger);
        ArrayPool<WordMatch>.Shared.Return(_matches);
        _matches = larger;
    }
}
