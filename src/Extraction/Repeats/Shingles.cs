namespace Tracker.Extraction.Repeats;

/// <summary>Sets of pairs of neighbouring characters, as ascending arrays.</summary>
internal static class Shingles
{
    /// <summary>Stands for a number, whatever its value, so that a target keeps its wording from year to year.</summary>
    public const char Number = '#';

    public static uint[] Of(ReadOnlySpan<char> text)
    {
        var pairs = new List<uint>(text.Length);
        AddTo(pairs, text);
        return Ascending(pairs);
    }

    public static void AddTo(List<uint> pairs, ReadOnlySpan<char> run)
    {
        char? last = null;
        for (var i = 0; i < run.Length; i++)
        {
            var c = run[i];
            if (char.IsAsciiDigit(c) || (c == '.' && last == Number))
            {
                if (last == Number)
                    continue;
                c = Number;
            }

            if (last is { } before)
                pairs.Add(((uint)before << 16) | c);
            last = c;
        }
    }

    public static uint[] Ascending(List<uint> pairs)
    {
        pairs.Sort();
        return [.. pairs.Distinct()];
    }

    public static uint[] Union(IEnumerable<uint[]> sets) => Ascending([.. sets.SelectMany(set => set)]);

    public static int Shared(uint[] one, uint[] other)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j])
            {
                (i, j, shared) = (i + 1, j + 1, shared + 1);
            }
            else if (one[i] < other[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return shared;
    }
}
