using Microsoft.Data.Sqlite;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Integration.Tests.Ingest;

namespace Tracker.Integration.Tests.Operations;

/// <summary>The backup of the embedded database, which is in use meanwhile. A server makes its own.</summary>
public sealed class BackupTests() : Scenario(new SqliteEngine()), IDisposable
{
    private readonly ScratchFolder _folder = new();

    private string[] Backup => ["backup", _folder.Combine("backup.db"), $"--ConnectionStrings:Tracker={Database.ConnectionString}"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_whole_although_reports_are_posted_meanwhile_and_serves_in_place_of_the_other()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Reports.Numbered(1));
        var backup = TrackerProcess.RunAsync(Backup);
        var posted = 0;
        for (; !backup.IsCompleted; posted++)
            (await tracker.PostReportAsync(Reports.Long(2 + posted, 10))).Expect(201);

        var finished = await backup;
        Assert.Contains("checked", finished.Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(["backup.db"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
        await using var restored = await CreateDatabaseAsync();
        File.Copy(_folder.Combine("backup.db"), new SqliteConnectionStringBuilder(restored.ConnectionString).DataSource);
        await using (var server = await TrackerServer.StartAsync(restored, null))
            Assert.InRange((await server.Client.DocumentsAsync()).Count, 1, 1 + posted);
        await WholeDocuments.AssertAsync(restored);
    }

    [Fact]
    public async Task It_overwrites_nothing_and_leaves_nothing_half_written()
    {
        (await TrackerProcess.RunAsync("migrate", $"--ConnectionStrings:Tracker={Database.ConnectionString}")).Expect(0);
        _folder.Write("backup.db", "somebody's");

        var refused = await TrackerProcess.RunAsync(Backup);
        var nowhere = await TrackerProcess.RunAsync(["backup", _folder.Combine("backup.db/below/b.db"), .. Backup[2..]]);
        var nothing = await TrackerProcess.RunAsync("backup", _folder.Combine("b.db"), $"--ConnectionStrings:Tracker=Data Source={_folder.Combine("gone.db")}");

        Assert.Contains("backup.db", refused.Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("below", nowhere.Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("gone.db", nothing.Expect(2).Errors, StringComparison.Ordinal);
        Assert.All([refused, nowhere, nothing], one => Assert.DoesNotContain("   at ", one.All, StringComparison.Ordinal));
        Assert.Equal(["backup.db"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }
}
