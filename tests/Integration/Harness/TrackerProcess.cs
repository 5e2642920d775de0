using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Integration.Tests.Harness;

/// <summary>What a finished process leaves.</summary>
internal sealed record Finished(int ExitCode, string Output, string Errors)
{
    /// <summary>Output and errors together, for messages that may stand in either.</summary>
    public string All => Output + Errors;

    public Finished Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {exitCode} was expected, it is {ExitCode}\n{All}");
        return this;
    }
}

/// <summary>The built program as a process of its own, for what concerns the command line, signals and sudden death.</summary>
internal sealed partial class TrackerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A shell that runs the tests in the background has them ignore SIGINT, which children inherit: here they shall not.
    private static readonly string[] DefaultSignals = IgnoresInterrupt() ? ["env", "--default-signal=INT"] : [];

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private readonly List<(Func<string, bool> Match, TaskCompletionSource<string> Found)> _awaited = [];
    private readonly Lock _gate = new();
    private TrackerClient? _client;

    private TrackerProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Take(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Log
    {
        get
        {
            lock (_gate)
                return string.Join('\n', [.. _output, .. _errors]);
        }
    }

    private static bool IgnoresInterrupt()
    {
        const long Interrupt = 1L << 1;
        const string Ignored = "SigIgn:";
        return OperatingSystem.IsLinux()
            && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } line
            && (long.Parse(line.AsSpan(Ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }

    public static TrackerProcess Start(ProcessSetup setup, params string[] arguments)
    {
        string[] command = [.. DefaultSignals, .. setup.Wrapper, Dotnet, setup.Program, .. arguments];
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = setup.Folder ?? Environment.CurrentDirectory,
        };
        foreach (var argument in command.Skip(1))
            start.ArgumentList.Add(argument);

        // The test's own surroundings must not decide how the program behaves.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name == "DOTNET_ENVIRONMENT").ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in setup.Variables)
            start.Environment[name] = value;
        return new TrackerProcess(start);
    }

    /// <summary>Runs a verb to its end.</summary>
    public static Task<Finished> RunAsync(params string[] arguments) => RunAsync(new ProcessSetup(), arguments);

    public static async Task<Finished> RunAsync(ProcessSetup setup, params string[] arguments)
    {
        await using var process = Start(setup, arguments);
        if (setup.Input is not null)
            await process._process.StandardInput.BaseStream.WriteAsync(setup.Input, TestContext.Current.CancellationToken);
        process._process.StandardInput.Close();
        return await process.WaitForExitAsync();
    }

    /// <summary>Waits until it serves, and returns a client for the address that it names, which goes with the process.</summary>
    public async Task<TrackerClient> WaitUntilServingAsync()
    {
        var address = Address().Match(await WaitForLineAsync(line => line.Contains("Listening on ", StringComparison.Ordinal)));
        return _client ??= new TrackerClient(int.Parse(address.Groups["port"].Value, CultureInfo.InvariantCulture), () => [Log]);
    }

    /// <summary>Waits for a line of standard output, also one that has come already.</summary>
    public async Task<string> WaitForLineAsync(Func<string, bool> match)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_output.Find(line => match(line)) is { } line)
                return line;
            _awaited.Add((match, found));
        }
        var exited = _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var first = await Task.WhenAny(found.Task, exited, Task.Delay(Patience, TestContext.Current.CancellationToken));
        Assert.True(first == found.Task || found.Task.IsCompleted, $"the line did not come\n{Log}");
        return await found.Task;
    }

    public async Task<Finished> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, TestContext.Current.CancellationToken);
        try
        {
            await _process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"it does not end\n{Log}");
        }
        lock (_gate)
            return new Finished(_process.ExitCode, string.Join('\n', _output), string.Join('\n', _errors));
    }

    public void AssertRuns() => Assert.False(_process.HasExited, $"it has ended\n{Log}");

    /// <summary>Sends a signal as a person or a supervisor would: INT, TERM.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    public string Id => _process.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>SIGKILL: the process does not get to do anything more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
    }

    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private void Take(List<string> lines, string? line)
    {
        if (line is null)
            return;
        lock (_gate)
        {
            lines.Add(line);
            foreach (var (_, found) in _awaited.Where(awaited => lines == _output && awaited.Match(line)))
                found.TrySetResult(line);
        }
    }

    // "Listening on http://127.0.0.1:41253; …"
    [GeneratedRegex(@"Listening on http://[^:]+:(?<port>\d+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}

/// <summary>What a process finds when it starts.</summary>
internal sealed record ProcessSetup
{
    /// <summary>The program: the one beside the tests unless said otherwise.</summary>
    public string Program { get; init; } = Path.Combine(AppContext.BaseDirectory, "tracker.dll");

    /// <summary>The caller's directory.</summary>
    public string? Folder { get; init; }

    public byte[]? Input { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>A command that runs the program, such as a shell that sets limits first.</summary>
    public IReadOnlyList<string> Wrapper { get; init; } = [];

    public static ProcessSetup Development { get; } = new() { Variables = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" } };
}
