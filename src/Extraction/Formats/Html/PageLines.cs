using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Tracker.Extraction.Formats.Html;

/// <summary>
/// Takes a page's text out of its markup, line by line, without building a tree: linear in time whatever the page, and
/// no deeper than the list of open elements.
/// </summary>
internal sealed class PageLines
{
    private const int LongestHeading = 100;
    private const int LongestTitle = 200;

    private readonly PageFurniture _furniture;
    private readonly OpenElements _open = new();
    private readonly List<PageLine> _lines = [];
    private readonly StringBuilder _line = new();
    private int _linked;
    private int _level;
    private Surroundings _around;
    private string? _title;
    private bool _titleIsRead;

    private PageLines(PageFurniture furniture) => _furniture = furniture;

    /// <returns>The page's title and lines, or why it cannot be read.</returns>
    public static (string? Title, IReadOnlyList<PageLine> Lines, ReadFailure? Failure) Read(
        string page, PageFurniture furniture, CancellationToken cancellationToken)
    {
        var lines = new PageLines(furniture);
        using var source = new TextSource(page);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true, DisableElementPositionTracking = true };
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines.Take(token, tokens);
            if (lines._open.IsTooDeep)
                return (null, [], new NestedTooDeeply(OpenElements.MaxDepth));
        }
        lines.EndLine();
        return (lines._title, lines._lines, null);
    }

    private void Take(HtmlToken token, HtmlTokenizer tokens)
    {
        switch (token.Type)
        {
            case HtmlTokenType.Character:
                Write(token.Data);
                break;
            case HtmlTokenType.StartTag:
                Open(token.AsTag(), tokens);
                break;
            case HtmlTokenType.EndTag:
                Close(token.Name);
                break;
        }
    }

    private void Open(HtmlTagToken tag, HtmlTokenizer tokens)
    {
        var name = tag.Name;
        tokens.State = ContentOf(name);
        if (name == "title" && _title is null)
            _title = "";
        if (!OpenElements.IsInline(name) && name is not ("wbr" or "img"))
            EndLine();
        if (OpenElements.IsVoid(name))
            return;
        _open.Open(name, _furniture.Of(HtmlElement.From(tag)) | name switch
        {
            "a" => Surroundings.Link,
            "li" => Surroundings.ListItem,
            "pre" => Surroundings.Preformatted,
            _ => Surroundings.None,
        });
        if (HeadingLevel(name) is > 0 and var level)
            _level = level;
    }

    private void Close(string name)
    {
        if (name == "title")
            _titleIsRead = true;
        if (!OpenElements.IsInline(name) && !OpenElements.IsVoid(name))
            EndLine();
        _open.Close(name);
        if (HeadingLevel(name) > 0)
            _level = 0;
    }

    private void Write(string data)
    {
        if (_title is not null && !_titleIsRead)
        {
            if (_title.Length < LongestTitle)
                _title += data[..Math.Min(data.Length, LongestTitle)];
            return;
        }
        var around = _open.Surroundings;
        if (around.HasFlag(Surroundings.Furniture))
            return;
        var preformatted = around.HasFlag(Surroundings.Preformatted);
        foreach (var c in data)
        {
            if (preformatted && c == '\n')
                EndLine();
            else if (IsBlank(c))
                WriteBlank();
            else if (c is not ('\u200B' or '\uFEFF' or '\u00AD') && !char.IsControl(c))
                Write(c, around);
        }
    }

    private void Write(char c, Surroundings around)
    {
        if (_line.Length == 0)
            _around = around;

        // A page's source is wrapped anywhere; between Chinese characters the wrap is no blank.
        if (_line.Length > 1 && _line[^1] == ' ' && IsWide(c) && IsWide(_line[^2]))
            _line.Length--;
        _line.Append(c);
        if (around.HasFlag(Surroundings.Link))
            _linked++;
    }

    private void WriteBlank()
    {
        if (_line.Length > 0 && _line[^1] != ' ')
            _line.Append(' ');
    }

    private void EndLine()
    {
        var text = _line.ToString().Trim();
        if (text.Length > 0)
        {
            _lines.Add(new PageLine(
                text,
                text.Length <= LongestHeading ? _level : 0,
                _around.HasFlag(Surroundings.ListItem),
                _around.HasFlag(Surroundings.Main),
                _around.HasFlag(Surroundings.NamedFurniture),
                _linked));
        }
        _line.Clear();
        _linked = 0;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f' or '\u00A0' or '\u3000' or (>= '\u2000' and <= '\u200A');

    private static bool IsWide(char c) => c >= '\u2E80';

    private static int HeadingLevel(string name) => name.Length == 2 && name[0] == 'h' && name[1] is >= '1' and <= '6' ? name[1] - '0' : 0;

    // What a tree builder would tell the tokenizer: in these, markup is text.
    private static HtmlParseMode ContentOf(string name) => name switch
    {
        "title" or "textarea" => HtmlParseMode.RCData,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "script" => HtmlParseMode.Script,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };
}
