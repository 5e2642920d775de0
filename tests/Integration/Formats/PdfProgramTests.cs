using System.Diagnostics;
using System.Text;
using Tracker.Api.Pdf;
using Tracker.Extraction.Formats;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Formats;

/// <summary>How the PDF reader stands up to the program it runs: absent, slow, greedy, talkative or failing.</summary>
public sealed class PdfProgramTests : IDisposable
{
    private const int MaxTextBytes = 100_000;
    private static readonly byte[] Pdf = PdfWriter.Write([Reports.Taihu]);
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Where_the_program_is_missing_the_failure_says_what_to_install()
    {
        var (_, failure) = await ReadAsync(_folder.Combine("no-such-program"));

        Assert.Contains("poppler-utils", Assert.IsType<ReaderNotInstalled>(failure).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_does_not_end_is_killed_with_its_children()
    {
        var mark = _folder.Combine("still-here");
        var watch = Stopwatch.StartNew();

        var (_, failure) = await ReadAsync(Script($"(sleep 3; touch '{mark}') & sleep 60"), TimeSpan.FromSeconds(1));

        Assert.Equal(new TooCostlyToRead("1 seconds"), failure);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        Assert.False(File.Exists(mark), "a child outlived the call");
    }

    [Fact]
    public async Task A_program_that_writes_without_end_is_stopped_at_the_limit() =>
        Assert.Equal(new TooMuchText(), (await ReadAsync(Script("while :; do echo 会议强调，要加强治理。; done"))).Failure);

    [Fact]
    public async Task A_program_that_takes_too_much_memory_ends()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux limits a program's memory.");

        var (_, failure) = await ReadAsync(Script("dd if=/dev/zero of=/dev/null bs=400M count=1 2>/dev/null || kill -ABRT $$; cat >/dev/null; echo 会议强调"));

        Assert.Equal(new TooCostlyToRead("100 MB of memory"), failure);
    }

    [Fact]
    public async Task Complaints_without_end_do_not_stop_the_text() =>
        Assert.Equal("会议强调，要加强治理。\n", (await ReadAsync(Script(
            "i=0; while [ $i -lt 20000 ]; do echo 'Syntax Warning: something' >&2; i=$((i+1)); done; cat >/dev/null; echo 会议强调，要加强治理。"))).Text?.Text);

    [Fact]
    public async Task A_caller_that_gives_up_takes_the_program_along()
    {
        using var given = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ReadAsync(Script("sleep 60"), cancellationToken: given.Token));
    }

    private static async Task<(DecodedText? Text, ReadFailure? Failure)> ReadAsync(
        string program, TimeSpan? timeout = null, CancellationToken? cancellationToken = null)
    {
        using var reader = new PdfReader(new PdfOptions { PdfToText = program, Timeout = timeout ?? TimeSpan.FromSeconds(20), MaxMegabytes = 100 });
        return await reader.ReadAsync(
            new SourceFile("a.pdf", null, null, Pdf), MaxTextBytes, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    private string Script(string commands)
    {
        var path = _folder.Write("program", Encoding.UTF8.GetBytes($"#!/bin/sh\n{commands}\n"));
        if (OperatingSystem.IsWindows())
            Assert.Skip("The programs of this test are shell scripts.");
        else
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
