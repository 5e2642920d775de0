using System.Globalization;
using Spectre.Console;

namespace Tracker.Api.CommandLine;

/// <summary>Shows how far a long verb is: a bar on a terminal, plain lines elsewhere.</summary>
internal static class WorkProgress
{
    private const int PlainLines = 10;

    /// <summary>Tells how far the work is; may be called from several threads.</summary>
    /// <param name="what">What is being done; null where the verb says it all.</param>
    public delegate void Report(long done, long total, string? what = null);

    /// <param name="work">Is given a method to report how much is done.</param>
    public static async Task RunAsync(string label, TextWriter output, Func<Report, Task> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            await work(new PlainReport(output).Tell);
            return;
        }
        await AnsiConsole.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask(label);
            await work((done, total, what) =>
            {
                (bar.MaxValue, bar.Value) = (Math.Max(total, 1), done);
                bar.Description = Markup.Escape(what is null ? label : $"{label} {what}");
            });
        });
    }

    /// <summary>A line for each tenth, and none for the end, which the verb tells itself.</summary>
    private sealed class PlainReport(TextWriter output)
    {
        private readonly Lock _gate = new();
        private long _next;

        public void Tell(long done, long total, string? what)
        {
            var step = Math.Max(PlainLines, total / PlainLines);
            lock (_gate)
            {
                if (_next == 0)
                    _next = step;
                if (done < _next)
                    return;
                _next = done - (done % step) + step;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} of {total}{(what is null ? "" : $": {what}")}"));
            }
        }
    }
}
