using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Security;

public abstract class KeyUseScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private static readonly string[] Server = ["--urls=http://127.0.0.1:0"];

    [Fact]
    public async Task The_last_use_of_a_key_is_recorded_soon_then_once_a_minute_and_what_is_left_at_shutdown()
    {
        await using var process = TrackerProcess.Start(new ProcessSetup(), [.. Server, .. Database.Settings]);
        var tracker = await process.WaitUntilServingAsync();
        var (first, second) = (await Database.MintAsync("reader"), await Database.MintAsync("reader"));

        await UseAsync(tracker, first.Header());
        var recorded = await WaitForUseAsync(first.Row.ApiKeyKey);

        // Within the minute nothing more is written, however often they are used.
        for (var i = 0; i < 5; i++)
        {
            await UseAsync(tracker, first.Header());
            await UseAsync(tracker, second.Header());
        }
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.Equal((recorded, null), (await LastUseAsync(first.Row.ApiKeyKey), await LastUseAsync(second.Row.ApiKeyKey)));

        await process.SignalAsync("TERM");
        (await process.WaitForExitAsync()).Expect(0);

        Assert.True(string.CompareOrdinal(await LastUseAsync(first.Row.ApiKeyKey), recorded) > 0);
        Assert.NotNull(await LastUseAsync(second.Row.ApiKeyKey));
    }

    [Fact]
    public async Task A_use_is_no_event_and_an_attempt_with_a_wrong_key_is_no_use()
    {
        var tracker = await ServeAsync("--environment=Production");
        var (used, revoked) = (await Database.MintAsync("reader"), await Database.MintAsync("reader"));
        await ExecuteAsync("UPDATE api_key SET revoked_at = created_at WHERE api_key_key = @ApiKeyKey", new { revoked.Row.ApiKeyKey });
        var events = await CountAsync("journal");

        (await tracker.GetAsync("/api/v1/regions", revoked.Header())).Expect(401);
        await UseAsync(tracker, used.Header());
        await WaitForUseAsync(used.Row.ApiKeyKey);

        Assert.Null(await LastUseAsync(revoked.Row.ApiKeyKey));
        Assert.Equal(events, await CountAsync("journal"));
    }

    private static async Task UseAsync(TrackerClient tracker, (string Name, string Value) key) =>
        (await tracker.GetAsync("/api/v1/vocabularies/status", key)).Expect(200);

    private async Task<string> WaitForUseAsync(long key)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await LastUseAsync(key) is { } at)
                return at;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("the use was not recorded");
    }

    private async Task<string?> LastUseAsync(long key) =>
        (await RowsAsync<string?>("SELECT last_used_at FROM api_key WHERE api_key_key = @key", new { key })).Single();
}

public sealed class KeyUseOnSqlite() : KeyUseScenarios(new SqliteEngine());

public sealed class KeyUseOnSqlServer() : KeyUseScenarios(new SqlServerEngine());
