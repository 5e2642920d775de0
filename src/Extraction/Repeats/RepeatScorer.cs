namespace Tracker.Extraction.Repeats;

/// <summary>Compares two mentions. The weights and the threshold were set on labelled pairs: <c>docs/repeats.md</c>.</summary>
public static class RepeatScorer
{
    /// <summary>From this score on a pair is proposed.</summary>
    public const double Threshold = 0.6;

    // A wording of fewer telling pairs proves little by sharing them; less where theme and place are shared too.
    private const int EnoughContent = 12;
    private const int EnoughContentInPlace = 8;
    private const int EnoughInPart = 5;
    private const int LeastInPart = 3;
    private const double WeightOfPart = 0.9;
    private const double WeightOfPartElsewhere = 0.5;

    // We shall study it and carry it out: of what, only the rest of the report tells.
    private const double WeightWithoutContent = 0.5;

    // Two figures for one year, or two things told apart by a number: most often not the same.
    private const double WeightOfOtherNumbers = 0.6;

    /// <summary>That both concern the whole country tells nothing.</summary>
    private const string Country = "china";

    /// <summary>The score alone, without what explains it.</summary>
    public static double Score(RepeatSide left, RepeatSide right) => Measure(left, right).Score;

    public static RepeatScore Compare(RepeatSide left, RepeatSide right)
    {
        var measure = Measure(left, right);
        var (first, second) = measure.Parts;
        return new RepeatScore(
            Rounded(measure.Score),
            Kind(left, right),
            new RepeatExplanation(
                Rounded(measure.Wording),
                Rounded(measure.Whole),
                Rounded(measure.Contained),
                Rounded(measure.Part),
                first?.Words,
                second?.Words,
                [.. left.Themes.Intersect(right.Themes, StringComparer.Ordinal)],
                [.. left.Regions.Intersect(right.Regions, StringComparer.Ordinal)],
                WordingChanges.Between(left, right)));
    }

    private static Measures Measure(RepeatSide left, RepeatSide right)
    {
        var (one, other) = (left.Wording, right.Wording);
        var (theme, place) = (Shared(left.Themes, right.Themes), Shared(left.Regions, right.Regions));
        var isInPlace = theme && place;
        var shared = Shingles.Shared(one.Shingles, other.Shingles);
        var all = one.Shingles.Length + other.Shingles.Length - shared;
        var whole = one.Text == other.Text ? 1 : all == 0 ? 0 : (double)shared / all;
        if (Math.Min(one.Content.Length, other.Content.Length) < LeastInPart)
            whole *= WeightWithoutContent;
        var contained = (double)Shingles.Shared(one.Content, other.Content)
            / Math.Max(isInPlace ? EnoughContentInPlace : EnoughContent, Math.Min(one.Content.Length, other.Content.Length));
        var (part, first, second) = BestParts(one, other);
        var wording = Math.Max(whole, Math.Max(contained, (isInPlace ? WeightOfPart : WeightOfPartElsewhere) * part));
        var context = 0.7 + (0.2 * Weight(theme, left.Themes, right.Themes)) + (0.1 * Weight(place, left.Regions, right.Regions));
        if (Kind(left, right) == RepeatKinds.Same && HasOtherNumbers(one.Numbers, other.Numbers))
            context *= WeightOfOtherNumbers;
        return new Measures(wording * context, wording, whole, contained, part, (first, second));
    }

    private static (double Share, WordingPart? First, WordingPart? Second) BestParts(Wording one, Wording other)
    {
        var best = (Share: 0.0, First: (WordingPart?)null, Second: (WordingPart?)null);
        foreach (var first in one.Parts)
        {
            if (first.Content.Length < LeastInPart)
                continue;
            foreach (var second in other.Parts)
            {
                if (second.Content.Length < LeastInPart)
                    continue;
                var shared = Shingles.Shared(first.Content, second.Content);
                var share = shared < LeastInPart
                    ? 0
                    : (double)shared / Math.Max(EnoughInPart, Math.Min(first.Content.Length, second.Content.Length));
                if (share > best.Share)
                    best = (share, first, second);
            }
        }

        return best;
    }

    private static bool Shared(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Any(code => code != Country && other.Contains(code));

    // Nothing known of one side speaks neither for nor against.
    private static double Weight(bool shared, IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        shared ? 1 : one.Count == 0 || other.Count == 0 || (one is [Country] && other is [Country]) ? 0.5 : 0;

    private static bool HasOtherNumbers(IReadOnlyList<WordingNumber> one, IReadOnlyList<WordingNumber> other) =>
        one.Count > 0 && other.Count > 0 && !one.Any(other.Contains);

    private static string Kind(RepeatSide left, RepeatSide right)
    {
        var isOtherYear = left.Year is { } one && right.Year is { } other && one != other && left.HasDue == right.HasDue;
        var isQuantified = left.Wording.Numbers.Count > 0 && right.Wording.Numbers.Count > 0;
        return isOtherYear && (left.HasDue || isQuantified) ? RepeatKinds.Succession : RepeatKinds.Same;
    }

    private static double Rounded(double value) => Math.Round(value, 3, MidpointRounding.AwayFromZero);

    private readonly record struct Measures(
        double Score, double Wording, double Whole, double Contained, double Part, (WordingPart? First, WordingPart? Second) Parts);
}
