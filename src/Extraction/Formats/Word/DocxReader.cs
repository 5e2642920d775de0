using System.Xml;

namespace Tracker.Extraction.Formats.Word;

/// <summary>
/// Reads DOCX: paragraphs one a line, headings and list items marked as in Markdown; without headers, footers, notes and
/// the table of contents.
/// </summary>
public sealed class DocxReader : ISourceReader
{
    // Word's markup takes many times the room of the words, but no report comes near to the limit for words.
    private const int InflationOfText = 8;
    private const int LeastInflation = 16 * 1024 * 1024;

    public string Name => "docx";

    public int Version => 1;

    public string Format => "DOCX";

    public IReadOnlyList<string> MediaTypes { get; } =
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-word.document.macroenabled.12",
    ];

    public IReadOnlyList<string> Extensions { get; } = [".docx", ".docm"];

    public bool HasSignature => true;

    public ValueTask<(DecodedText? Text, ReadFailure? Failure)> ReadAsync(
        SourceFile source, int maxTextBytes, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Read(source.Content, maxTextBytes, cancellationToken));

    private (DecodedText?, ReadFailure?) Read(ReadOnlyMemory<byte> content, int maxTextBytes, CancellationToken cancellationToken)
    {
        if (ContentSignature.IsEncryptedOffice(content.Span))
            return (null, new EncryptedFile(Format));
        var budget = new InflationBudget(Math.Max(LeastInflation, (long)maxTextBytes * InflationOfText), maxTextBytes + 1024);
        var text = new BoundedText(maxTextBytes);
        try
        {
            using var package = new WordPackage(content, budget);
            if (package.FindDocument() is not { } name)
                return (null, new DamagedFile(Format, "the archive holds no Word document"));
            using var styles = package.Open(Beside(name, "styles.xml"));
            using var document = package.Open(name)!;
            new WordText(new WordStyles(styles), text).Read(document, cancellationToken);
        }
        catch (InflationException)
        {
            return (null, new InflatesTooFar(budget.MaxBytes));
        }
        catch (NestingException)
        {
            return (null, new NestedTooDeeply(BoundedXml.MaxDepth));
        }
        catch (XmlException exception)
        {
            // The reader has one exception for all; only what it was forbidden mentions the DTD.
            return (null, exception.Message.Contains("DTD", StringComparison.Ordinal)
                ? new DocumentTypeRefused()
                : new DamagedFile(Format, $"its XML is broken at line {exception.LineNumber}, position {exception.LinePosition}"));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return (null, new DamagedFile(Format, "the archive is cut off or broken"));
        }
        return text.IsOver
            ? (null, new TooMuchText())
            : (new DecodedText(text.ToString(), MediaTypes[0], Name, Version), null);
    }

    private static string Beside(string part, string name) => part[..(part.LastIndexOf('/') + 1)] + name;
}
