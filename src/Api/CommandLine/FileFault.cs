using Tracker.Persistence;

namespace Tracker.Api.CommandLine;

/// <summary>An exception that one file has raised, which is a bug: the file is named, and the others go on.</summary>
internal static class FileFault
{
    /// <summary>Whether the other files of a batch would fare no better.</summary>
    public static bool ConcernsAll(Exception exception) => exception
        is OperationCanceledException or DatabaseBusyException or DatabaseUnavailableException or QueryDeadlineException;

    public static string Of(Exception bug) => $"a fault of this program ({bug.GetType().Name}: {bug.Message}); please report it with the file";
}
