using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Api.Hosting;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Faults;

/// <summary>What the program does about a SQL Server that is not there, which needs none.</summary>
public sealed class AwayTests
{
    private readonly string[] _settings = ["--Database:Provider=sqlserver", $"--ConnectionStrings:Tracker=Server=127.0.0.1,{FreePort()};Database=tracker;User ID=a;Password=b;Connect Timeout=1"];

    [Theory]
    [InlineData("/health/ready")]
    [InlineData("/api/v1/commitments")]
    [InlineData("/api/v1/documents/01a20000-0000-7000-8000-000000000001")]
    public async Task Requests_hear_that_the_database_is_unavailable(string path)
    {
        var builder = TrackerApplication.CreateBuilder(["--urls=http://127.0.0.1:0", "--environment=Development", .. _settings]);
        builder.Logging.ClearProviders();
        await using var app = TrackerApplication.Build(builder);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var tracker = new TrackerClient(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port, () => []);

        var answer = (await tracker.GetAsync(path)).ExpectProblem(503, "databaseUnavailable");

        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.DoesNotContain("127.0.0.1", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_ends_with_a_message()
    {
        var refused = await TrackerProcess.RunAsync(["serve", "--urls=http://127.0.0.1:0", .. _settings]);

        Assert.Contains("cannot be reached", refused.Expect(2).Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.All, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
