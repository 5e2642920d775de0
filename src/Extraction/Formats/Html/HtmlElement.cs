using AngleSharp.Html.Parser.Tokens;

namespace Tracker.Extraction.Formats.Html;

/// <summary>An element by what its start tag says of it.</summary>
internal readonly record struct HtmlElement(
    string Name, string? Id, string? Class, string? Role, string? ItemProperty, bool IsHidden)
{
    public static HtmlElement From(HtmlTagToken tag)
    {
        var element = new HtmlElement(tag.Name, null, null, null, null, false);
        foreach (var attribute in tag.Attributes)
        {
            element = attribute.Name switch
            {
                "id" => element with { Id = attribute.Value },
                "class" => element with { Class = attribute.Value },
                "role" => element with { Role = attribute.Value },
                "itemprop" => element with { ItemProperty = attribute.Value },
                "hidden" => element with { IsHidden = true },
                "style" when HidesAll(attribute.Value) => element with { IsHidden = true },
                _ => element,
            };
        }
        return element;
    }

    private static bool HidesAll(string style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style.AsSpan(at + "display".Length).TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }
}
