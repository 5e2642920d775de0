using System.Buffers;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Tracker.Extraction.Formats.Html;

/// <summary>The words of <c>web-furniture.yaml</c>, by which a page's menus, buttons and links are told from its report.</summary>
internal sealed class PageFurniture
{
    private const int LongestLine = 80;
    private const int LongestSectionHead = 12;
    private const int FewestCrumbs = 2;

    private readonly HashSet<string> _elements;
    private readonly HashSet<string> _roles;
    private readonly HashSet<string> _main;
    private readonly HashSet<string> _names;
    private readonly SearchValues<string> _lines;
    private readonly string[] _sections;

    private PageFurniture(Words words)
    {
        _elements = Set(words.Elements);
        _roles = Set(words.Roles);
        _main = Set(words.Main);
        _names = Set(words.Names);
        _lines = SearchValues.Create([.. Set(words.Lines)], StringComparison.OrdinalIgnoreCase);
        _sections = [.. Set(words.Sections)];
    }

    public static PageFurniture BuiltIn { get; } = Load();

    /// <summary>What an element makes of the text in it.</summary>
    public Surroundings Of(HtmlElement element)
    {
        if (_elements.Contains(element.Name) || element.IsHidden || (element.Role is { } role && _roles.Contains(role)))
            return Surroundings.Furniture;
        if (IsMain(element))
            return Surroundings.Main;
        return element.Name is not ("html" or "body") && (HoldsName(element.Class) || HoldsName(element.Id))
            ? Surroundings.NamedFurniture
            : Surroundings.None;
    }

    /// <summary>Whether a line is a page's own, such as a copyright line or the way to where the reader is.</summary>
    public bool IsLine(ReadOnlySpan<char> line) =>
        line.Length <= LongestLine
        && !line.Contains('。')
        && (line.ContainsAny(_lines) || line.Count('>') + line.Count('›') + line.Count('»') >= FewestCrumbs);

    /// <summary>Whether a line stands over links to other reports or over comments.</summary>
    public bool HeadsSection(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestSectionHead)
            return false;
        foreach (var section in _sections)
        {
            if (line.StartsWith(section))
                return true;
        }
        return false;
    }

    private static PageFurniture Load()
    {
        using var stream = typeof(PageFurniture).Assembly.GetManifestResourceStream("web-furniture.yaml")!;
        using var reader = new StreamReader(stream);
        return new PageFurniture(new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Words>(reader));
    }

    private static HashSet<string> Set(IEnumerable<string> rows) =>
        rows.SelectMany(row => row.Split(' ')).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private bool IsMain(HtmlElement element) =>
        _main.Contains(element.Name)
        || element.ItemProperty is "articleBody"
        || (element.Id is { } id && _main.Contains(id))
        || (element.Class?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(_main.Contains) ?? false);

    /// <summary>Looks for a whole word: 'share-box' and 'newsShare' hold share, 'shareholders' does not.</summary>
    private bool HoldsName(string? value)
    {
        if (value is null)
            return false;
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        var start = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            var ends = i == value.Length || !char.IsAsciiLetter(value[i]) || (i > start && char.IsAsciiLetterUpper(value[i]) && char.IsAsciiLetterLower(value[i - 1]));
            if (!ends)
                continue;
            if (names.Contains(value.AsSpan(start, i - start)))
                return true;
            start = i < value.Length && char.IsAsciiLetter(value[i]) ? i : i + 1;
        }
        return false;
    }

    private sealed class Words
    {
        public List<string> Elements { get; set; } = [];

        public List<string> Roles { get; set; } = [];

        public List<string> Main { get; set; } = [];

        public List<string> Names { get; set; } = [];

        public List<string> Sections { get; set; } = [];

        public List<string> Lines { get; set; } = [];
    }
}
