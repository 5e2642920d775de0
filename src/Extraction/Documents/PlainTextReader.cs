using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Documents;

/// <summary>Reads plain text and Markdown in UTF-8. Line ends stay as they are; a byte order mark is not text.</summary>
public static class PlainTextReader
{
    public const string Name = "plainText";
    public const int Version = 1;

    private const string PlainText = "text/plain";
    private const string Markdown = "text/markdown";

    // What no text holds: the controls except tab and the line and page breaks.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Append(0x7F).Select(code => (char)code).Except(['\t', '\n', '\v', '\f', '\r'])]);

    /// <summary>File name endings that tell a format this reader knows.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".txt", ".md", ".markdown"];

    /// <summary>Media types this reader knows.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = [PlainText, Markdown];

    /// <param name="maxBytes">The most that the text may take in UTF-8.</param>
    public static bool TryRead(
        SourceFile source, int maxBytes, [NotNullWhen(true)] out DecodedText? text, out ReadFailure failure)
    {
        text = null;
        if (FormatOf(source) is not { } mediaType)
        {
            failure = ReadFailure.UnsupportedFormat;
            return false;
        }
        var bytes = source.Content.Span;
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (bytes.Length > maxBytes)
        {
            failure = ReadFailure.TooLong;
            return false;
        }
        if (!TryDecode(bytes, out var content))
        {
            failure = ReadFailure.Undecodable;
            return false;
        }
        if (string.IsNullOrWhiteSpace(content))
        {
            failure = ReadFailure.Empty;
            return false;
        }
        if (!Han.IsIn(content))
        {
            failure = ReadFailure.NotChinese;
            return false;
        }
        failure = default;
        text = new DecodedText(content, mediaType, Name, Version);
        return true;
    }

    private static string? FormatOf(SourceFile source) => source.MediaType?.ToLowerInvariant() switch
    {
        PlainText => PlainText,
        Markdown or "text/x-markdown" => Markdown,
        null or "" or "application/octet-stream" => Path.GetExtension(source.Name)?.ToLowerInvariant() switch
        {
            ".txt" => PlainText,
            ".md" or ".markdown" => Markdown,
            _ => null,
        },
        _ => null,
    };

    private static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? content)
    {
        content = null;
        if (!Utf8.IsValid(bytes))
            return false;
        content = Encoding.UTF8.GetString(bytes);
        return !content.AsSpan().ContainsAny(Controls);
    }
}
