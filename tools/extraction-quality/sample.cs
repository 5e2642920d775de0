#:property PublishAot=false
#:property NoWarn=$(NoWarn);CA5394

using System.Globalization;
using System.Text;
using System.Text.Json;

// CA5394: a draw that anybody can repeat needs a seeded generator, not a secure one.

// Draws the sample that docs/extraction-quality.md reports on, and works out its figures. See README.md.
Console.OutputEncoding = new UTF8Encoding(false);
switch (args)
{
    case ["draw", var explained, var seed, var blind, var key]:
        Sample.Draw(explained, int.Parse(seed, CultureInfo.InvariantCulture), blind, key);
        return 0;
    case ["figures", var judged]:
        Sample.PrintFigures(judged);
        return 0;
    default:
        Console.Error.WriteLine("sample.cs draw EXPLAINED.jsonl SEED BLIND.tsv KEY.tsv | figures JUDGED.tsv");
        return 2;
}

internal sealed record Drawn(string File, int Start, int End, bool Predicted);

internal static class Sample
{
    private const int Predictions = 200;
    private const int PassedOver = 100;
    private const string Populations = "# predictions\t";

    // Both scripts; whatever could make a careful reader stop at a sentence.
    private static readonly string[] CueWords =
    [
        "要", "须", "須", "应", "應", "将", "將", "拟", "擬", "计划", "計劃", "力争", "力爭", "围绕", "圍繞", "聚焦", "着眼", "決定", "决定",
        "同意", "确保", "確保", "加快", "推进", "推進", "推动", "推動", "加强", "加強", "坚持", "堅持", "争取", "爭取", "目标", "目標",
    ];

    public static void Draw(string explained, int seed, string blind, string key)
    {
        var predictions = new List<Drawn>();
        var passedOver = new List<Drawn>();
        foreach (var line in File.ReadLines(explained))
        {
            using var json = JsonDocument.Parse(line);
            var sentence = json.RootElement;
            var predicted = sentence.GetProperty("verdict").GetString() == "commitment";
            var text = sentence.GetProperty("text").GetString()!;
            if (!predicted && !CueWords.Any(word => text.Contains(word, StringComparison.Ordinal)))
                continue;
            (predicted ? predictions : passedOver).Add(new Drawn(
                sentence.GetProperty("document").GetString()!, sentence.GetProperty("start").GetInt32(), sentence.GetProperty("end").GetInt32(), predicted));
        }
        var random = new Random(seed);
        var drawn = Take(predictions, Predictions, random).Concat(Take(passedOver, PassedOver, random)).ToArray();
        random.Shuffle(drawn);
        File.WriteAllLines(blind, drawn.Select(one => $"{one.File}\t{one.Start}\t{one.End}"));
        File.WriteAllLines(
            key,
            [$"{Populations}{predictions.Count}\tpassed over\t{passedOver.Count}\tseed\t{seed}", .. drawn.Select(one => $"{one.File}\t{one.Start}\t{one.End}\t{(one.Predicted ? "yes" : "no")}")]);
    }

    /// <summary>Columns of the judged file: file, start, end, predicted (yes, no), commitment (yes, no), reason.</summary>
    public static void PrintFigures(string judged)
    {
        var lines = File.ReadAllLines(judged);
        var populations = lines.Single(line => line.StartsWith(Populations, StringComparison.Ordinal)).Split('\t');
        var (predictions, passedOver) = (int.Parse(populations[1], CultureInfo.InvariantCulture), int.Parse(populations[3], CultureInfo.InvariantCulture));
        var rows = lines.Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToList();
        var (right, drawn) = Count(rows, "yes");
        var (missed, looked) = Count(rows, "no");
        var precision = Wilson(right, drawn);
        var missRate = Wilson(missed, looked);
        Print("precision", right, drawn, precision);
        Print("commitments among the passed over", missed, looked, missRate);

        // The recall's ends join the precision's and the miss rate's, which makes the interval a wide, safe one.
        Console.WriteLine(FormattableString.Invariant(
            $"recall {Recall((double)right / drawn, (double)missed / looked):0.000} ({Recall(precision.Low, missRate.High):0.000} to {Recall(precision.High, missRate.Low):0.000})"));

        double Recall(double precisionThen, double missRateThen) =>
            predictions * precisionThen / ((predictions * precisionThen) + (passedOver * missRateThen));
    }

    private static (int Yes, int All) Count(List<string[]> rows, string predicted)
    {
        var those = rows.Where(row => row[3] == predicted).ToList();
        return (those.Count(row => row[4] == "yes"), those.Count);
    }

    private static IEnumerable<Drawn> Take(List<Drawn> population, int count, Random random)
    {
        var shuffled = population.ToArray();
        random.Shuffle(shuffled);
        return shuffled.Take(count);
    }

    /// <summary>Wilson's score interval at 95 %.</summary>
    private static (double Low, double High) Wilson(int hits, int of)
    {
        const double Z = 1.959964;
        var share = (double)hits / of;
        var centre = share + (Z * Z / (2 * of));
        var spread = Z * Math.Sqrt((share * (1 - share) / of) + (Z * Z / (4.0 * of * of)));
        var whole = 1 + (Z * Z / of);
        return ((centre - spread) / whole, (centre + spread) / whole);
    }

    private static void Print(string name, int hits, int of, (double Low, double High) interval) =>
        Console.WriteLine(FormattableString.Invariant($"{name} {hits}/{of} = {(double)hits / of:0.000} ({interval.Low:0.000} to {interval.High:0.000})"));
}
