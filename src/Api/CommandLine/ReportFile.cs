using Tracker.Api.Documents;
using Tracker.Api.Problems;
using Tracker.Extraction.Formats;
using Tracker.Persistence.Documents;

namespace Tracker.Api.CommandLine;

/// <summary>A report to be read: a file, or standard input.</summary>
internal sealed record ReportFile(string Path)
{
    private const string StandardInput = "-";

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Returns the source with what is said of it (its sidecar first), or why it cannot be read.</summary>
    /// <param name="maxTextBytes">The most that its text may take in UTF-8.</param>
    public async Task<(SourceFile? Source, PublicationFacts Facts, string? Fault)> ReadAsync(
        SourceFacts given, int maxTextBytes, CancellationToken cancellationToken)
    {
        var maxBytes = SourceReaders.MaxSourceBytes(maxTextBytes);
        if (Path == StandardInput)
        {
            await using var input = Console.OpenStandardInput();
            var content = await ReadAtMostAsync(input, maxBytes, cancellationToken);
            return (new SourceFile(null, SourceReaders.MediaTypeOf(content), given.Encoding, content), given.Publication, null);
        }
        try
        {
            var (sidecar, fault) = Sidecar.Read(Path);
            if (fault is not null)
                return (null, given.Publication, fault);
            var facts = given.Below(sidecar);
            await using var file = File.OpenRead(Path);
            return (new SourceFile(Name, null, facts.Encoding, await ReadAtMostAsync(file, maxBytes, cancellationToken)), facts.Publication, null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, given.Publication, exception.Message);
        }
    }

    /// <summary>Returns the decoded text with what its sidecar says, or why it cannot be read.</summary>
    public async Task<(DecodedText? Text, PublicationFacts Facts, string? Fault)> ReadTextAsync(
        SourceReaders readers, string? encoding, int maxTextBytes, CancellationToken cancellationToken)
    {
        var (source, facts, fault) = await ReadAsync(new SourceFacts(PublicationFacts.None, encoding), maxTextBytes, cancellationToken);
        if (source is null)
            return (null, facts, fault);
        var (text, failure) = await readers.ReadAsync(source, maxTextBytes, cancellationToken);
        return (text, facts, failure is null ? null : ProblemCatalog.Describe(UnreadableSource.Describe(failure, source, readers, maxTextBytes)).Detail);
    }

    /// <summary>Reads just enough for the reader to see that it is too much.</summary>
    private static async Task<byte[]> ReadAtMostAsync(Stream stream, long maxBytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while (content.Length <= maxBytes && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
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
