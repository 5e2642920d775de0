using System.CommandLine;
using Tracker.Api.Documents;
using Tracker.Api.Extraction;
using Tracker.Extraction;
using Tracker.Extraction.Documents;

namespace Tracker.Api.CommandLine;

internal static class ExtractCommand
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Reports, or folders of them; - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "table, json (one array), or jsonl (one mention a line).",
        DefaultValueFactory = _ => "table",
    };

    /// <summary>Shared with the other verbs that extract without a database.</summary>
    internal static readonly Option<string?> Lexicon = new("--lexicon")
    {
        Description = "Folder of lexicon files that override or extend the built-in ones.",
    };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("table", "json", "jsonl");
        var command = new Command("extract", "Prints the commitments in reports; needs no database.") { Files, Format, Lexicon };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetRequiredValue(Files),
            result.GetRequiredValue(Format),
            LexiconFolder.CreateExtractor(result.GetValue(Lexicon)),
            result.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] paths, string format, Extractor extractor, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var (files, missing) = ReportFiles.Find(paths);
        var failures = missing.Select(path => (Path: path, Reason: "no such file or folder")).ToList();
        var maxBytes = new DocumentOptions().MaxTextBytes;
        using var printer = MentionPrinter.Create(format, extractor.Gazetteer, console.Output);
        foreach (var file in files)
        {
            var (text, facts, fault) = await file.ReadTextAsync(maxBytes, cancellationToken);
            if (text is null)
            {
                failures.Add((file.Path, fault!));
                continue;
            }
            var found = extractor.Extract(text.Text, new DocumentHints(facts.PublishedOn, facts.Publisher));
            printer.Print(Path.GetFileName(file.Path), found);
        }
        printer.Finish();
        foreach (var (path, reason) in failures)
            await console.Error.WriteLineAsync($"failed: {path}: {reason}");
        return failures.Count == 0 ? 0 : 1;
    }
}
