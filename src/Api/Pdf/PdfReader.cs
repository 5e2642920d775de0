using System.Text;
using Tracker.Extraction.Formats;
using Tracker.Extraction.Formats.Pdf;

namespace Tracker.Api.Pdf;

/// <summary>Reads PDF that has a text layer: paragraphs one a line, without running heads and page numbers.</summary>
public sealed class PdfReader(PdfOptions options) : ISourceReader, IDisposable
{
    private const string Installation = "install poppler (Debian and Ubuntu: apt-get install poppler-utils poppler-data; macOS: brew install poppler)"
        + " or set Pdf:PdfToText to the path of its pdftotext";

    // Single signs, such as bullets, may be drawings that stand for no character; words may not.
    private const int OneUnknownIn = 100;

    private readonly PdfToText _pdfToText = new(options);

    public string Name => "pdf";

    public int Version => 1;

    public string Format => "PDF";

    public IReadOnlyList<string> MediaTypes { get; } = ["application/pdf", "application/x-pdf"];

    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    public bool HasSignature => true;

    public void Dispose() => _pdfToText.Dispose();

    public async ValueTask<(DecodedText? Text, ReadFailure? Failure)> ReadAsync(
        SourceFile source, int maxTextBytes, CancellationToken cancellationToken)
    {
        if (!PdfFile.IsWhole(source.Content.Span))
            return (null, new DamagedFile(Format, "its end is missing, so it was cut off on the way"));
        var run = await _pdfToText.RunAsync(source.Content, maxTextBytes, cancellationToken);
        return run.End switch
        {
            PdfToTextEnd.NotInstalled => (null, new ReaderNotInstalled(Installation)),
            PdfToTextEnd.TimedOut => (null, new TooCostlyToRead($"{options.Timeout.TotalSeconds:0} seconds")),
            PdfToTextEnd.WroteTooMuch => (null, new TooMuchText()),
            PdfToTextEnd.Killed => (null, new TooCostlyToRead($"{options.MaxMegabytes} MB of memory")),
            _ => Read(run),
        };
    }

    private (DecodedText?, ReadFailure?) Read(PdfToTextRun run)
    {
        // The program's exit codes leave open what went wrong; its words are stable and never translated.
        if (run.Errors.Contains("Incorrect password", StringComparison.Ordinal) || run.Errors.Contains("Copying of text", StringComparison.Ordinal))
            return (null, new EncryptedFile(Format));
        if (run.Errors.Contains("Missing language pack", StringComparison.Ordinal))
            return (null, new ReaderNotInstalled("install poppler-data: this file's Chinese fonts cannot be read without it"));
        if (run.Errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || run.Errors.Contains("bad_alloc", StringComparison.Ordinal))
            return (null, new TooCostlyToRead($"{options.MaxMegabytes} MB of memory"));
        if (run.ExitCode != 0)
            return (null, new DamagedFile(Format, "pdftotext finds no pages that it can read in it"));
        var text = PdfPages.ToText(Encoding.UTF8.GetString(run.Output));
        if (text.Length == 0)
            return (null, new NoTextLayer());
        return text.AsSpan().Count('\uFFFD') * OneUnknownIn > text.Length
            ? (null, new DamagedFile(Format, "its fonts do not say which characters they show"))
            : (new DecodedText(text, MediaTypes[0], Name, Version), null);
    }
}
