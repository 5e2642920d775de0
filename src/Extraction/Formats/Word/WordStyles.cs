using System.Globalization;
using System.Xml;

namespace Tracker.Extraction.Formats.Word;

/// <summary>What the paragraph styles of a document say of its paragraphs.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);

    /// <param name="xml">The styles part; null where there is none.</param>
    public WordStyles(BoundedXml? xml)
    {
        string? id = null;
        var style = new Style();
        while (xml?.Read() == true)
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "style"):
                    (id, style) = (xml.GetAttribute("styleId"), new Style());
                    break;
                case (XmlNodeType.Element, "name"):
                    style = style with { Name = xml.GetAttribute("val") };
                    break;
                case (XmlNodeType.Element, "basedOn"):
                    style = style with { BasedOn = xml.GetAttribute("val") };
                    break;
                case (XmlNodeType.Element, "outlineLvl"):
                    style = style with { Outline = OutlineLevel(xml.GetAttribute("val")) };
                    break;
                case (XmlNodeType.EndElement, "style") when id is not null:
                    _styles[id] = style;
                    break;
            }
        }
    }

    /// <summary>The heading level of a paragraph in a style, 0 for a text's.</summary>
    public int LevelOf(string? styleId)
    {
        for (var hops = 0; styleId is not null && hops < LongestChain && _styles.TryGetValue(styleId, out var style); hops++)
        {
            if (style.Name is { } name)
            {
                if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
                    return 1;
                if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan("heading ".Length), CultureInfo.InvariantCulture, out var level))
                    return level;
            }
            if (style.Outline is { } outline)
                return outline;
            styleId = style.BasedOn;
        }
        return 0;
    }

    /// <summary>Whether paragraphs in a style are lines of a table of contents.</summary>
    public bool IsContents(string? styleId) =>
        styleId is not null && _styles.TryGetValue(styleId, out var style)
        && style.Name?.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Word counts levels from 0; 9 is text.</summary>
    public static int? OutlineLevel(string? value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var level) ? level is >= 0 and < 9 ? level + 1 : 0 : null;

    private sealed record Style(string? Name = null, string? BasedOn = null, int? Outline = null);
}
