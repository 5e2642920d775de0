using System.Diagnostics;

namespace Tracker.Bench.Listing;

/// <summary>The time that passes, or the processor time of this process, which other programs do not make longer.</summary>
internal sealed class Clock(bool processorTime)
{
    public TimeSpan Now => processorTime ? Environment.CpuUsage.TotalTime : Stopwatch.GetElapsedTime(0);
}
