using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Security;

public abstract class ClosedReadingScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Fact]
    public async Task Reading_is_open_until_a_setting_closes_it()
    {
        var open = await ServeAsync("--environment=Production");
        var closed = await ServeAsync("--environment=Production", "--Security:OpenReading=false");
        var reader = await Database.MintAsync("reader");

        (await open.ListCommitmentsAsync()).Expect(200);
        var refused = (await closed.ListCommitmentsAsync()).ExpectProblem(401, "unauthenticated");

        Assert.StartsWith("ApiKey realm=", refused.Header("WWW-Authenticate"), StringComparison.Ordinal);
        (await closed.GetAsync("/api/v1/commitments", reader.Header())).Expect(200);
        (await closed.SendAsync(HttpMethod.Head, "/api/v1/commitments", null)).Expect(401);

        // What a probe and a client's generator need tells nothing of what is kept.
        foreach (var path in new[] { "/health/live", "/health/ready", "/openapi/v1.yaml" })
            (await closed.GetAsync(path)).Expect(200);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_where_none_is_needed_so_that_nobody_reads_on_as_a_stranger_unawares()
    {
        var tracker = await ServeAsync("--environment=Production");

        (await tracker.GetAsync("/api/v1/commitments", ("X-Api-Key", "tracker_0"))).ExpectProblem(401, "unauthenticated");
        (await tracker.GetAsync("/api/v1/commitments", ("Authorization", "Bearer x"))).ExpectProblem(401, "unauthenticated");

        // A proxy's own scheme is none of ours.
        (await tracker.GetAsync("/api/v1/commitments", ("Authorization", "Basic eDp5"))).Expect(200);
    }
}

public sealed class ClosedReadingOnSqlite() : ClosedReadingScenarios(new SqliteEngine());

public sealed class ClosedReadingOnSqlServer() : ClosedReadingScenarios(new SqlServerEngine());
