namespace Tracker.Extraction.Formats;

/// <summary>Makes text of a source in one format. Never throws on any content; safe to use from several threads.</summary>
public interface ISourceReader
{
    /// <summary>Stands beside every text that it read.</summary>
    string Name { get; }

    /// <summary>Counts the changes after which the same source gives another text.</summary>
    int Version { get; }

    /// <summary>The format in words.</summary>
    string Format { get; }

    /// <summary>Media types of the format, the usual one first.</summary>
    IReadOnlyList<string> MediaTypes { get; }

    /// <summary>File name endings of the format, the usual one first.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether every file of the format shows it by its first bytes.</summary>
    bool HasSignature { get; }

    /// <param name="maxTextBytes">The most that the text may take in UTF-8.</param>
    ValueTask<(DecodedText? Text, ReadFailure? Failure)> ReadAsync(
        SourceFile source, int maxTextBytes, CancellationToken cancellationToken);
}
