using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Processes;

/// <summary>Settings are the same on every engine.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private string Connection => $"--ConnectionStrings:Tracker=Data Source={_folder.Combine("tracker.db")}";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--Database:Readerz=5", "Database:Readerz", "Readers")]
    [InlineData("--Documents:MaxBytes=5", "Documents:MaxBytes", "MaxTextBytes")]
    [InlineData("--Samples:load2=true", "Samples:load2", "Load")]
    [InlineData("--calendar:timezone=UTC", "timezone", "Zone")]
    [InlineData("--Database:Readers:Count=5", "Readers", "")]
    [InlineData("--Databas:Readers=5", "--Databas:Readers=5", "")]
    [InlineData("--Database:Readers=many", "Database:Readers", "")]
    [InlineData("--Database:Readers=0", "Database:Readers", "")]
    [InlineData("--Database:Readers=", "Readers", "")]
    [InlineData("--Database:WriteQueueLength=0", "WriteQueueLength", "")]
    [InlineData("--Database:QueryTimeout=soon", "QueryTimeout", "")]
    [InlineData("--Database:QueryTimeout=00:00:00", "QueryTimeout", "")]
    [InlineData("--Database:QueryTimeout=-00:00:05", "QueryTimeout", "")]
    [InlineData("--Database:BusyTimeout=00:00:00", "BusyTimeout", "")]
    [InlineData("--Documents:MaxTextBytes=5", "MaxTextBytes", "")]
    [InlineData("--Documents:MaxTextBytes=99999999999", "MaxTextBytes", "")]
    [InlineData("--ConnectionStrings:Trackr=Data Source=x.db", "ConnectionStrings:Trackr", "Tracker")]
    [InlineData("--Database:Provider=oracle", "Database:Provider", "sqlserver")]
    [InlineData("--Database:Provider=sqlserver", "ConnectionStrings:Tracker", "sqlite")]
    [InlineData("--Database:Writers=0", "Writers", "")]
    [InlineData("--ConnectionStrings:TrackerReadOnly=Data Source=replica.db", "TrackerReadOnly", "sqlserver")]
    [InlineData("--Samples:Load=maybe", "Samples:Load", "")]
    [InlineData("--Calendar:Zone=Mars/Base", "Mars/Base", "Asia/Shanghai")]
    [InlineData("--Calendar:Zone=", "Calendar:Zone", "Asia/Shanghai")]
    [InlineData("--Shutdown:DrainDelay=-00:00:01", "DrainDelay", "")]
    [InlineData("--Shutdown:Timeout=00:00:00", "Shutdown:Timeout", "")]
    [InlineData("--Proxy:Trusted=10.0.0.1, proxy.local", "proxy.local", "10.1.0.0/16")]
    [InlineData("--Proxy:Trusted=10.0.0.0/33", "10.0.0.0/33", "10.1.0.0/16")]
    [InlineData("--Proxy:Hops=0", "Proxy:Hops", "")]
    [InlineData("--Security:OpenReading=perhaps", "Security:OpenReading", "")]
    [InlineData("--RateLimits:PerKey=-1", "RateLimits:PerKey", "")]
    [InlineData("--Tokens:Authority=http://issuer.example", "http://issuer.example", "https")]
    [InlineData("--Tokens:Authority=https://issuer.example", "Tokens:Audience", "anybody's token")]
    [InlineData("--Tokens:Audience=tracker", "Tokens:Audience", "Tokens:Authority")]
    [InlineData("--Tokens:Roles=staff:editor", "staff:editor", "tracker-staff=editor")]
    [InlineData("--Tokens:Roles=staff=owner", "staff=owner", "reviewer")]
    [InlineData("--urls=http://localhost:99999", "99999", "http://")]
    [InlineData("--urls=http://192.0.2.1:5999", "192.0.2.1", "--urls")]
    [InlineData("--urls=nonsense", "nonsense", "http://")]
    [InlineData("frobnicate", "frobnicate", "--help")]
    [InlineData("--frobnicate", "--frobnicate", "--help")]
    public async Task A_wrong_setting_stops_the_start_and_says_what_to_set(string argument, string named, string wayOut)
    {
        var refused = await TrackerProcess.RunAsync("serve", Connection, "--urls=http://127.0.0.1:0", argument);

        Assert.Contains(named, refused.Expect(2).Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(wayOut, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=:memory:")]
    [InlineData("nonsense")]
    [InlineData("Server=db;Database=tracker")]
    [InlineData("Data Source=x.db;Colour=red")]
    [InlineData("Data Source=x.db;Mode=Sideways")]
    [InlineData("Data Source=file::memory:?cache=shared")]
    public async Task A_connection_string_of_no_database_stops_the_start(string connectionString)
    {
        var refused = await TrackerProcess.RunAsync(new ProcessSetup { Folder = _folder.Path }, "serve", "--urls=http://127.0.0.1:0", $"--ConnectionStrings:Tracker={connectionString}");

        Assert.Contains("ConnectionStrings:Tracker", refused.Expect(2).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_as_it_is()
    {
        var file = _folder.Write("tracker.db", string.Concat(Enumerable.Repeat("会议强调，要加强治理。", 1000)));
        var before = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);

        var refused = await TrackerProcess.RunAsync("migrate", Connection);

        Assert.Contains("tracker.db", refused.Expect(2).Errors, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        _folder.Write("file", "");

        var refused = await TrackerProcess.RunAsync("migrate", $"--ConnectionStrings:Tracker=Data Source={_folder.Combine("file/below/tracker.db")}");

        Assert.Contains(_folder.Combine("file/below"), refused.Expect(2).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_may_hold_what_is_not_ours_but_not_wrong_values()
    {
        var strange = new Dictionary<string, string> { ["Database__Vendor"] = "other", ["DOCUMENTS__ROOT"] = "/srv", ["Samples__Rate"] = "44100" };
        (await TrackerProcess.RunAsync(new ProcessSetup { Variables = strange }, "migrate", Connection)).Expect(0);

        var wrong = new Dictionary<string, string> { ["Database__Readers"] = "many" };
        Assert.Contains("Readers", (await TrackerProcess.RunAsync(new ProcessSetup { Variables = wrong }, "migrate", Connection)).Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_sets_what_the_command_line_does_not()
    {
        var variables = new Dictionary<string, string> { ["ConnectionStrings__Tracker"] = $"Data Source={_folder.Combine("environment.db")}" };

        (await TrackerProcess.RunAsync(new ProcessSetup { Variables = variables }, "migrate")).Expect(0);
        Assert.True(File.Exists(_folder.Combine("environment.db")));
        (await TrackerProcess.RunAsync(new ProcessSetup { Variables = variables }, "migrate", Connection)).Expect(0);
        Assert.True(File.Exists(_folder.Combine("tracker.db")));
    }

    [Theory]
    [InlineData("""{"Database":{"Readerz":5}}""", "Readerz")]
    [InlineData("""{"Database":{"Readers":"many"}}""", "Readers")]
    [InlineData("""{"Samples":{"Load":"perhaps"}}""", "Samples:Load")]
    [InlineData("""{"Database":{"Readers":5""", "appsettings.")]
    public async Task A_wrong_setting_in_a_file_stops_the_start(string json, string named)
    {
        // An environment of its own brings a file of its own, which stands beside the program.
        var environment = $"Test{Guid.NewGuid():N}";
        var file = Path.Combine(AppContext.BaseDirectory, $"appsettings.{environment}.json");
        await File.WriteAllTextAsync(file, json, TestContext.Current.CancellationToken);
        try
        {
            var refused = await TrackerProcess.RunAsync("migrate", Connection, $"--environment={environment}");

            Assert.Contains(named, refused.Expect(2).Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", refused.All, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_database_is_made_under_the_callers_folder()
    {
        (await TrackerProcess.RunAsync(new ProcessSetup { Folder = _folder.Path }, "migrate")).Expect(0);

        Assert.True(File.Exists(_folder.Combine("data/tracker.db")));
    }

    [Fact]
    public async Task A_dry_run_of_migrations_makes_no_database()
    {
        var dry = await TrackerProcess.RunAsync(new ProcessSetup { Folder = _folder.Path }, "migrate", "--dry-run");

        Assert.Contains("CREATE TABLE", dry.Expect(0).Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("", "ingest")]
    [InlineData("serve", "serve")]
    [InlineData("migrate", "--dry-run")]
    [InlineData("ingest", "--publisher")]
    [InlineData("extract", "--format")]
    [InlineData("keys", "create")]
    [InlineData("keys create", "--role")]
    [InlineData("health", "--live")]
    public async Task Every_verb_explains_itself(string verb, string mentioned)
    {
        var help = await TrackerProcess.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Contains(mentioned, help.Expect(0).Output, StringComparison.Ordinal);
    }
}
