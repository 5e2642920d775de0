using Tracker.Api.Documents;
using Tracker.Api.Problems;
using Tracker.Extraction.Documents;
using Tracker.Persistence.Documents;

namespace Tracker.Api.CommandLine;

/// <summary>A report to be read: a file, or standard input.</summary>
internal sealed record ReportFile(string Path)
{
    private const string StandardInput = "-";

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Returns the source with what is said of its publication (its sidecar first), or why it cannot be read.</summary>
    public async Task<(SourceFile? Source, PublicationFacts Facts, string? Fault)> ReadAsync(
        PublicationFacts given, int maxBytes, CancellationToken cancellationToken)
    {
        if (Path == StandardInput)
        {
            await using var input = Console.OpenStandardInput();
            return (new SourceFile(null, "text/plain", await ReadAtMostAsync(input, maxBytes, cancellationToken)), given, null);
        }
        try
        {
            var (sidecar, fault) = Sidecar.Read(Path);
            if (fault is not null)
                return (null, given, fault);
            await using var file = File.OpenRead(Path);
            var content = await ReadAtMostAsync(file, maxBytes, cancellationToken);
            return (new SourceFile(Name, null, content), Merge(sidecar, given), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, given, exception.Message);
        }
    }

    /// <summary>Returns the decoded text with what its sidecar says, or why it cannot be read.</summary>
    public async Task<(DecodedText? Text, PublicationFacts Facts, string? Fault)> ReadTextAsync(int maxBytes, CancellationToken cancellationToken)
    {
        var (source, facts, fault) = await ReadAsync(PublicationFacts.None, maxBytes, cancellationToken);
        if (source is null)
            return (null, facts, fault);
        return PlainTextReader.TryRead(source, maxBytes, out var text, out var failure)
            ? (text, facts, null)
            : (null, facts, ProblemCatalog.Describe(DocumentIntake.Describe(failure, source, maxBytes)).Detail);
    }

    private static PublicationFacts Merge(PublicationFacts? sidecar, PublicationFacts given) => new(
        sidecar?.PublishedOn ?? given.PublishedOn, sidecar?.Publisher ?? given.Publisher, sidecar?.SourceUrl ?? given.SourceUrl);

    /// <summary>Reads just enough for the reader to see that it is too much.</summary>
    private static async Task<byte[]> ReadAtMostAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        const int Preamble = 3;
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while (content.Length <= maxBytes + Preamble && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        return content.ToArray();
    }
}

/// <summary>The reports that paths stand for.</summary>
internal static class ReportFiles
{
    private static readonly EnumerationOptions AllBelow = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>Finds files in the order of the paths, folders with all below them in ordinal order; sidecars are no reports.</summary>
    public static (IReadOnlyList<ReportFile> Files, IReadOnlyList<string> Missing) Find(IReadOnlyList<string> paths)
    {
        var files = new List<ReportFile>();
        var missing = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(path, "*", AllBelow)
                    .Where(file => !Sidecar.Is(file))
                    .Order(StringComparer.Ordinal)
                    .Select(file => new ReportFile(file)));
            }
            else if (path == "-" || File.Exists(path))
            {
                files.Add(new ReportFile(path));
            }
            else
            {
                missing.Add(path);
            }
        }
        return (files, missing);
    }
}
