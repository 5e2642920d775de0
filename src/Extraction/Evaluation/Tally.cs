namespace Tracker.Extraction.Evaluation;

/// <summary>Hits, misses and false finds, and the measures that follow from them.</summary>
public readonly record struct Tally(int Hits, int Missed, int Wrong)
{
    public double Precision => Hits + Wrong == 0 ? 1 : Hits / (double)(Hits + Wrong);

    public double Recall => Hits + Missed == 0 ? 1 : Hits / (double)(Hits + Missed);

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static Tally operator +(Tally left, Tally right) =>
        new(left.Hits + right.Hits, left.Missed + right.Missed, left.Wrong + right.Wrong);

    public static Tally Add(Tally left, Tally right) => left + right;
}
