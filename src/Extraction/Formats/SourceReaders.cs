using Tracker.Extraction.Formats.Html;
using Tracker.Extraction.Formats.Word;

namespace Tracker.Extraction.Formats;

/// <summary>All formats that can be read: chooses a source's reader and sees to what holds for every text.</summary>
/// <param name="outside">Readers that need more than the bytes, such as another program.</param>
public sealed class SourceReaders(params IReadOnlyList<ISourceReader> outside)
{
    private const string Unspecified = "application/octet-stream";

    private readonly IReadOnlyList<ISourceReader> _readers = [new PlainTextReader(), new HtmlReader(), new DocxReader(), .. outside];

    /// <summary>Every file name ending that tells a format.</summary>
    public IReadOnlyList<string> Extensions => [.. _readers.SelectMany(reader => reader.Extensions)];

    /// <summary>Every media type that can be read.</summary>
    public IReadOnlyList<string> MediaTypes => [.. _readers.SelectMany(reader => reader.MediaTypes)];

    /// <summary>The most bytes that a source may have; its markup, its pictures and a wider encoding take room of their own.</summary>
    public static long MaxSourceBytes(int maxTextBytes) => 2L * maxTextBytes;

    /// <summary>The media type that a source without name and type shows by its content.</summary>
    public static string MediaTypeOf(ReadOnlySpan<byte> content) => ContentSignature.Of(content)?.MediaType ?? "text/plain";

    /// <summary>The usual file name ending of a stored source, for one that came without a name.</summary>
    /// <param name="mediaType">As a decoded text carries it.</param>
    public string ExtensionOf(string mediaType)
    {
        var type = mediaType.Split(';')[0];
        return _readers.FirstOrDefault(reader => reader.MediaTypes.Contains(type))?.Extensions[0] ?? "";
    }

    /// <summary>Reads a source in the format that its media type or else its name claims, if its content agrees.</summary>
    /// <param name="maxTextBytes">The most that the text may take in UTF-8.</param>
    public async ValueTask<(DecodedText? Text, ReadFailure? Failure)> ReadAsync(
        SourceFile source, int maxTextBytes, CancellationToken cancellationToken)
    {
        if (source.MediaType is "" || Unspecified.Equals(source.MediaType, StringComparison.OrdinalIgnoreCase))
            source = source with { MediaType = null };
        if (ReaderOf(source) is not { } reader)
            return (null, new UnsupportedFormat());
        if (source.Content.Length > MaxSourceBytes(maxTextBytes))
            return (null, new SourceTooLarge());
        if (source.Content.IsEmpty)
            return (null, new NoText());
        if (Disagreement(reader, source.Content.Span) is { } wrong)
            return (null, wrong);
        var (text, failure) = await reader.ReadAsync(source, maxTextBytes, cancellationToken);
        if (text is null)
            return (null, failure);
        if (string.IsNullOrWhiteSpace(text.Text))
            return (null, new NoText());
        return text.Text.AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF') ? (text, null) : (null, new NoChineseText());
    }

    private ISourceReader? ReaderOf(SourceFile source)
    {
        if (source.MediaType is { } type)
            return _readers.FirstOrDefault(reader => reader.MediaTypes.Contains(type, StringComparer.OrdinalIgnoreCase));
        var extension = Path.GetExtension(source.Name);
        return _readers.FirstOrDefault(reader => reader.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
    }

    private WrongFormat? Disagreement(ISourceReader claimed, ReadOnlySpan<byte> content)
    {
        var signature = ContentSignature.Of(content);
        if (signature?.MediaType is { } found ? claimed.MediaTypes.Contains(found) : signature is null && !claimed.HasSignature)
            return null;
        var right = _readers.FirstOrDefault(reader => signature?.MediaType is { } type && reader.MediaTypes.Contains(type));
        return new WrongFormat(claimed.Format, signature?.Format, right?.Extensions[0]);
    }
}
