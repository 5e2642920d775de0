using System.CommandLine;
using System.Globalization;
using Tracker.Persistence;

namespace Tracker.Api.CommandLine;

internal static class BackupCommand
{
    private static readonly Argument<string> Target = new("FILE") { Description = "The file to write; it must not be there yet." };

    public static Command Create()
    {
        var command = new Command("backup", "Writes the embedded database as it is now into one file, while it is in use.") { Target }.TakingSettings();
        command.SetAction((result, cancellationToken) => RunAsync(
            result.Settings(), result.GetRequiredValue(Target), result.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, string file, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = Workbench.Create(settings);
        var database = services.GetRequiredService<Database>();
        await WorkProgress.RunAsync("Writing", output, async report =>
            await database.BackUpAsync(file, (done, total) => report(done, total, "pages"), cancellationToken));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file}: {new FileInfo(file).Length} bytes, checked"));
        return 0;
    }
}
