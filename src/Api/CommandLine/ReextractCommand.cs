using System.CommandLine;
using Tracker.Extraction;
using Tracker.Extraction.Documents;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Principals;

namespace Tracker.Api.CommandLine;

internal static class ReextractCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "List the differences, and change nothing." };

    public static Command Create()
    {
        var command = new Command("reextract", "Runs the current rules over the stored texts; what a person decided stays.") { DryRun }.TakingSettings();
        command.SetAction((result, cancellationToken) => RunAsync(
            result.Settings(), result.GetValue(DryRun), result.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, bool dryRun, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = await Workbench.OpenAsync(settings, cancellationToken);
        var extractor = services.GetRequiredService<Extractor>();
        var reextraction = services.GetRequiredService<Reextraction>();

        // Everything is listed before anything is written.
        var counts = new Dictionary<DifferenceKind, int>();
        var articles = 0;
        var changed = new HashSet<long>();
        await EachTextAsync(reextraction, async text =>
        {
            var report = await reextraction.CompareAsync(text, Extract(extractor, text, cancellationToken), cancellationToken);
            if (report.HasChanges)
                changed.Add(text.DocumentKey);
            articles += report.Articles.Count;
            foreach (var article in report.Articles)
                await output.WriteLineAsync(Line(report, article));
            foreach (var difference in report.Differences)
            {
                counts[difference.Kind] = counts.GetValueOrDefault(difference.Kind) + 1;
                await output.WriteLineAsync(Line(report, difference));
            }
        }, cancellationToken);
        if (!dryRun && changed.Count > 0)
        {
            await EachTextAsync(reextraction, async text =>
            {
                if (changed.Contains(text.DocumentKey))
                    await reextraction.ApplyAsync(text, Extract(extractor, text, cancellationToken), extractor.LexiconVersion, Principal.CommandLine, cancellationToken);
            }, cancellationToken);
        }
        var kinds = Enum.GetValues<DifferenceKind>().Select(kind => $"{counts.GetValueOrDefault(kind)} {Word(kind)}");
        await output.WriteLineAsync($"{string.Join(", ", kinds)}; {(articles > 0 ? $"{articles} articles differ; " : "")}{(dryRun ? "nothing was changed" : $"{changed.Count} documents changed")}");
        return 0;
    }

    private static async Task EachTextAsync(Reextraction reextraction, Func<StoredText, Task> action, CancellationToken cancellationToken)
    {
        for (var text = await reextraction.NextTextAsync(0, cancellationToken);
             text is not null;
             text = await reextraction.NextTextAsync(text.DocumentKey, cancellationToken))
        {
            await action(text);
        }
    }

    private static ExtractedDocument Extract(Extractor extractor, StoredText text, CancellationToken cancellationToken) =>
        extractor.Extract(text.Text, text.Hints, cancellationToken);

    private static string Line(ReextractionReport report, ArticleDifference difference) =>
        $"{Place(report, difference.Kind)} article {difference.ArticleId}{Fields(difference.Fields)}: {difference.Title}";

    private static string Line(ReextractionReport report, MentionDifference difference) =>
        $"{Place(report, difference.Kind)} {difference.CommitmentId}{Fields(difference.Fields)}: {difference.Quote}";

    private static string Place(ReextractionReport report, DifferenceKind kind) =>
        $"{Word(kind),-9} {report.FileName ?? report.DocumentId.ToString()}";

    private static string Fields(IReadOnlyList<string> fields) => fields.Count > 0 ? $" ({string.Join(", ", fields)})" : "";

    private static string Word(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Appeared => "appeared",
        DifferenceKind.Changed => "changed",
        DifferenceKind.Vanished => "vanished",
        _ => "kept",
    };
}
