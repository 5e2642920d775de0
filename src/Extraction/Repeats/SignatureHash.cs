namespace Tracker.Extraction.Repeats;

/// <summary>Hashes that are the same in every process, unlike the runtime's own.</summary>
internal static class SignatureHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>FNV-1a over UTF-16 units, then mixed.</summary>
    public static long Of(ReadOnlySpan<char> text)
    {
        var hash = Offset;
        foreach (var c in text)
            hash = (hash ^ c) * Prime;
        return (long)Mix(hash);
    }

    /// <summary>The finalizer of SplitMix64: every bit of the input moves every bit of the output.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
