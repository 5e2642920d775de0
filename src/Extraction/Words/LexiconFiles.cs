using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Extraction.Words;

/// <summary>One data file of the lexicon: its path below the lexicon's folder (with '/'), and its text.</summary>
public sealed record LexiconFile(string Name, string Text);

/// <summary>
/// The data files that the rules read. A file of the same name overrides a built-in one; <c>themes.NAME.yaml</c>
/// extends <c>themes.yaml</c>, and so for every file.
/// </summary>
public sealed class LexiconFiles
{
    private const string ResourcePrefix = "Lexicon/";
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    public LexiconFiles(IEnumerable<LexiconFile> files)
    {
        // Line ends differ between checkouts, meaning doesn't.
        foreach (var file in files)
            _files[file.Name] = file.Text.ReplaceLineEndings("\n");
        Version = Hash();
    }

    /// <summary>The files this assembly carries.</summary>
    public static LexiconFiles BuiltIn { get; } = new(ReadResources());

    /// <summary>Twelve hexadecimal digits that change with any file's name or content.</summary>
    public string Version { get; }

    /// <summary>These files with the given ones added or put in their places.</summary>
    /// <exception cref="LexiconException">A file neither overrides nor extends one of these.</exception>
    public LexiconFiles With(IReadOnlyList<LexiconFile> files)
    {
        foreach (var file in files)
        {
            if (!_files.Keys.Any(own => Overrides(file.Name, own)))
                throw new LexiconException(file.Name, 0, $"no file of the lexicon has this name; there are {string.Join(", ", _files.Keys)}");
        }
        return new(_files.Select(pair => new LexiconFile(pair.Key, pair.Value)).Concat(files));
    }

    /// <summary>The file of that name and its extensions, in the order of their names.</summary>
    /// <exception cref="LexiconException">There is none.</exception>
    internal IReadOnlyList<LexiconFile> Named(string name)
    {
        var extension = Path.GetExtension(name);
        var stem = name[..^extension.Length] + ".";
        var found = _files
            .Where(pair => pair.Key.StartsWith(stem, StringComparison.Ordinal)
                && pair.Key.EndsWith(extension, StringComparison.Ordinal))
            .Select(pair => new LexiconFile(pair.Key, pair.Value))
            .ToList();
        return found.Count > 0 ? found : throw new LexiconException(name, 0, "the file is missing from the lexicon");
    }

    /// <summary>Every file whose name starts so, in the order of their names.</summary>
    internal IEnumerable<LexiconFile> StartingWith(string prefix) =>
        _files
            .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(pair => new LexiconFile(pair.Key, pair.Value));

    private static bool Overrides(string name, string own)
    {
        var extension = Path.GetExtension(own);
        return name.StartsWith(own[..^extension.Length] + ".", StringComparison.Ordinal)
            && name.EndsWith(extension, StringComparison.Ordinal);
    }

    private static IEnumerable<LexiconFile> ReadResources()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            yield return new LexiconFile(name[ResourcePrefix.Length..].Replace('\\', '/'), reader.ReadToEnd());
        }
    }

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in _files)
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{text.Length}\n{text}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
