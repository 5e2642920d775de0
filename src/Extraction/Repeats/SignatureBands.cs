using System.Runtime.InteropServices;

namespace Tracker.Extraction.Repeats;

/// <summary>
/// Cuts a wording into the keys under which it is looked up. Two families: bands of a MinHash over the telling shingles
/// find sentences that are alike as a whole; a few runs of each clause, chosen by their hashes, find one clause in an
/// otherwise different sentence. How many of each, and what that finds: <c>docs/repeats.md</c>.
/// </summary>
internal static class SignatureBands
{
    private const int Bands = 8;
    private const int Rows = 2;
    private const int RunLength = 3;
    private const int RunsOfPart = 3;
    private const int MostRuns = 24;
    private const int LeastContent = 3;

    public static IReadOnlyList<long> Of(Wording wording)
    {
        var keys = new List<long>();
        if (wording.Content.Length >= LeastContent)
            AddBands(keys, wording.Content);
        AddRuns(keys, wording);
        return [.. keys.Distinct()];
    }

    private static void AddBands(List<long> keys, uint[] content)
    {
        for (var band = 0; band < Bands; band++)
        {
            var key = (ulong)band;
            for (var row = 0; row < Rows; row++)
                key = SignatureHash.Mix(key ^ Least(content, (ulong)((band * Rows) + row + 1)));
            keys.Add((long)key);
        }
    }

    private static ulong Least(uint[] content, ulong seed)
    {
        var mixed = SignatureHash.Mix(seed);
        var least = ulong.MaxValue;
        foreach (var pair in content)
            least = Math.Min(least, SignatureHash.Mix(pair ^ mixed));
        return least;
    }

    private static void AddRuns(List<long> keys, Wording wording)
    {
        var hashes = new List<long>();
        var taken = 0;
        foreach (var part in wording.Parts)
        {
            if (part.Content.Length < LeastContent)
                continue;
            hashes.Clear();
            foreach (var range in part.Runs)
            {
                var run = part.Words.AsSpan()[range];
                for (var i = 0; i + RunLength <= run.Length; i++)
                    hashes.Add(SignatureHash.Of(run.Slice(i, RunLength)));
            }

            hashes.Sort();
            var most = Math.Min(RunsOfPart, hashes.Count);
            keys.AddRange(CollectionsMarshal.AsSpan(hashes)[..most]);
            taken += most;
            if (taken >= MostRuns)
                return;
        }
    }
}
