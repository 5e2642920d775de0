namespace Tracker.Bench.Listing;

/// <summary>Numbers by chance that are the same in every run; xorshift, since the framework's own are no promise.</summary>
internal sealed class Draw(ulong seed)
{
    private ulong _state = seed | 1;

    public int Below(int end)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)((_state >> 11) % (ulong)end);
    }

    public bool Of(int hundredths) => Below(100) < hundredths;

    public T From<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>The first ones far more often than the last ones, as names and words are used.</summary>
    public T Skewed<T>(IReadOnlyList<T> list)
    {
        var share = Below(1 << 20) / (double)(1 << 20);
        return list[(int)(Math.Pow(list.Count, share) - 1)];
    }
}
