using Perfolizer.Horology;

namespace Tracker.Bench.Extraction;

/// <summary>Counts the processor time of this process, which other programs on the machine hardly touch.</summary>
internal sealed class ProcessorClock : IClock
{
    public string Title => "processor time";

    public bool IsAvailable => true;

    public Frequency Frequency => new(TimeSpan.TicksPerSecond);

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
