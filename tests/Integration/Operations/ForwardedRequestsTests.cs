using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Api.Hosting;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Operations;

/// <summary>Whose word about a client's address and scheme is taken. Every request here comes from 127.0.0.1.</summary>
public sealed class ForwardedRequestsTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", 1, "203.0.113.7", "https", "127.0.0.1", "http")]
    [InlineData("10.0.0.0/8, 192.0.2.1", 1, "203.0.113.7", "https", "127.0.0.1", "http")]
    [InlineData("127.0.0.1", 1, "203.0.113.7", "https", "203.0.113.7", "https")]
    [InlineData("10.0.0.0/8, 127.0.0.0/8", 1, "2001:db8::7", "https", "2001:db8::7", "https")]
    [InlineData("127.0.0.1", 1, "198.51.100.1, 203.0.113.7", "http, https", "203.0.113.7", "https")]
    [InlineData("127.0.0.1", 2, "198.51.100.1, 203.0.113.7", "http, https", "203.0.113.7", "https")]
    [InlineData("127.0.0.1, 203.0.113.7", 2, "198.51.100.1, 203.0.113.7", "http, https", "198.51.100.1", "http")]
    [InlineData("127.0.0.1", 1, "not an address", "https", "127.0.0.1", "http")]
    public async Task Forwarded_headers_hold_only_where_a_trusted_proxy_sent_them(
        string trusted, int hops, string forwardedFor, string forwardedProto, string address, string scheme)
    {
        var seen = new ConcurrentQueue<(string? Address, string Scheme)>();

        await AskAsync(trusted, hops, seen, ("X-Forwarded-For", forwardedFor), ("X-Forwarded-Proto", forwardedProto), ("X-Forwarded-Host", "evil.example"));

        Assert.Equal([(address, scheme)], seen);
    }

    [Fact]
    public async Task Nobody_writes_without_a_key_through_a_proxy_even_from_this_machine()
    {
        await using var app = await StartAsync("127.0.0.1", 1, []);
        using var tracker = Client(app);

        var forwarded = await tracker.PostJsonAsync("/api/v1/documents", $$"""{"text":"{{Reports.Taihu}}"}""", ("X-Forwarded-For", "127.0.0.1"));

        forwarded.Expect(401);
        (await tracker.PostReportAsync(Reports.Taihu)).Expect(201);
    }

    [Fact]
    public async Task The_frameworks_switch_that_trusts_everybody_stops_the_start()
    {
        var variables = new Dictionary<string, string> { ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true" };

        var refused = await TrackerProcess.RunAsync(
            new ProcessSetup { Variables = variables }, "serve", "--urls=http://127.0.0.1:0", $"--ConnectionStrings:Tracker=Data Source={_folder.Combine("tracker.db")}");

        Assert.Contains("Proxy:Trusted", refused.Expect(2).Errors, StringComparison.Ordinal);
    }

    private async Task AskAsync(
        string trusted, int hops, ConcurrentQueue<(string? Address, string Scheme)> seen, params (string Name, string Value)[] headers)
    {
        await using var app = await StartAsync(trusted, hops, seen);
        using var tracker = Client(app);
        (await tracker.GetAsync("/health/live", headers)).Expect(200);
    }

    private async Task<WebApplication> StartAsync(string trusted, int hops, ConcurrentQueue<(string? Address, string Scheme)> seen)
    {
        var builder = TrackerApplication.CreateBuilder(
        [
            "--urls=http://127.0.0.1:0",
            "--environment=Development",
            "--Samples:Load=false",
            $"--ConnectionStrings:Tracker=Data Source={_folder.Combine("tracker.db")}",
            $"--Proxy:Trusted={trusted}",
            $"--Proxy:Hops={hops}",
        ]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IStartupFilter>(new Witness(seen));
        var app = TrackerApplication.Build(builder);
        await app.Services.GetRequiredService<Persistence.Migrations.MigrationRunner>().ApplyAsync(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static TrackerClient Client(WebApplication app) =>
        new(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port, () => []);

    /// <summary>Notes what the request has become once the program has answered it.</summary>
    private sealed class Witness(ConcurrentQueue<(string? Address, string Scheme)> seen) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                await following(context);
                seen.Enqueue((context.Connection.RemoteIpAddress?.ToString(), context.Request.Scheme));
            });
            next(app);
        };
    }
}
