using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Tracker.Api.Pdf;

/// <summary>How a run of pdftotext ended.</summary>
internal enum PdfToTextEnd
{
    Finished,
    NotInstalled,
    TimedOut,

    /// <summary>It was stopped because it wrote more than allowed.</summary>
    WroteTooMuch,

    /// <summary>The system killed it, as it does with what takes more memory than allowed.</summary>
    Killed,
}

/// <summary>What a run of pdftotext left.</summary>
internal sealed record PdfToTextRun(PdfToTextEnd End, int ExitCode, byte[] Output, string Errors);

/// <summary>
/// Runs pdftotext on one file as a process of its own, bounded in time, memory, output and in how many run at once. The
/// file goes in and the text comes out through pipes, so nothing is written to disk.
/// </summary>
internal sealed class PdfToText(PdfOptions options) : IDisposable
{
    private const int MaxErrors = 16 * 1024;
    private const int NoSuchCommand = 127;
    private const int FirstSignal = 128;

    // A shell can set limits that hold from the child's first instruction; where the system knows none, time bounds it.
    private const string Limited = "ulimit -v \"$1\" 2>/dev/null; ulimit -t \"$2\" 2>/dev/null; ulimit -c 0 2>/dev/null; shift 2; exec \"$@\"";

    private readonly SemaphoreSlim _slots = new(Environment.ProcessorCount);

    public void Dispose() => _slots.Dispose();

    public async Task<PdfToTextRun> RunAsync(ReadOnlyMemory<byte> pdf, int maxOutputBytes, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await RunOneAsync(pdf, maxOutputBytes, cancellationToken);
        }
        catch (Win32Exception)
        {
            return new PdfToTextRun(PdfToTextEnd.NotInstalled, 0, [], "");
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<PdfToTextRun> RunOneAsync(ReadOnlyMemory<byte> pdf, int maxOutputBytes, CancellationToken cancellationToken)
    {
        using var process = Process.Start(StartInfo())!;
        using var patience = new CancellationTokenSource(options.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var writing = WriteAsync(process.StandardInput.BaseStream, pdf, either.Token);
        var errors = ReadAllKeepingAsync(process.StandardError.BaseStream, MaxErrors, either.Token);
        try
        {
            var (output, isOver) = await ReadAtMostAsync(process.StandardOutput.BaseStream, maxOutputBytes, either.Token);
            if (isOver)
                return new PdfToTextRun(PdfToTextEnd.WroteTooMuch, 0, [], "");
            await process.WaitForExitAsync(either.Token);
            return new PdfToTextRun(EndOf(process.ExitCode), process.ExitCode, output, Encoding.UTF8.GetString(await errors));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new PdfToTextRun(PdfToTextEnd.TimedOut, 0, [], "");
        }
        finally
        {
            // Whatever came, nothing of it outlives the call.
            Kill(process);
            await Task.WhenAll(writing, errors).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private ProcessStartInfo StartInfo()
    {
        string[] command = [options.PdfToText, "-enc", "UTF-8", "-eol", "unix", "-", "-"];
        if (!OperatingSystem.IsWindows())
        {
            var kilobytes = (options.MaxMegabytes * 1024L).ToString(CultureInfo.InvariantCulture);
            var seconds = ((int)Math.Ceiling(options.Timeout.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            command = ["/bin/sh", "-c", Limited, "pdftotext", kilobytes, seconds, .. command];
        }
        return new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static PdfToTextEnd EndOf(int exitCode) => exitCode switch
    {
        NoSuchCommand => PdfToTextEnd.NotInstalled,
        > FirstSignal => PdfToTextEnd.Killed,
        _ => PdfToTextEnd.Finished,
    };

    private static async Task WriteAsync(Stream input, ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        try
        {
            await using (input)
                await input.WriteAsync(pdf, cancellationToken);
        }
        catch (IOException)
        {
            // It ended before it had read all; its exit code says why.
        }
    }

    /// <summary>Reads to the end, or until there is more than wanted.</summary>
    private static async Task<(byte[] Bytes, bool IsOver)> ReadAtMostAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (content.Length <= maxBytes && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        return (content.ToArray(), content.Length > maxBytes);
    }

    /// <summary>Reads to the end, for a program that cannot write waits, and keeps the start.</summary>
    private static async Task<byte[]> ReadAllKeepingAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[4096];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            await content.WriteAsync(buffer.AsMemory(0, Math.Min(read, maxBytes - (int)content.Length)), cancellationToken);
        return content.ToArray();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
