using Tracker.Api.Hosting;
using Tracker.Extraction;
using Tracker.Extraction.Words;

namespace Tracker.Api.Extraction;

/// <summary>Makes an extractor of the built-in lexicon and, where one is given, a folder of files over it.</summary>
internal static class LexiconFolder
{
    private static readonly string[] Extensions = [".yaml", ".tsv"];

    /// <exception cref="SettingsException">The folder is not there.</exception>
    /// <exception cref="LexiconException">A file is wrong; the message names file, line and reason.</exception>
    public static Extractor CreateExtractor(string? folder)
    {
        if (string.IsNullOrEmpty(folder))
            return Extractor.Default;
        return Directory.Exists(folder)
            ? new Extractor(LexiconFiles.BuiltIn.With([.. Read(folder)]))
            : throw new SettingsException($"The lexicon folder '{folder}' is not there; set Extraction:Lexicon to a folder, or leave it out.");
    }

    private static IEnumerable<LexiconFile> Read(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new LexiconFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)));
}
