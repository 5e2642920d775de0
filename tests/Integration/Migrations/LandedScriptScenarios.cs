using Dapper;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence.Migrations;
using Tracker.Persistence.Search;

namespace Tracker.Integration.Tests.Migrations;

/// <summary>The scripts that have landed: none changes, and a database of each upgrades with its rows.</summary>
public abstract class LandedScriptScenarios(DatabaseEngine engine) : Scenario(engine)
{
    // There is nothing to fill in a database that has just been made.
    private static readonly BackFill[] NothingToFill = [new("repeats", (_, _) => Task.FromResult<long?>(null)), SearchBackFill.Create()];

    [Fact]
    public async Task A_database_of_every_landed_version_upgrades_and_keeps_its_rows()
    {
        var landed = await LandedScriptsAsync();
        for (var version = 1; version <= landed.Count; version++)
        {
            await using var old = await CreateDatabaseAsync();
            await using (var database = old.Open())
                await new MigrationRunner(database, [.. landed.Take(version)], NothingToFill, TimeProvider.System).ApplyAsync(TestContext.Current.CancellationToken);
            await using (var connection = await old.ConnectAsync())
            await using (var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
            {
                await connection.ExecuteAsync(old.Translate(await SeedAsync(landed[version - 1].Name)), transaction: transaction);
                await transaction.CommitAsync(TestContext.Current.CancellationToken);
            }
            var before = await old.DumpAsync();

            await using var server = await TrackerServer.StartAsync(old, null);

            Assert.Empty(await old.FaultsAsync());
            if (version == landed.Count)
                Assert.Equal(before, await old.DumpAsync());
            await AssertSeedIsServedAsync(server.Client);
        }
    }

    private static async Task AssertSeedIsServedAsync(TrackerClient tracker)
    {
        var commitment = (await tracker.ListCommitmentsAsync("?region=jiangsu&theme=water&actor=" + Uri.EscapeDataString("会议"))).Expect(200).Items().Single();
        Assert.Equal("01a20000-0000-7000-8000-000000000005", commitment.GetProperty("id").GetString());
        Assert.Equal("会议强调，要加强治理。", commitment.GetProperty("quote").GetString());
        Assert.Equal("2027-12-31", commitment.GetProperty("dueTo").GetString());
        Assert.Equal("dated", commitment.GetProperty("strength").GetString());
        Assert.Equal(0, commitment.GetProperty("targets").GetArrayLength());
        Assert.Single((await tracker.ListCommitmentsAsync("?strength=dated")).Expect(200).Items());
        Assert.Equal("2026-03-05", commitment.GetProperty("startOn").GetString());
        Assert.Equal("2027-12-01", commitment.GetProperty("dueSoonFrom").GetString());
        Assert.Equal("江南晚报", commitment.GetProperty("publisher").GetString());
        Assert.Equal("会议强调，要加强治理。", (await tracker.GetAsync($"/api/v1/documents/{commitment.GetProperty("documentId")}/text")).Expect(200).Text);
        Assert.Single((await tracker.GetAsync($"/api/v1/commitments/{commitment.GetProperty("id")}")).Expect(200).Json.GetProperty("mentions").EnumerateArray());
        await tracker.IngestAsync(Reports.Taihu);
    }

    private async Task<IReadOnlyList<Migration>> LandedScriptsAsync()
    {
        await using var database = Database.Open();
        return Migration.BuiltIn(database.Dialect);
    }

    /// <summary>The rows of the newest schema up to a version: a script that changes tables brings a seed of its own.</summary>
    private static Task<string> SeedAsync(string script) => File.ReadAllTextAsync(
        Directory.EnumerateFiles(Checkout.Combine("tests", "Integration", "Migrations", "Seeds"))
            .Where(seed => StringComparer.Ordinal.Compare(Path.GetFileName(seed), script) <= 0)
            .Max(StringComparer.Ordinal)!,
        TestContext.Current.CancellationToken);
}

public sealed class LandedScriptsOnSqlite() : LandedScriptScenarios(new SqliteEngine());

public sealed class LandedScriptsOnSqlServer() : LandedScriptScenarios(new SqlServerEngine());
