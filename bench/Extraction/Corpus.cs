namespace Tracker.Bench.Extraction;

/// <summary>The texts to measure on: the bulk input beside the project, or the samples where it is absent.</summary>
internal static class Corpus
{
    private static readonly string Root = FindRoot();

    /// <summary>Whole files, over and over, until they make up as many megabytes (10^6 bytes).</summary>
    public static IReadOnlyList<byte[]> OfMegabytes(int megabytes)
    {
        var bulk = Path.Combine(Root, "..", "shared", "load");
        var folder = Directory.Exists(bulk) ? bulk : Path.Combine(Root, "samples");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".md" or ".txt" && Path.GetFileName(path) != "README.md")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)
            .ToList();
        var chosen = new List<byte[]>();
        for (var (bytes, next) = (0L, 0); bytes < megabytes * 1_000_000L; next++)
        {
            var file = files[next % files.Count];
            chosen.Add(file);
            bytes += file.Length;
        }
        return chosen;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tracker.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run this inside a clone of Tracker.");
        return folder.FullName;
    }
}
