using Microsoft.Data.Sqlite;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Copying;

/// <summary>A SQLite database with a bit of everything and many documents, made once for all tests of a class.</summary>
public sealed class FilledDatabase : IAsyncDisposable
{
    /// <summary>Documents of 40 commitments each, beside the others.</summary>
    private static readonly int Documents = TestDepth.Count(60, 2500);

    private readonly SemaphoreSlim _gate = new(1);
    private ScratchDatabase? _database;

    /// <summary>An API key that it knows, of the role admin.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Puts it in the place of an empty database.</summary>
    public async Task CopyToAsync(ScratchDatabase empty)
    {
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _database ??= await FillAsync();
        }
        finally
        {
            _gate.Release();
        }
        await using var source = (SqliteConnection)await _database.ConnectAsync();
        await using var target = (SqliteConnection)await empty.ConnectAsync();
        source.BackupDatabase(target);
    }

    public async ValueTask DisposeAsync()
    {
        _gate.Dispose();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private async Task<ScratchDatabase> FillAsync()
    {
        var database = await new SqliteEngine().CreateAsync();
        var settings = $"--ConnectionStrings:Tracker={database.ConnectionString}";
        using var folder = new ScratchFolder();
        (await TrackerProcess.RunAsync("ingest", folder.Write("report.txt", Reports.Long(1, 40)), settings)).Expect(0);
        await using (var connection = (SqliteConnection)await database.ConnectAsync())
            await SeededDatabase.MultiplyAsync(connection, Documents);
        (await TrackerProcess.RunAsync("ingest", Checkout.Combine("samples", "changzhou-work-report.txt"), Checkout.Combine("samples", "taihu-governance-jiangsu.md"), settings)).Expect(0);
        Key = (await TrackerProcess.RunAsync("keys", "create", "--name=新华 𠮷", "--role=admin", settings)).Expect(0).Output.Trim();
        Assert.Empty(await database.FaultsAsync());
        return database;
    }
}
