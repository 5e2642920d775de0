using Tracker.Extraction.Words;

namespace Tracker.Extraction.Themes;

/// <summary><c>themes.yaml</c> and the files that extend it.</summary>
internal sealed class ThemeFile
{
    public const string Name = "themes.yaml";

    private readonly List<LexiconNode> _files;

    /// <exception cref="LexiconException">A file is missing, no YAML, or has an unknown section.</exception>
    public ThemeFile(LexiconFiles files) =>
        _files =
        [
            .. files.Named(Name).Select(file => LexiconNode.Read(file)
                .AllowOnly("themes", "appliedIn", "inCommon", "examplesOf", "frames", "purposes", "targets", "bodies", "notBodies", "attitude", "notThemes")),
        ];

    /// <summary>The themes; one whose names are given in another file may leave them out.</summary>
    public IEnumerable<LexiconNode> Themes() =>
        Find("themes")
            .SelectMany(node => node.Items())
            .Select(node => node.AllowOnly("code", "zh-Hans", "zh-Hant", "en", "words", "own", "lone", "weak", "pairs"));

    public IEnumerable<string> Words(string section) => Find(section).SelectMany(node => node.Words());

    private IEnumerable<LexiconNode> Find(string section) =>
        _files.Select(file => file.Find(section)).OfType<LexiconNode>();
}
