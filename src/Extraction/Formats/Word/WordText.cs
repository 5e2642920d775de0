using System.Xml;

namespace Tracker.Extraction.Formats.Word;

/// <summary>
/// Takes the words out of a document part (WordprocessingML, ECMA-376 part 1, chapter 17): what was deleted or hidden is
/// left out, and so are the codes of fields and the second copy that older readers get of a drawing's text.
/// </summary>
internal sealed class WordText(WordStyles styles, BoundedText text)
{
    // Paragraphs stand in one another where a text box hangs on one.
    private readonly Stack<WordParagraph> _open = new();
    private bool _inRun;
    private bool _inText;
    private bool _isHidden;

    /// <summary>Reads on until the end or until the text is longer than allowed.</summary>
    public void Read(BoundedXml xml, CancellationToken cancellationToken)
    {
        var skipped = 0;
        while (!text.IsOver && xml.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var element = xml.NodeType == XmlNodeType.Element;
            if (skipped > 0 || (element && IsLeftOut(xml.LocalName)))
            {
                if (element && !xml.IsEmptyElement)
                    skipped++;
                else if (xml.NodeType == XmlNodeType.EndElement)
                    skipped--;
            }
            else if (element)
            {
                Start(xml);
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                End(xml.LocalName);
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA && _inText)
            {
                Write(xml.Value);
            }
        }
        while (_open.TryPop(out var paragraph))
            paragraph.AddTo(text, styles);
    }

    private static bool IsLeftOut(string name) => name is "del" or "moveFrom" or "Fallback" or "pPrChange" or "rPrChange" or "instrText" or "delText";

    private void Start(BoundedXml xml)
    {
        switch (xml.LocalName)
        {
            case "p":
                if (!xml.IsEmptyElement)
                    _open.Push(new WordParagraph());
                break;
            case "pStyle" when _open.TryPeek(out var paragraph):
                paragraph.Style = xml.GetAttribute("val");
                break;
            case "outlineLvl" when _open.TryPeek(out var paragraph):
                paragraph.Outline = WordStyles.OutlineLevel(xml.GetAttribute("val"));
                break;
            case "numId" when _open.TryPeek(out var paragraph):
                paragraph.IsNumbered = xml.GetAttribute("val") is not "0";
                break;
            case "r":
                (_inRun, _isHidden) = (!xml.IsEmptyElement, false);
                break;
            case "vanish" when _inRun:
                _isHidden = xml.GetAttribute("val") is not ("0" or "false" or "off");
                break;
            case "t":
                _inText = !xml.IsEmptyElement;
                break;
            case "tab" when _inRun:
                Write(" ");
                break;
            case "br" or "cr" when _inRun:
                Write("\n");
                break;
            case "noBreakHyphen":
                Write("-");
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "t":
                _inText = false;
                break;
            case "r":
                _inRun = false;
                break;
            case "p" when _open.TryPop(out var paragraph):
                paragraph.AddTo(text, styles);
                break;
        }
    }

    private void Write(string words)
    {
        if (!_isHidden && _open.TryPeek(out var paragraph))
            paragraph.Write(words);
    }
}
