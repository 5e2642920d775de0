using System.Globalization;

namespace Tracker.Integration.Tests.Formats;

/// <summary>What this process's children and theirs hold in memory, where the system tells by files.</summary>
internal static class ChildProcesses
{
    private static readonly string Own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The ids of those that run now.</summary>
    public static IReadOnlySet<string> Running() => Directory.Exists("/proc") ? Below(Own).ToHashSet(StringComparer.Ordinal) : [];

    /// <param name="others">Those that do not count: they ran before.</param>
    public static long Kilobytes(IReadOnlySet<string> others) =>
        Directory.Exists("/proc") ? Below(Own).Where(id => !others.Contains(id)).Sum(Resident) : 0;

    // Any thread may have started a child, and a shell that sets limits is the parent of what it runs.
    private static IEnumerable<string> Below(string id)
    {
        foreach (var child in Threads(id).SelectMany(thread => Read($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            yield return child;
            foreach (var grandchild in Below(child))
                yield return grandchild;
        }
    }

    private static long Resident(string id)
    {
        // A child that has not begun its own program yet is a copy of this one, whose memory it shares.
        if (Program(id) is not { } program || program == Program(Own))
            return 0;
        var line = Read($"/proc/{id}/status").Split('\n').FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.AsSpan("VmRSS:".Length).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture);
    }

    private static string? Program(string id)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{id}/exe", returnFinalTarget: false)?.FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Ended in the meantime.
            return null;
        }
    }

    private static string[] Threads(string id)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{id}/task");
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // Ended in the meantime.
            return "";
        }
    }
}
