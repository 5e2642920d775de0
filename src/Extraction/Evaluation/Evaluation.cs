namespace Tracker.Extraction.Evaluation;

/// <summary>How well predictions agree with gold annotations.</summary>
/// <param name="Commitments">Found, missed and wrong ones.</param>
/// <param name="Kind">Share of matched commitments with the gold's kind.</param>
/// <param name="Actor">Share of matched commitments with the gold's actor.</param>
/// <param name="Regions">Over the matched commitments, as the two that follow.</param>
/// <param name="ByRule">Right and wrong predictions of each rule; the rule of a missed one is not known.</param>
public sealed record Evaluation(
    Tally Commitments,
    double Kind,
    double Actor,
    Tally Regions,
    Tally Themes,
    Tally Deadlines,
    IReadOnlyList<RuleTally> ByRule)
{
    private const double LeastOverlap = 0.5;

    /// <summary>
    /// Compares document by document. A prediction matches where the spans share at least half of the longer one, the
    /// best overlaps first, each side used once.
    /// </summary>
    public static Evaluation Of(IReadOnlyList<Annotation> gold, IReadOnlyList<Annotation> predicted)
    {
        var predictedOf = predicted.ToLookup(annotation => annotation.Document, StringComparer.Ordinal);
        var goldOf = gold.ToLookup(annotation => annotation.Document, StringComparer.Ordinal);
        var pairs = goldOf.Select(group => group.Key).Union(predictedOf.Select(group => group.Key), StringComparer.Ordinal)
            .SelectMany(document => Match([.. goldOf[document]], [.. predictedOf[document]]))
            .ToList();
        var right = pairs.Select(pair => pair.Predicted).ToHashSet(ReferenceEqualityComparer.Instance);
        return new Evaluation(
            new Tally(pairs.Count, gold.Count - pairs.Count, predicted.Count - pairs.Count),
            Share(pairs, pair => pair.Gold.Kind == pair.Predicted.Kind),
            Share(pairs, pair => pair.Gold.Actor == pair.Predicted.Actor),
            Sum(pairs, pair => Compare(pair.Gold.Regions, pair.Predicted.Regions, pair.Gold.OptionalRegions)),
            Sum(pairs, pair => Compare(pair.Gold.Themes, pair.Predicted.Themes, pair.Gold.OptionalThemes)),
            Sum(pairs, pair => Compare(NotEmpty(pair.Gold.Deadline), NotEmpty(pair.Predicted.Deadline), [])),
            [
                .. predicted.GroupBy(annotation => annotation.Rule, StringComparer.Ordinal)
                    .Select(group => new RuleTally(group.Key, group.Count(right.Contains), group.Count(annotation => !right.Contains(annotation))))
                    .OrderByDescending(rule => rule.Right + rule.Wrong)
                    .ThenBy(rule => rule.Rule, StringComparer.Ordinal),
            ]);
    }

    private static List<(Annotation Gold, Annotation Predicted)> Match(IReadOnlyList<Annotation> gold, IReadOnlyList<Annotation> predicted)
    {
        var candidates = gold
            .SelectMany(_ => predicted, (left, right) => (Gold: left, Predicted: right, Overlap: left.Overlap(right)))
            .Where(candidate => candidate.Overlap >= LeastOverlap)
            .OrderByDescending(candidate => candidate.Overlap);
        var used = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pairs = new List<(Annotation, Annotation)>();
        foreach (var (left, right, _) in candidates)
        {
            if (used.Contains(left) || used.Contains(right))
                continue;
            used.Add(left);
            used.Add(right);
            pairs.Add((left, right));
        }
        return pairs;
    }

    private static Tally Compare(IReadOnlyList<string> gold, IReadOnlyList<string> predicted, IReadOnlyList<string> optional)
    {
        var want = gold.ToHashSet(StringComparer.Ordinal);
        var got = predicted.Where(value => want.Contains(value) || !optional.Contains(value, StringComparer.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var hits = got.Count(want.Contains);
        return new Tally(hits, want.Count - hits, got.Count - hits);
    }

    private static IReadOnlyList<string> NotEmpty(string value) => value.Length > 0 ? [value] : [];

    private static double Share<T>(List<T> pairs, Func<T, bool> same) => pairs.Count == 0 ? 0 : pairs.Count(same) / (double)pairs.Count;

    private static Tally Sum<T>(List<T> pairs, Func<T, Tally> tally) => pairs.Aggregate(default(Tally), (sum, pair) => sum + tally(pair));
}

/// <summary>How many predictions of a rule were right and wrong.</summary>
public sealed record RuleTally(string Rule, int Right, int Wrong)
{
    public double Precision => Right / (double)(Right + Wrong);
}
