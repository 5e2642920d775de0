using Microsoft.Extensions.Options;
using Tracker.Api.CommandLine;
using Tracker.Api.Documents;
using Tracker.Extraction.Formats;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Principals;

namespace Tracker.Api.Hosting;

/// <summary>
/// Fills a database that has no documents of its own with the reports that come with the program, marked as samples.
/// Those that are there already stay as they are, so a load that was cut off is completed by the next start.
/// </summary>
internal sealed class SampleLoader(DocumentQueries documents, SourceReaders readers, DocumentIntake intake, IOptions<SampleOptions> options)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>Returns how many documents and mentions were read; nothing where they were there already.</summary>
    public async Task<(int Documents, int Mentions)> LoadAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Load || !Directory.Exists(Folder) || await documents.AnyOwnAsync(cancellationToken))
            return (0, 0);
        var (count, mentions) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(Folder).Where(IsReport).Order(StringComparer.Ordinal))
        {
            var (given, fault) = Sidecar.Read(path);
            var source = new SourceFile(Path.GetFileName(path), null, given?.Encoding, await File.ReadAllBytesAsync(path, cancellationToken));
            var (outcome, failure) = await intake.TakeAsync(source, given?.Publication ?? PublicationFacts.None, isSample: true, Author.System, once: null, cancellationToken);
            if (outcome is null || fault is not null)
                throw new InvalidOperationException($"The sample {path} cannot be read: {fault ?? failure!.ToString()}");
            if (outcome.Created)
                (count, mentions) = (count + 1, mentions + outcome.Mentions);
        }
        return (count, mentions);
    }

    private bool IsReport(string path) =>
        readers.Extensions.Contains(Path.GetExtension(path)) && Path.GetFileName(path) != "README.md";
}
