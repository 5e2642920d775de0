using System.CommandLine;
using System.Globalization;
using Tracker.Api.Documents;
using Tracker.Api.Extraction;
using Tracker.Api.Pdf;
using Tracker.Extraction;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Evaluation;
using Tracker.Extraction.Formats;

namespace Tracker.Api.CommandLine;

internal static class EvaluateCommand
{
    private static readonly Argument<string> Gold = new("GOLD.jsonl") { Description = "Annotations, one commitment a line." };

    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "The annotated reports, or folders of them; files that the gold does not name are passed over.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create()
    {
        var command = new Command("evaluate", "Says how well the rules agree with annotated reports.") { Gold, Files, ExtractCommand.Lexicon };
        command.SetAction((result, cancellationToken) => RunAsync(
            GoldFile.Read(result.GetRequiredValue(Gold)),
            result.GetRequiredValue(Files),
            LexiconFolder.CreateExtractor(result.GetValue(ExtractCommand.Lexicon)),
            result.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        GoldFile gold, string[] paths, Extractor extractor, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var (files, missing) = ReportFiles.Find(paths);
        var failures = missing.Select(path => $"{path}: no such file or folder").ToList();
        using var pdf = new PdfReader(new PdfOptions());
        var readers = new SourceReaders(pdf);
        var predicted = new List<Annotation>();
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Where(file => gold.Documents.Contains(file.Name)))
        {
            var (text, facts, fault) = await file.ReadTextAsync(readers, encoding: null, new DocumentOptions().MaxTextBytes, cancellationToken);
            if (text is null)
            {
                failures.Add($"{file.Path}: {fault}");
                continue;
            }
            read.Add(file.Name);
            predicted.AddRange(extractor.Extract(text.Text, new DocumentHints(facts.PublishedOn, facts.Publisher)).Mentions
                .Select(mention => Prediction.From(file.Name, mention, extractor.Gazetteer).ToAnnotation()));
        }
        failures.AddRange(gold.Documents.Except(read).Select(document => $"{document}: the gold names it, but it is not among the files; left out"));

        var evaluation = Evaluation.Of([.. gold.Annotations.Where(annotation => read.Contains(annotation.Document))], predicted);
        foreach (var line in Report(read.Count, evaluation))
            await console.Output.WriteLineAsync(line);
        foreach (var failure in failures)
            await console.Error.WriteLineAsync($"failed: {failure}");
        return failures.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Report(int documents, Evaluation evaluation)
    {
        var found = evaluation.Commitments;
        yield return Line("documents", $"{documents}");
        yield return Line("gold", $"{found.Hits + found.Missed}");
        yield return Line("predicted", $"{found.Hits + found.Wrong}");
        yield return Line("precision", $"{found.Precision:0.000}");
        yield return Line("recall", $"{found.Recall:0.000}");
        yield return Line("f1", $"{found.F1:0.000}");
        yield return Line("kind accuracy", $"{evaluation.Kind:0.000}");
        yield return Line("actor accuracy", $"{evaluation.Actor:0.000}");
        yield return Line("regions f1", $"{evaluation.Regions.F1:0.000}");
        yield return Line("themes f1", $"{evaluation.Themes.F1:0.000}");
        yield return Line("deadline f1", $"{evaluation.Deadlines.F1:0.000}");
        yield return "";
        yield return Line("rule", "right  wrong  precision");
        foreach (var rule in evaluation.ByRule)
            yield return Line(rule.Rule, $"{rule.Right,5}  {rule.Wrong,5}  {rule.Precision,9:0.000}");
    }

    private static string Line(string name, FormattableString value) => Line(name, value.ToString(CultureInfo.InvariantCulture));

    private static string Line(string name, string value) => $"{name,-24} {value}";
}
