using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Api.Hosting;
using Tracker.Extraction.Evaluation;

namespace Tracker.Api.CommandLine;

/// <summary>A gold file: one JSON object a line, a commitment or a document that has none.</summary>
/// <param name="Documents">File names of every document that was annotated.</param>
internal sealed record GoldFile(IReadOnlySet<string> Documents, IReadOnlyList<Annotation> Annotations)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <exception cref="SettingsException">The file is missing, or a line is no annotation; the message names it.</exception>
    public static GoldFile Read(string path)
    {
        if (!File.Exists(path))
            throw new SettingsException($"There is no gold file '{path}'.");
        var documents = new HashSet<string>(StringComparer.Ordinal);
        var annotations = new List<Annotation>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var row = Parse(path, number, line);
            documents.Add(row.Document);
            if (!row.None)
                annotations.Add(row.ToAnnotation());
        }
        return new GoldFile(documents, annotations);
    }

    private static Row Parse(string path, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Row>(line, Options) ?? throw new SettingsException($"{path}, line {number}: null is no annotation.");
        }
        catch (JsonException exception)
        {
            throw new SettingsException($"{path}, line {number}: {exception.Message}", exception);
        }
    }

    private sealed record Row
    {
        [JsonRequired]
        public string Document { get; init; } = "";

        public bool None { get; init; }

        public int Start { get; init; }

        public int End { get; init; }

        public string? Kind { get; init; }

        public string? Actor { get; init; }

        public IReadOnlyList<string>? Regions { get; init; }

        public IReadOnlyList<string>? Themes { get; init; }

        public string? Deadline { get; init; }

        public Disagreement? Optional { get; init; }

        public Annotation ToAnnotation() => new(
            Path.GetFileName(Document), Start, End, Kind ?? "", Actor ?? "", Regions ?? [], Themes ?? [], Deadline ?? "", "",
            Optional?.Regions ?? [], Optional?.Themes ?? []);
    }

    private sealed record Disagreement(IReadOnlyList<string>? Regions, IReadOnlyList<string>? Themes);
}
