using System.Collections.Immutable;
using System.Globalization;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary>What a place is called beside its official name.</summary>
/// <param name="Short">The name without its suffix, where that may be said alone.</param>
/// <param name="Others">Former names, aliases.</param>
/// <param name="Later">Short forms that count once a longer name has been given.</param>
/// <param name="Silent">Its name gives no region: it is said too often in passing.</param>
internal sealed record PlaceNames(
    string? Short, IReadOnlyList<string> Others, IReadOnlyList<string> Later, bool Silent = false)
{
    public static PlaceNames Only(string? shortName, IReadOnlyList<string> others) => new(shortName, others, []);
}

/// <summary>Reads the places from <c>divisions.tsv</c> and <c>regions.yaml</c>.</summary>
internal sealed class GazetteerReader
{
    private readonly List<Region> _regions = [];
    private readonly Dictionary<string, PlaceNames> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _memberOf = new(StringComparer.Ordinal);
    private readonly List<(string Slug, string UsedAs, Func<string, LexiconException> Fault)> _mentioned = [];

    private GazetteerReader()
    {
    }

    /// <summary>The places, and by slug what they are called.</summary>
    /// <exception cref="LexiconException">A slug is given twice, or a parent or member is unknown.</exception>
    public static (Gazetteer Gazetteer, IReadOnlyDictionary<string, PlaceNames> Names) Read(
        LexiconFiles files, RegionFile regions)
    {
        var reader = new GazetteerReader();
        foreach (var node in regions.Items("regions"))
            reader.AddRegion(node);
        foreach (var file in files.Named("divisions.tsv"))
            reader.AddDivisions(file);
        foreach (var (slug, words) in regions.Entries("alsoCalled"))
            reader.AddAliases(slug, words);
        return (reader.Build(), reader._names);
    }

    private void AddRegion(LexiconNode node)
    {
        node.AllowOnly(
            "slug", "name", "nameHant", "nameEn", "level", "parent", "codes", "members", "words", "later", "silent");
        var slug = node.Get("slug").Text();
        foreach (var member in node.Find("members")?.Words() ?? [])
        {
            _mentioned.Add((member, "member", node.Fault));
            (_memberOf.TryGetValue(member, out var places) ? places : _memberOf[member] = []).Add(slug);
        }

        Add(
            new Region(
                slug,
                node.Get("name").Text(),
                node.Get("nameHant").Text(),
                node.Get("nameEn").Text(),
                node.Get("level").Text(),
                node.Find("parent")?.Text(),
                Codes(node.Find("codes")?.Text() ?? "", node.Fault),
                []),
            new PlaceNames(
                null,
                [.. node.Find("words")?.Words() ?? []],
                [.. node.Find("later")?.Words() ?? []],
                node.Find("silent") is not null),
            node.Fault);
    }

    private void AddDivisions(LexiconFile file)
    {
        string[] columns = ["slug", "name", "nameHant", "nameEn", "level", "parent", "codes", "short", "formerly"];
        foreach (var row in LexiconTable.Read(file, columns))
        {
            Add(
                new Region(
                    row["slug"],
                    row["name"],
                    row["nameHant"],
                    NullIfEmpty(row["nameEn"]),
                    row["level"],
                    NullIfEmpty(row["parent"]),
                    Codes(row["codes"], row.Fault),
                    []),
                PlaceNames.Only(NullIfEmpty(row["short"]), Split(row["formerly"])),
                row.Fault);
        }
    }

    private void AddAliases(string slug, LexiconNode words)
    {
        if (!_names.TryGetValue(slug, out var names))
            throw words.Fault($"no place has the slug '{slug}'");
        _names[slug] = names with { Others = [.. names.Others, .. words.Words()] };
    }

    private void Add(Region region, PlaceNames names, Func<string, LexiconException> fault)
    {
        if (!_names.TryAdd(region.Slug, names))
            throw fault($"the slug '{region.Slug}' is given twice");
        if (region.Parent is { } parent)
            _mentioned.Add((parent, "parent", fault));
        _regions.Add(region);
    }

    private Gazetteer Build()
    {
        foreach (var (slug, usedAs, fault) in _mentioned)
        {
            if (!_names.ContainsKey(slug))
                throw fault($"the {usedAs} '{slug}' is no place's slug");
        }

        return new Gazetteer(
            [.. _regions.Select(region => region with { MemberOf = _memberOf.GetValueOrDefault(region.Slug) ?? [] })]);
    }

    /// <summary>Reads <c>320683:-2008;320612:2009-</c>: a code, the first and the last year it was valid.</summary>
    private static ImmutableArray<RegionCode> Codes(string text, Func<string, LexiconException> fault)
    {
        var codes = ImmutableArray.CreateBuilder<RegionCode>();
        foreach (var part in Split(text))
        {
            if (part.Split(':', '-') is not [{ Length: 6 } code, var from, var to] || !code.All(char.IsAsciiDigit))
                throw fault($"'{part}' is no code with its years (320612:2009-)");
            codes.Add(new RegionCode(code, Year(from), Year(to)));
        }

        return codes.ToImmutable();

        int? Year(string digits) =>
            digits.Length == 0 ? null
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year
            : throw fault($"'{digits}' is no year");
    }

    private static string[] Split(string cell) => cell.Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static string? NullIfEmpty(string cell) => cell.Length == 0 ? null : cell;
}
