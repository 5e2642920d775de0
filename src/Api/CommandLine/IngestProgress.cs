using Spectre.Console;

namespace Tracker.Api.CommandLine;

/// <summary>Shows how far a long verb is: a bar on a terminal, plain lines elsewhere.</summary>
internal static class IngestProgress
{
    private const int PlainLines = 10;

    /// <param name="work">Is given a method to report how many are done.</param>
    public static async Task RunAsync(int total, TextWriter output, Func<Action<int>, Task> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            var step = Math.Max(PlainLines, total / PlainLines);
            await work(done =>
            {
                if (done % step == 0)
                    output.WriteLine($"{done} of {total}");
            });
            return;
        }
        await AnsiConsole.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask("Reading", maxValue: total);
            await work(done => bar.Value = done);
        });
    }
}
