using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Tracker.Api.Security;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence.Principals;

namespace Tracker.Integration.Tests.Security;

public abstract class WrongKeyScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const int Attempts = 10_000;
    private const string Path = "/api/v1/vocabularies/status";

    [Fact]
    public async Task Ten_thousand_wrong_keys_open_nothing_cost_little_and_lock_nobody_out()
    {
        var tracker = await ServeAsync("--environment=Production", "--RateLimits:PerAddress=0", "--RateLimits:FailedPerAddress=6");
        var colleague = await Database.MintAsync("editor");
        (await tracker.GetAsync(Path, colleague.Header())).Expect(200);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var statuses = new int[Attempts];
        var watch = Stopwatch.StartNew();

        await Parallel.ForAsync(0, Attempts, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (i, _) =>
            statuses[i] = (await tracker.GetAsync(Path, ("X-Api-Key", Wrong(i, colleague.Value)))).Status);

        watch.Stop();
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024;
        var (refused, waiting) = (statuses.Count(status => status == 401), statuses.Count(status => status == 429));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Attempts} wrong keys in {watch.Elapsed.TotalSeconds:0.0} s: {refused} looked at and refused with 401, {waiting} not looked at (429), none let in; {grown} KiB kept");
        Assert.Equal(Attempts, refused + waiting);

        // Six at once and one every ten seconds.
        Assert.InRange(refused, 6, 7 + (int)(watch.Elapsed.TotalSeconds / 10));
        Assert.True(grown < 20 * 1024, $"{grown} KiB");

        // From the same address: who is known goes on; a key that is new to this process waits.
        (await tracker.PostReportAsync(Reports.Taihu, null, colleague.Header())).Expect(201);
        var newcomer = await Database.MintAsync("reader");
        while ((await tracker.GetAsync(Path, ("X-Api-Key", "tracker_0"))).Status != 429)
        {
        }
        var wait = (await tracker.GetAsync(Path, newcomer.Header())).ExpectProblem(429, "tooManyRequests");
        Assert.InRange(int.Parse(wait.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        (await tracker.GetAsync(Path)).Expect(200);
        Assert.Empty(await RowsAsync<string>("SELECT last_used_at FROM api_key WHERE api_key_key = @ApiKeyKey AND last_used_at IS NOT NULL", new { newcomer.Row.ApiKeyKey }));
    }

    // In turn: nonsense, a well-formed key that nobody made, a colleague's prefix with another secret.
    private static string Wrong(int i, string colleague) => (i % 3) switch
    {
        0 => $"tracker_{i}",
        1 => ApiKey.New().Reveal(),
        _ => colleague[..(ApiKey.Scheme.Length + 8)] + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(36)),
    };
}

public sealed class WrongKeysOnSqlite() : WrongKeyScenarios(new SqliteEngine());

public sealed class WrongKeysOnSqlServer() : WrongKeyScenarios(new SqlServerEngine());

/// <summary>What is counted for addresses takes bounded memory.</summary>
public sealed class AddressBucketTests
{
    [Fact]
    public void A_million_addresses_share_a_fixed_number_of_buckets()
    {
        var counts = new int[AddressBuckets.Count];
        var bytes = new byte[16];
        for (var i = 0; i < 1_000_000; i++)
        {
            RandomNumberGenerator.Fill(bytes);
            counts[AddressBuckets.Of(new IPAddress(bytes))]++;
        }

        Assert.InRange(counts.Max(), 1, 80);
    }

    [Theory]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:1:2:3:4:5", true)]
    public void Two_addresses_of_one_client_are_one(string one, string other, bool same) =>
        Assert.Equal(same, AddressBuckets.Of(IPAddress.Parse(one)) == AddressBuckets.Of(IPAddress.Parse(other)));

    [Fact]
    public void An_address_waits_after_its_failures_and_others_do_not()
    {
        using var failures = new FailedAttempts(Options.Create(new RateLimitOptions { FailedPerAddress = 3 }));
        var (one, other) = (IPAddress.Parse("203.0.113.7"), IPAddress.Parse("198.51.100.9"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(failures.SecondsToWait(one));
            failures.Count(one);
        }

        Assert.InRange(failures.SecondsToWait(one) ?? 0, 1, 20);
        Assert.Null(failures.SecondsToWait(other));
        Assert.Null(failures.SecondsToWait(null));
    }
}
