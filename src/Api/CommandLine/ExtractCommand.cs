using System.CommandLine;
using Tracker.Api.Documents;
using Tracker.Api.Extraction;
using Tracker.Api.Pdf;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Formats;

namespace Tracker.Api.CommandLine;

internal static class ExtractCommand
{
    /// <summary>Shared with the other verbs that extract without a database.</summary>
    internal static readonly Option<string?> Lexicon = new("--lexicon")
    {
        Description = "Folder of lexicon files that override or extend the built-in ones.",
    };

    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Reports, or folders of them; - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "table, json (one array), or jsonl (one mention a line).",
        DefaultValueFactory = _ => LinePrinter<Prediction>.Formats[0],
    };

    private static readonly Option<bool> Explain = new("--explain")
    {
        Description = "Print every sentence with the rule, cue and veto that decided.",
    };

    private static readonly Option<string?> Encoding = EncodingOption.Create();

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong([.. LinePrinter<Prediction>.Formats]);
        var command = new Command("extract", "Prints the commitments in reports; needs no database.") { Files, Format, Explain, Encoding, Lexicon };
        command.SetAction((result, cancellationToken) =>
        {
            var paths = result.GetRequiredValue(Files);
            var format = result.GetRequiredValue(Format);
            var extractor = LexiconFolder.CreateExtractor(result.GetValue(Lexicon));
            var console = result.InvocationConfiguration;
            var encoding = result.GetValue(Encoding);
            return (result.GetValue(Explain), format) switch
            {
                (true, _) => RunAsync(
                    paths,
                    encoding,
                    (name, text, hints) => [.. extractor.Explain(text, hints).Select(verdict => Explanation.From(name, verdict))],
                    LinePrinter<Explanation>.Create(format, Explanation.Columns, console.Output),
                    console,
                    cancellationToken),
                (false, "jsonl") => RunAsync(
                    paths,
                    encoding,
                    (name, text, hints) => [.. extractor.Extract(text, hints).Mentions.Select(mention => Prediction.From(name, mention, extractor.Gazetteer))],
                    LinePrinter<Prediction>.Create(format, [], console.Output),
                    console,
                    cancellationToken),
                _ => RunAsync(
                    paths,
                    encoding,
                    (name, text, hints) => [.. extractor.Extract(text, hints).Mentions.Select(mention => Finding.From(name, mention, extractor.Gazetteer))],
                    LinePrinter<Finding>.Create(format, Finding.Columns, console.Output),
                    console,
                    cancellationToken),
            };
        });
        return command;
    }

    /// <summary>Reads the files some at a time on all cores, and prints them in their order.</summary>
    private static async Task<int> RunAsync<T>(
        string[] paths,
        string? encoding,
        Func<string, string, DocumentHints, IReadOnlyList<T>> extract,
        LinePrinter<T> printer,
        InvocationConfiguration console,
        CancellationToken cancellationToken)
    {
        var (files, missing) = ReportFiles.Find(paths);
        var failures = missing.Select(path => $"{path}: no such file or folder").ToList();
        using var pdf = new PdfReader(new PdfOptions());
        var readers = new SourceReaders(pdf);
        var maxBytes = new DocumentOptions().MaxTextBytes;
        foreach (var some in files.Chunk(Environment.ProcessorCount * 4))
        {
            var results = new (IReadOnlyList<T> Lines, string? Fault)[some.Length];
            await Parallel.ForAsync(0, some.Length, cancellationToken, async (index, token) =>
            {
                var (text, facts, fault) = await some[index].ReadTextAsync(readers, encoding, maxBytes, token);
                results[index] = text is null
                    ? ([], $"{some[index].Path}: {fault}")
                    : (extract(some[index].Name, text.Text, new DocumentHints(facts.PublishedOn, facts.Publisher)), null);
            });
            foreach (var (file, (lines, fault)) in some.Zip(results))
            {
                if (fault is null)
                    printer.Print(file.Name, lines);
                else
                    failures.Add(fault);
            }
        }
        printer.Finish();
        foreach (var failure in failures)
            await console.Error.WriteLineAsync($"failed: {failure}");
        return failures.Count == 0 ? 0 : 1;
    }
}
