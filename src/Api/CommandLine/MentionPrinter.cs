using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;
using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Regions;

namespace Tracker.Api.CommandLine;

/// <summary>Prints mentions in one of the formats of the verb extract.</summary>
internal abstract class MentionPrinter : IDisposable
{
    public static MentionPrinter Create(string format, Gazetteer gazetteer, TextWriter output) => format switch
    {
        "jsonl" => new JsonLines(gazetteer, output),
        "json" => new JsonArrayOf(gazetteer, output),
        _ => new TableOf(gazetteer, output),
    };

    public abstract void Print(string document, ExtractedDocument found);

    /// <summary>Ends the output; called once, after the last document.</summary>
    public virtual void Finish()
    {
    }

    public virtual void Dispose()
    {
    }

    /// <summary>A mention with names a reader knows in place of slugs.</summary>
    private sealed record Line(
        string Document,
        int Start,
        int End,
        string Text,
        string Kind,
        string Actor,
        IEnumerable<string> Regions,
        IEnumerable<string> Themes,
        string Deadline,
        string Rule)
    {
        public static Line From(string document, ExtractedMention mention, Gazetteer gazetteer) => new(
            document,
            mention.Segments[0].Start,
            mention.Segments[^1].End,
            mention.Quote,
            mention.Kind,
            mention.Actor?.Name ?? "",
            mention.Regions.Select(link => gazetteer.TryFind(link.Region, out var region) ? region.Name : link.Region).Distinct(),
            mention.Themes.Select(link => link.Theme),
            mention.Deadline?.Text ?? "",
            mention.Evidence.Rule);
    }

    private sealed class JsonLines(Gazetteer gazetteer, TextWriter output) : MentionPrinter
    {
        private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        public override void Print(string document, ExtractedDocument found)
        {
            foreach (var mention in found.Mentions)
                output.WriteLine(JsonSerializer.Serialize(Line.From(document, mention, gazetteer), Options));
        }
    }

    private sealed class JsonArrayOf(Gazetteer gazetteer, TextWriter output) : MentionPrinter
    {
        private static readonly JsonSerializerOptions Options =
            new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

        private readonly List<Line> _lines = [];

        public override void Print(string document, ExtractedDocument found) =>
            _lines.AddRange(found.Mentions.Select(mention => Line.From(document, mention, gazetteer)));

        public override void Finish() => output.WriteLine(JsonSerializer.Serialize(_lines, Options));
    }

    private sealed class TableOf(Gazetteer gazetteer, TextWriter output) : MentionPrinter
    {
        public override void Print(string document, ExtractedDocument found)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
            var table = new Table().Title(Markup.Escape($"{document}: {found.Mentions.Count} commitments")).Expand()
                .AddColumns("Kind", "Actor", "Commitment", "Regions", "Themes", "Deadline", "Rule");
            foreach (var line in found.Mentions.Select(mention => Line.From(document, mention, gazetteer)))
            {
                table.AddRow(new[]
                {
                    line.Kind, line.Actor, line.Text, string.Join(' ', line.Regions), string.Join(' ', line.Themes), line.Deadline, line.Rule,
                }.Select(cell => new Text(cell)));
            }
            console.Write(table);
        }
    }
}
