namespace Tracker.Extraction.Formats.Html;

/// <summary>What the elements around a piece of text make of it.</summary>
[Flags]
internal enum Surroundings
{
    None = 0,

    /// <summary>What never holds a report.</summary>
    Furniture = 1,

    /// <summary>What is no report by its class or id, which some pages set without thought.</summary>
    NamedFurniture = 32,

    /// <summary>What the page marks as its report.</summary>
    Main = 2,

    Link = 4,

    ListItem = 8,

    Preformatted = 16,
}

/// <summary>
/// The elements open at a place. Pages leave out end tags and set them wrong; what closes what follows HTML's own rules
/// as far as they matter to where text stands.
/// </summary>
internal sealed class OpenElements
{
    /// <summary>As deep as browsers build their trees.</summary>
    public const int MaxDepth = 512;

    private static readonly HashSet<string> Void = new(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "frame", "keygen",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
        "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "o:p", "nobr",
    };

    // What the next of its kind closes, up to the element that holds them.
    private static readonly Dictionary<string, (string[] Closed, string[] Holders)> Siblings = new(StringComparer.Ordinal)
    {
        ["li"] = (["li"], ["ul", "ol", "menu"]),
        ["dt"] = (["dt", "dd"], ["dl"]),
        ["dd"] = (["dt", "dd"], ["dl"]),
        ["td"] = (["td", "th"], ["table", "tr"]),
        ["th"] = (["td", "th"], ["table", "tr"]),
        ["tr"] = (["tr"], ["table"]),
        ["tbody"] = (["thead", "tbody", "tfoot"], ["table"]),
        ["tfoot"] = (["thead", "tbody", "tfoot"], ["table"]),
        ["option"] = (["option"], ["select", "datalist"]),
        ["body"] = (["head"], ["html"]),
    };

    private readonly List<(string Name, Surroundings Surroundings)> _open = [];

    public Surroundings Surroundings => _open.Count == 0 ? Surroundings.None : _open[^1].Surroundings;

    public bool IsTooDeep => _open.Count > MaxDepth;

    /// <summary>Whether text in the element goes on in the line of the text before it.</summary>
    public static bool IsInline(string name) => Inline.Contains(name);

    public static bool IsVoid(string name) => Void.Contains(name);

    /// <param name="own">What the element itself adds.</param>
    public void Open(string name, Surroundings own)
    {
        if (Siblings.TryGetValue(name, out var rule))
            CloseNearest(rule.Closed, rule.Holders);
        else if (!IsInline(name))
            CloseParagraph();
        var inherited = Surroundings;
        if (own.HasFlag(Surroundings.Main))
            inherited &= ~(Surroundings.Link | Surroundings.NamedFurniture);
        _open.Add((name, inherited | own));
    }

    public void Close(string name)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Name == name)
            {
                _open.RemoveRange(i, _open.Count - i);
                return;
            }
            if ((IsInline(name) && !IsInline(_open[i].Name)) || (_open[i].Name is "td" or "th" or "table" && !IsOfTable(name)))
                return;
        }
    }

    private void CloseNearest(string[] closed, string[] holders)
    {
        for (var i = _open.Count - 1; i >= 0 && !holders.Contains(_open[i].Name); i--)
        {
            if (closed.Contains(_open[i].Name))
            {
                _open.RemoveRange(i, _open.Count - i);
                return;
            }
        }
    }

    private void CloseParagraph()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Name == "p")
            {
                _open.RemoveRange(i, _open.Count - i);
                return;
            }
            if (!IsInline(_open[i].Name))
                return;
        }
    }

    private static bool IsOfTable(string name) => name is "td" or "th" or "tr" or "table" or "tbody" or "thead" or "tfoot" or "html" or "body";
}
