namespace Tracker.Extraction.Targets;

/// <summary>How firm a commitment is; the codes of the open vocabulary <c>strength</c>, the firmest first.</summary>
public static class Strengths
{
    public const string QuantifiedAndDated = "quantifiedAndDated";
    public const string Quantified = "quantified";
    public const string Dated = "dated";

    /// <summary>It tells a direction, neither how much nor by when.</summary>
    public const string Directional = "directional";

    public static IReadOnlyList<string> All { get; } = [QuantifiedAndDated, Quantified, Dated, Directional];

    /// <summary>The strength of what is said in several places: how much in one, by when in another.</summary>
    public static string United(IEnumerable<string> strengths)
    {
        var all = strengths.ToList();
        return Of(all.Exists(HasTarget), all.Exists(HasDeadline));
    }

    public static bool HasTarget(string strength) => strength is QuantifiedAndDated or Quantified;

    public static bool HasDeadline(string strength) => strength is QuantifiedAndDated or Dated;

    /// <param name="hasTarget">It sets itself a quantity.</param>
    /// <param name="hasDeadline">It says by when, be it in words that no date is known for.</param>
    public static string Of(bool hasTarget, bool hasDeadline) => (hasTarget, hasDeadline) switch
    {
        (true, true) => QuantifiedAndDated,
        (true, false) => Quantified,
        (false, true) => Dated,
        _ => Directional,
    };
}
