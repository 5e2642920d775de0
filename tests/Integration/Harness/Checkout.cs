namespace Tracker.Integration.Tests.Harness;

/// <summary>The checkout that the tests were built in, and what may lie beside it.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string Combine(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A folder beside the project; skips the test with the reason where it is not there.</summary>
    public static string RequireShared(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts]));
        Assert.SkipUnless(Directory.Exists(path), $"There is no {string.Join('/', ["../shared", .. parts])} beside the project.");
        return path;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tracker.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has a Tracker.sln.");
    }
}
