using System.Xml;

namespace Tracker.Extraction.Formats.Word;

/// <summary>Walks through XML that may be hostile, node by node.</summary>
internal sealed class BoundedXml(InflationCounter part) : IDisposable
{
    /// <summary>Word's own documents stay far below.</summary>
    public const int MaxDepth = 512;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly XmlReader _xml = XmlReader.Create(part, Settings);

    public XmlNodeType NodeType => _xml.NodeType;

    public string LocalName => _xml.LocalName;

    public bool IsEmptyElement => _xml.IsEmptyElement;

    public string Value => _xml.Value;

    /// <exception cref="XmlException">It is not well-formed, or has a document type.</exception>
    /// <exception cref="NestingException">It nests too deeply.</exception>
    /// <exception cref="InflationException">The node is too long, or all of it.</exception>
    public bool Read()
    {
        part.BeginNode();
        var more = _xml.Read();
        return _xml.Depth <= MaxDepth ? more : throw new NestingException();
    }

    /// <summary>An attribute of the element, in whatever namespace: Word has two sets of them for one thing.</summary>
    public string? GetAttribute(string localName)
    {
        for (var found = _xml.MoveToFirstAttribute(); found; found = _xml.MoveToNextAttribute())
        {
            if (_xml.LocalName != localName)
                continue;
            var value = _xml.Value;
            _xml.MoveToElement();
            return value;
        }
        _xml.MoveToElement();
        return null;
    }

    public void Dispose() => _xml.Dispose();
}

/// <summary>XML nests too deeply.</summary>
public sealed class NestingException : Exception;
