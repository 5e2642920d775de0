namespace Tracker.Extraction.Repeats;

/// <summary>Tells what changed from one mention to another.</summary>
internal static class WordingChanges
{
    private const int LongestCompared = 600;
    private const int MostRuns = 12;

    public static RepeatChanges Between(RepeatSide left, RepeatSide right)
    {
        var (leftNumbers, rightNumbers) = (Numbers(left), Numbers(right));
        var (leftWords, rightWords) = Words(left.Wording.Text, right.Wording.Text);
        return new RepeatChanges(
            [.. leftNumbers.Except(rightNumbers, StringComparer.Ordinal)],
            [.. rightNumbers.Except(leftNumbers, StringComparer.Ordinal)],
            leftWords,
            rightWords,
            [.. left.Regions.Except(right.Regions, StringComparer.Ordinal)],
            [.. right.Regions.Except(left.Regions, StringComparer.Ordinal)]);
    }

    private static List<string> Numbers(RepeatSide side) => [.. side.Wording.Numbers.Select(number => number.ToString())];

    /// <summary>What stands in one text and not in the other, by their longest common subsequence.</summary>
    private static (IReadOnlyList<string> Left, IReadOnlyList<string> Right) Words(string left, string right)
    {
        // The table grows with the product of the lengths, so what is longer than any sentence is cut.
        left = left[..Math.Min(left.Length, LongestCompared)];
        right = right[..Math.Min(right.Length, LongestCompared)];
        var width = right.Length + 1;
        var common = new short[(left.Length + 1) * width];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                common[(i * width) + j] = left[i] == right[j]
                    ? (short)(common[((i + 1) * width) + j + 1] + 1)
                    : Math.Max(common[((i + 1) * width) + j], common[(i * width) + j + 1]);
            }
        }

        var (onlyLeft, onlyRight) = (new Runs(left), new Runs(right));
        var (x, y) = (0, 0);
        while (x < left.Length || y < right.Length)
        {
            if (x < left.Length && y < right.Length && left[x] == right[y])
                (x, y) = (x + 1, y + 1);
            else if (y == right.Length || (x < left.Length && common[((x + 1) * width) + y] >= common[(x * width) + y + 1]))
                onlyLeft.Add(x++);
            else
                onlyRight.Add(y++);
        }

        return (onlyLeft.Words, onlyRight.Words);
    }

    /// <summary>Gathers characters that stand side by side.</summary>
    private sealed class Runs(string text)
    {
        private readonly List<(int Start, int End)> _runs = [];

        public IReadOnlyList<string> Words => [.. _runs.Take(MostRuns).Select(run => text[run.Start..run.End])];

        public void Add(int at)
        {
            if (_runs.Count > 0 && _runs[^1].End == at)
                _runs[^1] = (_runs[^1].Start, at + 1);
            else
                _runs.Add((at, at + 1));
        }
    }
}
