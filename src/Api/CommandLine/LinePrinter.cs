using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Tracker.Api.CommandLine;

/// <summary>Prints lines of one shape in one of the formats of the verb extract.</summary>
/// <typeparam name="T">A record; its JSON is the line, its cells the table's row.</typeparam>
internal abstract class LinePrinter<T>
{
    /// <summary>The formats by name; the first is the default.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["table", "json", "jsonl"];

    /// <param name="columns">The table's columns, each with its cell in a line.</param>
    public static LinePrinter<T> Create(string format, IReadOnlyList<(string Name, Func<T, string> Cell)> columns, TextWriter output) => format switch
    {
        "jsonl" => new JsonLines(output),
        "json" => new JsonOneArray(output),
        _ => new Tables(columns, output),
    };

    public abstract void Print(string document, IReadOnlyList<T> lines);

    /// <summary>Ends the output; called once, after the last document.</summary>
    public virtual void Finish()
    {
    }

    private sealed class JsonLines(TextWriter output) : LinePrinter<T>
    {
        private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        public override void Print(string document, IReadOnlyList<T> lines)
        {
            foreach (var line in lines)
                output.WriteLine(JsonSerializer.Serialize(line, Options));
        }
    }

    private sealed class JsonOneArray(TextWriter output) : LinePrinter<T>
    {
        private static readonly JsonSerializerOptions Options =
            new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

        private readonly List<T> _lines = [];

        public override void Print(string document, IReadOnlyList<T> lines) => _lines.AddRange(lines);

        public override void Finish() => output.WriteLine(JsonSerializer.Serialize(_lines, Options));
    }

    private sealed class Tables(IReadOnlyList<(string Name, Func<T, string> Cell)> columns, TextWriter output) : LinePrinter<T>
    {
        public override void Print(string document, IReadOnlyList<T> lines)
        {
            var table = new Table().Title(Markup.Escape($"{document}: {lines.Count}")).Expand();
            foreach (var (name, _) in columns)
                table.AddColumn(name);
            foreach (var line in lines)
                table.AddRow(columns.Select(column => new Text(column.Cell(line))));
            var ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect;
            AnsiConsole.Create(new AnsiConsoleSettings { Ansi = ansi, Out = new AnsiConsoleOutput(output) }).Write(table);
        }
    }
}
