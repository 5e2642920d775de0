using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Instances;

/// <summary>What is read where: a second database that stays empty stands for a replica that lags behind.</summary>
public sealed class ReplicaTests() : Scenario(new SqlServerEngine())
{
    [Fact]
    public async Task Lists_read_the_replica_and_all_else_the_primary()
    {
        await using var replica = await CreateDatabaseAsync();
        await using (await TrackerServer.StartAsync(replica, null))
        {
            // It has the schema now, and nothing else.
        }
        var tracker = await ServeAsync($"--ConnectionStrings:TrackerReadOnly={replica.ConnectionString}");
        var document = await tracker.IngestAsync(Reports.Taihu, new { publishedOn = "2026-03-05" });
        var commitment = (await RowsAsync<string>("SELECT id FROM commitment")).Single();

        Assert.Empty((await tracker.ListCommitmentsAsync()).Expect(200).Items());
        Assert.Empty(await tracker.DocumentsAsync());
        Assert.Empty((await tracker.GetAsync("/api/v1/repeats")).Expect(200).Items());

        (await tracker.GetAsync($"/api/v1/commitments/{commitment}")).Expect(200);
        var article = (await tracker.DocumentAsync(document)).GetProperty("articles")[0].GetProperty("id").GetGuid();
        (await tracker.GetAsync($"/api/v1/articles/{article}")).Expect(200);
        (await tracker.PostReportAsync(Reports.Taihu)).Expect(200);
        (await tracker.PatchJsonAsync($"/api/v1/articles/{article}", """{"publisher":"江南晚报"}""", ("If-Match", "\"1\""))).Expect(200);
    }
}
