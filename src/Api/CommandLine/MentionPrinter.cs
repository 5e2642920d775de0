using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;
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

    private sealed class JsonLines(Gazetteer gazetteer, TextWriter output) : MentionPrinter
    {
        private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        public override void Print(string document, ExtractedDocument found)
        {
            foreach (var mention in found.Mentions)
                output.WriteLine(JsonSerializer.Serialize(Prediction.From(document, mention, gazetteer), Options));
        }
    }

    private sealed class JsonArrayOf(Gazetteer gazetteer, TextWriter output) : MentionPrinter
    {
        private static readonly JsonSerializerOptions Options =
            new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

        private readonly List<Prediction> _lines = [];

        public override void Print(string document, ExtractedDocument found) =>
            _lines.AddRange(found.Mentions.Select(mention => Prediction.From(document, mention, gazetteer)));

        public override void Finish() => output.WriteLine(JsonSerializer.Serialize(_lines, Options));
    }

    private sealed class TableOf(Gazetteer gazetteer, TextWriter output) : MentionPrinter
    {
        public override void Print(string document, ExtractedDocument found)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
            var table = new Table().Title(Markup.Escape($"{document}: {found.Mentions.Count} commitments")).Expand()
                .AddColumns("Kind", "Actor", "Commitment", "Regions", "Themes", "Deadline", "Rule");
            foreach (var line in found.Mentions.Select(mention => Prediction.From(document, mention, gazetteer)))
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
