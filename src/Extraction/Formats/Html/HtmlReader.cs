using Tracker.Extraction.Formats.Encodings;

namespace Tracker.Extraction.Formats.Html;

/// <summary>Reads web pages: the report's paragraphs one a line, headings and list items marked as in Markdown.</summary>
public sealed class HtmlReader : ISourceReader
{
    public string Name => "html";

    public int Version => 1;

    public string Format => "HTML";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/html", "application/xhtml+xml"];

    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    public bool HasSignature => false;

    public ValueTask<(DecodedText? Text, ReadFailure? Failure)> ReadAsync(
        SourceFile source, int maxTextBytes, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Read(source, maxTextBytes, cancellationToken));

    private (DecodedText?, ReadFailure?) Read(SourceFile source, int maxTextBytes, CancellationToken cancellationToken)
    {
        var (page, encoding, failure) = Decode(source);
        if (page is null)
            return (null, failure);
        var (title, lines, unreadable) = PageLines.Read(page, PageFurniture.BuiltIn, cancellationToken);
        if (unreadable is not null)
            return (null, unreadable);
        var text = new BoundedText(maxTextBytes);
        var report = PageContent.Of(lines, PageFurniture.BuiltIn);
        if (report.Count > 0 && !report.Any(line => line.Level is 1 or 2) && Headline(title) is { Length: > 0 } headline)
            text.AddParagraph(headline, 1);
        foreach (var line in report)
            text.AddParagraph(line.Text, line.Level, line.IsListItem);
        return text.IsOver
            ? (null, new TooMuchText())
            : (new DecodedText(text.ToString(), encoding!.Mark(MediaTypes[0]), Name, Version), null);
    }

    /// <summary>By what the sender says; else by what the page says where that is true; else by the bytes.</summary>
    private static (string? Page, TextEncoding? Encoding, ReadFailure? Failure) Decode(SourceFile source)
    {
        var bytes = source.Content.Span;
        if (source.Encoding is null && MetaCharset.In(bytes) is { } own)
        {
            var (page, encoding, _) = TextDecoder.Decode(bytes, own);
            if (page is not null)
                return (page, encoding, null);
        }
        return TextDecoder.Decode(bytes, source.Encoding);
    }

    /// <summary>A page's title without the site's name behind it: '会议召开_江南晚报'.</summary>
    private static string Headline(string? title)
    {
        var words = (title ?? "").AsSpan().Trim();
        var end = words.IndexOfAny("_|");
        if (end < 0)
            end = words.IndexOf(" - ");
        words = end > 0 ? words[..end].TrimEnd() : words;
        return words.ToString().ReplaceLineEndings(" ");
    }
}
