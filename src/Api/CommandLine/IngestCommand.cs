using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using Tracker.Api.Documents;
using Tracker.Persistence.Principals;

namespace Tracker.Api.CommandLine;

internal static class IngestCommand
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Files, folders (with all below them), or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> PublishedOn = new("--published-on") { Description = "Date of publication, as 2026-03-05; a sidecar NAME.meta.yaml comes first." };
    private static readonly Option<string?> Publisher = new("--publisher") { Description = "Newspaper, agency or site." };
    private static readonly Option<string?> Encoding = EncodingOption.Create();
    private static readonly Option<string?> SourceUrl = new("--source-url") { Description = "Where it was published." };

    public static Command Create()
    {
        var command = new Command("ingest", "Reads reports into the database.") { Paths, PublishedOn, Publisher, SourceUrl, Encoding }.TakingSettings();
        command.Validators.Add(result =>
        {
            var given = new PublicationRequest(result.GetValue(PublishedOn), result.GetValue(Publisher), result.GetValue(SourceUrl));
            foreach (var error in new Sidecar.Validator().Validate(given).Errors)
                result.AddError($"{error.PropertyName}: {error.ErrorMessage}");
        });
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetRequiredValue(Paths),
            new SourceFacts(
                new PublicationRequest(result.GetValue(PublishedOn), result.GetValue(Publisher), result.GetValue(SourceUrl)).ToFacts(),
                result.GetValue(Encoding)),
            result.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] arguments, SourceFacts given, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var (paths, settings) = SettingArguments.Split(arguments);
        await using var services = await Workbench.OpenAsync(settings, cancellationToken);
        var intake = services.GetRequiredService<DocumentIntake>();
        var maxBytes = services.GetRequiredService<IOptions<DocumentOptions>>().Value.MaxTextBytes;
        var started = Stopwatch.StartNew();
        var tally = new IngestTally();
        var (files, missing) = ReportFiles.Find(paths);
        foreach (var path in missing)
            tally.Fail(path, "no such file or folder");

        await WorkProgress.RunAsync("Reading", console.Output, async report =>
        {
            // Extraction takes the processor, so as many files at once as there are cores.
            await Parallel.ForEachAsync(
                files,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
                async (file, token) => report(tally.Add(file, await TakeAsync(intake, file, given, maxBytes, token)), files.Count));
        });
        await console.Output.WriteLineAsync(tally.Summary(started.Elapsed));
        foreach (var (path, reason) in tally.Failures)
            await console.Error.WriteLineAsync($"failed: {path}: {reason}");
        return tally.Failures.Count == 0 ? 0 : 1;
    }

    private static async Task<FileOutcome> TakeAsync(
        DocumentIntake intake, ReportFile file, SourceFacts given, int maxBytes, CancellationToken cancellationToken)
    {
        var (source, facts, fault) = await file.ReadAsync(given, maxBytes, cancellationToken);
        if (source is null)
            return new FileOutcome(null, fault);
        try
        {
            var (outcome, failure) = await intake.TakeAsync(source, facts, isSample: false, Author.CommandLine, once: null, cancellationToken);
            return new FileOutcome(outcome, failure is null ? null : Problems.ProblemCatalog.Describe(failure).Detail);
        }
        catch (Exception bug) when (!FileFault.ConcernsAll(bug))
        {
            return new FileOutcome(null, FileFault.Of(bug));
        }
    }
}
