using System.Globalization;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Security;

public abstract class RateLimitScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string Path = "/api/v1/vocabularies/status";

    [Fact]
    public async Task An_address_that_sends_too_much_waits_and_hears_how_long_while_keys_and_probes_go_on()
    {
        var tracker = await ServeAsync("--environment=Production", "--RateLimits:PerAddress=10", "--RateLimits:PerKey=20");
        var reader = await Database.MintAsync("reader");
        for (var i = 0; i < 10; i++)
            (await tracker.GetAsync(Path)).Expect(200);

        var refused = (await tracker.GetAsync(Path)).ExpectProblem(429, "tooManyRequests");

        var wait = int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture);
        Assert.InRange(wait, 1, 60);
        Assert.Equal(wait, refused.Json.GetProperty("retryAfterSeconds").GetInt32());
        (await tracker.GetAsync("/health/live")).Expect(200);
        for (var i = 0; i < 20; i++)
            (await tracker.GetAsync(Path, reader.Header())).Expect(200);
        (await tracker.GetAsync(Path, reader.Header())).ExpectProblem(429, "tooManyRequests");
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_each_client_is_counted_for_itself_and_one_cannot_invent_others()
    {
        var trusting = await ServeAsync("--environment=Production", "--RateLimits:PerAddress=5", "--Proxy:Trusted=127.0.0.1");
        var plain = await ServeAsync("--environment=Production", "--RateLimits:PerAddress=5");

        Assert.Equal([200, 200, 200, 200, 200, 429], await AskAsync(trusting, "203.0.113.7", 6));
        Assert.Equal([200], await AskAsync(trusting, "198.51.100.9", 1));
        Assert.Equal([200, 200, 200], await AskAsync(trusting, "2001:db8:1:1::1", 3));

        // A network of IPv6 is one client: it has more addresses than anybody can count.
        Assert.Equal([200, 200, 429], await AskAsync(trusting, "2001:db8:1:1:ffff::1", 3));
        var statuses = new List<int>();
        for (var i = 0; i < 6; i++)
            statuses.AddRange(await AskAsync(plain, $"203.0.113.{i}", 1));
        Assert.Equal([200, 200, 200, 200, 200, 429], statuses);
    }

    private static async Task<IReadOnlyList<int>> AskAsync(TrackerClient tracker, string client, int times)
    {
        var statuses = new List<int>();
        for (var i = 0; i < times; i++)
            statuses.Add((await tracker.GetAsync(Path, ("X-Forwarded-For", client))).Status);
        return statuses;
    }
}

public sealed class RateLimitsOnSqlite() : RateLimitScenarios(new SqliteEngine());

public sealed class RateLimitsOnSqlServer() : RateLimitScenarios(new SqlServerEngine());
