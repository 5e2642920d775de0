using System.IO.Compression;
using System.Xml;

namespace Tracker.Extraction.Formats.Word;

/// <summary>
/// The parts of a DOCX as XML, read straight from the archive. What is really inflated is counted over all parts, no
/// part may define entities or nest deeply, and nothing is held in memory as a whole.
/// </summary>
internal sealed class WordPackage : IDisposable
{
    private const string Relationships = "_rels/.rels";
    private const string UsualDocument = "word/document.xml";

    private readonly ZipArchive _archive;
    private readonly InflationBudget _budget;

    /// <exception cref="InvalidDataException">The archive is broken.</exception>
    public WordPackage(ReadOnlyMemory<byte> content, InflationBudget budget)
    {
        _archive = new ZipArchive(new ReadOnlyMemoryStream(content), ZipArchiveMode.Read);
        _budget = budget;
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>Name of the part with the document's words; null in an archive that is no DOCX.</summary>
    public string? FindDocument()
    {
        var name = UsualDocument;
        if (_archive.GetEntry(Relationships) is { } relationships)
        {
            using var xml = Open(relationships);
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship"
                    && xml.GetAttribute("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)
                {
                    name = xml.GetAttribute("Target")?.TrimStart('/') ?? name;
                }
            }
        }
        return _archive.GetEntry(name) is null ? null : name;
    }

    /// <summary>Opens a part; null where it is missing.</summary>
    public BoundedXml? Open(string name) => _archive.GetEntry(name) is { } entry ? Open(entry) : null;

    private BoundedXml Open(ZipArchiveEntry entry) => new(new InflationCounter(entry.Open(), _budget));
}
