using Tracker.Api.Pdf;
using Tracker.Extraction.Formats;

namespace Tracker.Integration.Tests.Formats;

/// <summary>Every hostile file ends in a failure in bounded time and memory. On its own, so that the figures are its own.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class HostileFileTests
{
    private const int MaxTextBytes = 10 * 1024 * 1024;
    private const double MostHeapMegabytes = 300;
    private const double MostChildMegabytes = 512;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Names => [.. HostileFiles.Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_refused_in_bounded_time_and_memory(string name)
    {
        var file = HostileFiles.Cases[name];
        if (file.NeedsPdfToText)
            PdfToTextProgram.Require();
        var content = file.Content();
        using var pdf = new PdfReader(new PdfOptions());

        var read = await MeasuredRead.ReadAsync(new SourceReaders(pdf), new SourceFile(file.FileName, null, null, content), MaxTextBytes);

        read.Report(name, content.Length);
        Assert.Null(read.Text);
        Assert.NotNull(read.Failure);
        Assert.InRange(read.Time, TimeSpan.Zero, Longest);
        Assert.InRange(read.HeapMegabytes, 0, MostHeapMegabytes);
        Assert.InRange(read.ChildMegabytes, 0, MostChildMegabytes);
    }
}

/// <summary>Tests that run while no other does.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
