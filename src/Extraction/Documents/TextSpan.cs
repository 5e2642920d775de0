namespace Tracker.Extraction.Documents;

/// <summary>A half-open range of UTF-16 units in a document's text.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    public string Slice(string text) => text[Start..End];

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;
}
