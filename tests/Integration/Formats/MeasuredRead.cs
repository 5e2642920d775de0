using System.Diagnostics;
using System.Globalization;
using Tracker.Extraction.Formats;

namespace Tracker.Integration.Tests.Formats;

/// <summary>A reading of a file with the time and the memory it took.</summary>
/// <param name="HeapMegabytes">The most that the managed heap grew to above what it was.</param>
/// <param name="ChildMegabytes">The most that its child processes held; 0 where the system does not tell.</param>
internal sealed record MeasuredRead(DecodedText? Text, ReadFailure? Failure, TimeSpan Time, double HeapMegabytes, double ChildMegabytes)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(2);

    public static async Task<MeasuredRead> ReadAsync(SourceReaders readers, SourceFile source, int maxTextBytes)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (heap, children) = (before, 0L);
        var others = ChildProcesses.Running();
        using var done = new CancellationTokenSource();
        var sampler = new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                heap = Math.Max(heap, GC.GetTotalMemory(forceFullCollection: false));
                children = Math.Max(children, ChildProcesses.Kilobytes(others));
                Thread.Sleep(Interval);
            }
        });
        sampler.Start();
        var watch = Stopwatch.StartNew();
        var (text, failure) = await readers.ReadAsync(source, maxTextBytes, TestContext.Current.CancellationToken);
        watch.Stop();
        await done.CancelAsync();
        sampler.Join();
        return new MeasuredRead(text, failure, watch.Elapsed, (heap - before) / 1048576.0, children / 1024.0);
    }

    /// <summary>Writes the figures into the test's output.</summary>
    public void Report(string what, int bytes) => TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what} ({bytes / 1024} KB): {Time.TotalMilliseconds:0} ms, heap {HeapMegabytes:0} MB, child processes {ChildMegabytes:0} MB"));
}
