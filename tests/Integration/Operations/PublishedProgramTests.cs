using System.Diagnostics;
using System.Globalization;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Operations;

/// <summary>The publish output as a container runs it: an application folder that nobody writes, a user who is not root.</summary>
public sealed class PublishedProgramTests : IDisposable
{
    private const int Nobody = 65534;
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_runs_as_a_user_who_may_write_only_the_data_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Users and file modes as containers have them are there on Unix only.");
        var wrapper = OtherUser();
        var (app, data) = (_folder.Combine("app"), _folder.Combine("data"));
        await PublishAsync(app);
        Directory.CreateDirectory(data);
        await OpenToAllAsync(data);
        var before = Files(app);
        var program = new ProcessSetup
        {
            Program = Path.Combine(app, "tracker.dll"),
            Folder = data,
            Wrapper = wrapper,
            Variables = new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ConnectionStrings__Tracker"] = $"Data Source={Path.Combine(data, "tracker.db")}",
                ["DOTNET_EnableDiagnostics"] = "0",
                ["HOME"] = "/nonexistent",
            },
        };

        await using (var process = TrackerProcess.Start(program, "serve", "--urls=http://127.0.0.1:0"))
        {
            var tracker = await process.WaitUntilServingAsync();
            Assert.NotEqual("0", UserOf(process));
            Assert.NotEmpty(await tracker.DocumentsAsync());
            (await tracker.PostReportAsync(Reports.Numbered(1))).Expect(201);
            (await TrackerProcess.RunAsync(program, "health", "--url", $"http://127.0.0.1:{tracker.Port}")).Expect(0);
            await process.SignalAsync("TERM");
            (await process.WaitForExitAsync()).Expect(0);
        }

        Assert.Equal(before, Files(app));
        Assert.All(Directory.EnumerateFileSystemEntries(data), file => Assert.StartsWith("tracker.db", Path.GetFileName(file), StringComparison.Ordinal));
        var elsewhere = await TrackerProcess.RunAsync(program, "migrate", $"--ConnectionStrings:Tracker=Data Source={Path.Combine(app, "tracker.db")}");
        Assert.Contains(app, elsewhere.Expect(2).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", elsewhere.All, StringComparison.Ordinal);
    }

    /// <summary>A command that runs another as a user without rights; none where the tests have none themselves.</summary>
    private static string[] OtherUser()
    {
        if (!Environment.IsPrivilegedProcess)
            return [];
        var nobody = Nobody.ToString(CultureInfo.InvariantCulture);
        string[] command = ["setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups", "--no-new-privs"];
        Assert.SkipUnless(Runs([.. command, TrackerProcess.Dotnet, "--list-runtimes"]), "The tests run as root, and setpriv cannot run dotnet as another user here.");
        return command;
    }

    private static bool Runs(string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Publishes what this test run was built with, and takes everybody's right to write it.</summary>
    private async Task PublishAsync(string output)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        await RunAsync(TrackerProcess.Dotnet, "publish", Checkout.Combine("src", "Api"), "--no-build", "--no-restore", "--configuration", configuration, "--output", output, "--verbosity", "quiet");
        await RunAsync("chmod", "-R", "a+rX,a-w", output);
        await RunAsync("chmod", "a+rx", _folder.Path);
    }

    private static Task OpenToAllAsync(string folder) => RunAsync("chmod", "a+rwx", folder);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{await output}{await errors}");
    }

    private static List<string> Files(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}")
            .Order(StringComparer.Ordinal)];

    private static string UserOf(TrackerProcess process) =>
        OperatingSystem.IsLinux()
            ? File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1]
            : "";
}
