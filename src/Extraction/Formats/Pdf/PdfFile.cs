namespace Tracker.Extraction.Formats.Pdf;

/// <summary>What a PDF's bytes tell before anything reads its pages.</summary>
public static class PdfFile
{
    // Where PDF readers look for the mark, however much was appended behind it.
    private const int Tail = 2048;

    /// <summary>Whether the file has the end that every whole PDF has.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> content)
    {
        var tail = content[Math.Max(0, content.Length - Tail)..];
        return tail.LastIndexOf("%%EOF"u8) >= 0 && tail.LastIndexOf("startxref"u8) >= 0;
    }
}
