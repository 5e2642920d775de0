using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence.Principals;

namespace Tracker.Integration.Tests.Security;

public abstract class KeyInAddressScenarios(DatabaseEngine engine) : Scenario(engine)
{
    [Theory]
    [InlineData("/api/v1/commitments?key={0}")]
    [InlineData("/api/v1/commitments?region=jiangsu&api_key={0}")]
    [InlineData("/api/v1/commitments?{0}")]
    [InlineData("/api/v1/commitments?region={1}")]
    [InlineData("/api/v1/commitments/{0}")]
    [InlineData("/api/v1/documents?X-API-KEY=secret")]
    [InlineData("/api/v1/documents?access_token=secret")]
    [InlineData("/nowhere/{0}?a=b")]
    [InlineData("/health/ready?x=%74racker_{2}")]
    [InlineData("/api/v1/themes?x=eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")]
    public async Task A_key_in_an_address_is_refused_valid_or_not_and_forgotten(string template)
    {
        var tracker = await ServeAsync("--environment=Production", "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Information");
        var key = await Database.MintAsync("admin");
        var secret = key.Value[ApiKey.Scheme.Length..];
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, template, key.Value, key.Value[..^3], secret);

        var answer = (await tracker.GetAsync(address, key.Header())).ExpectProblem(400, "keyInAddress");

        Assert.Contains("burnt", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret[8..], answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(tracker.Logged, line => line.Contains(secret[8..^3], StringComparison.Ordinal));
        if (template.EndsWith("{0}", StringComparison.Ordinal) && template.Contains('=', StringComparison.Ordinal))
            Assert.Contains(tracker.Logged, line => line.Contains($"keys revoke {key.Row.Prefix}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_word_that_only_resembles_a_key_passes()
    {
        var tracker = await ServeAsync();

        (await tracker.GetAsync("/api/v1/commitments?actor=tracker_x")).Expect(200);
        (await tracker.GetAsync("/api/v1/commitments?actor=eyJ.a.b")).ExpectProblem(400, "keyInAddress");
        (await tracker.GetAsync("/api/v1/commitments?actor=eyJ")).Expect(200);
    }
}

public sealed class KeyInAddressOnSqlite() : KeyInAddressScenarios(new SqliteEngine());

public sealed class KeyInAddressOnSqlServer() : KeyInAddressScenarios(new SqlServerEngine());
