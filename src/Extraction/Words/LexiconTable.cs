using CsvHelper;

namespace Tracker.Extraction.Words;

/// <summary>A row of a tab-separated lexicon file that knows its line.</summary>
internal sealed record LexiconRow(string File, long Line, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells[column];

    public LexiconException Fault(string reason) => new(File, Line, reason);
}

/// <summary>Reads tab-separated lexicon files: a header line, no quoting, every row as wide as the header.</summary>
internal static class LexiconTable
{
    private static readonly CsvReaderOptions Format = new()
    {
        Separator = '\t',
        Mode = CsvMode.NoEscape,
        HasHeader = true,
        TrackLineNumbers = true,
    };

    /// <exception cref="LexiconException">A column is missing, or a row has another number of cells.</exception>
    public static IEnumerable<LexiconRow> Read(LexiconFile file, params string[] columns)
    {
        using var csv = CsvReader.FromText(file.Text, Format);
        string[] header = [.. csv.Headers];
        if (columns.FirstOrDefault(column => !header.Contains(column)) is { } missing)
            throw new LexiconException(file.Name, 1, $"the column '{missing}' is missing");
        while (csv.Read())
        {
            var line = csv.LineNumber;
            if (csv.FieldCount != header.Length)
                throw new LexiconException(file.Name, line, $"{csv.FieldCount} cells where the header has {header.Length}");
            var cells = new Dictionary<string, string>(header.Length, StringComparer.Ordinal);
            for (var i = 0; i < header.Length; i++)
                cells[header[i]] = csv.GetString(i);
            yield return new LexiconRow(file.Name, line, cells);
        }
    }
}
