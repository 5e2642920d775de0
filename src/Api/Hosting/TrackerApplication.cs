using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tracker.Api.Articles;
using Tracker.Api.Commitments;
using Tracker.Api.Documents;
using Tracker.Api.Events;
using Tracker.Api.Health;
using Tracker.Api.Keys;
using Tracker.Api.OpenApi;
using Tracker.Api.Paging;
using Tracker.Api.Principals;
using Tracker.Api.Problems;
using Tracker.Api.Regions;
using Tracker.Api.Repeats;
using Tracker.Api.Security;
using Tracker.Api.Themes;
using Tracker.Api.Vocabularies;

namespace Tracker.Api.Hosting;

/// <summary>Puts the program together.</summary>
public static class TrackerApplication
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>So that a query that is far too long is told so with a problem, like any other.</summary>
    private const int LongestRequestLine = 128 * 1024;

    /// <summary>The settings and services that every verb shares, without a server.</summary>
    /// <exception cref="SettingsException">A setting is unknown or wrong.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var builder = ReadSettings(settings);
        builder.AddSettings();
        builder.AddTracker();
        return builder;
    }

    internal static WebApplicationBuilder ReadSettings(string[] settings)
    {
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions
            {
                Args = settings,
                ApplicationName = "tracker",

                // Settings and samples lie beside the program, wherever it is called from.
                ContentRootPath = AppContext.BaseDirectory,
            });
        }
        catch (InvalidDataException exception)
        {
            throw new SettingsException($"{exception.Message} {exception.GetBaseException().Message}", exception);
        }
    }

    /// <summary>The server, ready to be migrated and run.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddRequestHandling();
        builder.Services.AddProblemResponses();
        builder.Services.AddSecurity();
        builder.Services.AddOpenApiDocument();
        builder.Services.Configure<KestrelServerOptions>(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestLineSize = LongestRequestLine;
        });
        builder.Services.AddBodyLimit();
        builder.Services.AddGracefulShutdown();
        ListenByDefault(builder);

        var app = builder.Build();
        app.UseForwardedRequests();
        app.UseHeadRequests();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseKeysInAddresses();
        app.UseRouting();
        app.UseSecurity();
        app.UseBodyLimit();
        app.MapOpenApiDocument();
        app.MapHealth();
        var api = app.MapGroup(ApiRoot.Path).RequireAuthorization(Policies.Reading).RejectUnknownQueryParameters();
        api.MapDocuments();
        api.MapArticles();
        api.MapCommitments();
        api.MapMarks();
        api.MapEvents();
        api.MapEvidence();
        api.MapPrincipals();
        api.MapRepeats();
        api.MapKeys();
        api.MapRegions();
        api.MapThemes();
        api.MapVocabularies();
        return app;
    }

    /// <summary>Only where nothing else says where to listen, so that ASPNETCORE_URLS and the like hold.</summary>
    /// <exception cref="SettingsException">What says it is no address.</exception>
    private static void ListenByDefault(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        foreach (var address in Split(configuration["urls"]))
        {
            if (!IsAddress(address))
                throw new SettingsException($"Setting urls: '{address}' is no address; set one such as {DefaultAddress}.");
        }
        if (Addresses(configuration) is [DefaultAddress])
            builder.WebHost.UseUrls(DefaultAddress);
    }

    /// <summary>Where a server with these settings listens, in the framework's order of what comes first.</summary>
    internal static IReadOnlyList<string> Addresses(IConfiguration configuration)
    {
        string[] endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "")];
        if (endpoints.Length > 0)
            return endpoints;
        if (Split(configuration["urls"]) is { Length: > 0 } urls)
            return urls;
        string[] ports =
        [
            .. Split(configuration["http_ports"]).Select(port => $"http://*:{port}"),
            .. Split(configuration["https_ports"]).Select(port => $"https://*:{port}"),
        ];
        return ports.Length > 0 ? ports : [DefaultAddress];
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsAddress(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Scheme: "http" or "https", Port: >= 0 and <= 65535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
