using System.Globalization;

namespace Tracker.Bench.Listing;

/// <summary>How long the lists of one database took.</summary>
internal sealed class Report(long mentions)
{
    private readonly Dictionary<string, (double P50, double P99)> _times = new(StringComparer.Ordinal);

    /// <param name="times">In milliseconds.</param>
    public void Add(string name, IReadOnlyList<double> times)
    {
        var sorted = times.Order().ToList();
        _times.Add(name, (sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]));
    }

    /// <summary>A table: a row for each list, p50 / p99 for each database, and the last p50 by the first.</summary>
    public static void Write(IReadOnlyList<Report> reports, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"| list, p50 / p99 in ms | {string.Join(" | ", reports.Select(report => Invariant($"{report.Mentions:n0}")))} | grows |");
        output.WriteLine($"|---|{string.Concat(reports.Select(_ => "---:|"))}---:|");
        foreach (var name in reports[0]._times.Keys)
        {
            var times = reports.Select(report => report._times[name]).ToList();
            output.WriteLine(
                $"| {name} | {string.Join(" | ", times.Select(time => Invariant($"{time.P50:0.00} / {time.P99:0.00}")))} | {Invariant($"{times[^1].P50 / times[0].P50:0.0}")} |");
        }
    }

    private long Mentions => mentions;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
