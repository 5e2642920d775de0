using System.Text;
using Tracker.Extraction.Formats.Encodings;

namespace Tracker.Extraction.Formats;

/// <summary>Reads plain text and Markdown. Line ends stay as they are; a byte order mark is not text.</summary>
public sealed class PlainTextReader : ISourceReader
{
    private const string PlainText = "text/plain";
    private const string Markdown = "text/markdown";

    public string Name => "plainText";

    public int Version => 1;

    public string Format => "plain text";

    public IReadOnlyList<string> MediaTypes { get; } = [PlainText, Markdown, "text/x-markdown"];

    public IReadOnlyList<string> Extensions { get; } = [".txt", ".md", ".markdown"];

    public bool HasSignature => false;

    public ValueTask<(DecodedText? Text, ReadFailure? Failure)> ReadAsync(
        SourceFile source, int maxTextBytes, CancellationToken cancellationToken) => ValueTask.FromResult(Read(source, maxTextBytes));

    private (DecodedText?, ReadFailure?) Read(SourceFile source, int maxTextBytes)
    {
        var (content, encoding, failure) = TextDecoder.Decode(source.Content.Span, source.Encoding);
        if (content is null)
            return (null, failure);
        if (Encoding.UTF8.GetByteCount(content) > maxTextBytes)
            return (null, new TooMuchText());
        return (new DecodedText(content, encoding!.Mark(IsMarkdown(source) ? Markdown : PlainText), Name, Version), null);
    }

    private static bool IsMarkdown(SourceFile source) =>
        source.MediaType?.EndsWith("markdown", StringComparison.OrdinalIgnoreCase)
        ?? Path.GetExtension(source.Name) is { } extension && extension.StartsWith(".m", StringComparison.OrdinalIgnoreCase);
}
