using Tracker.Extraction.Words;

namespace Tracker.Extraction.Regions;

/// <summary><c>regions.yaml</c> and the files that extend it, by section.</summary>
internal sealed class RegionFile
{
    public const string Name = "regions.yaml";

    private static readonly string[] Sections =
    [
        "regions", "alsoCalled", "abbreviations", "abbreviatedAfter", "abbreviatedAlone", "collectives", "deictics",
        "bodies", "national", "othersNext", "othersNear", "lines", "plain", "titles", "titleParts", "congresses",
        "venuePrefixes", "venueVerbs", "inPassing", "traps", "ordinary", "publishers", "bodyEndings", "offices", "meetings",
        "studied", "aims", "beforeLater", "countiesKnownBare", "signs", "wordsBefore", "wordsBehind", "papers",
    ];

    private readonly List<LexiconNode> _files;

    /// <exception cref="LexiconException">A file is missing, no YAML, or has an unknown section.</exception>
    public RegionFile(LexiconFiles files) =>
        _files = [.. files.Named(Name).Select(file => LexiconNode.Read(file).AllowOnly(Sections))];

    public IEnumerable<LexiconNode> Items(string section) => Find(section).SelectMany(node => node.Items());

    public IEnumerable<string> Words(string section) => Find(section).SelectMany(node => node.Words());

    public IEnumerable<KeyValuePair<string, LexiconNode>> Entries(string section) =>
        Find(section).SelectMany(node => node.Entries());

    private IEnumerable<LexiconNode> Find(string section) =>
        _files.Select(file => file.Find(section)).OfType<LexiconNode>();
}
