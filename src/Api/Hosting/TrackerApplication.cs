using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tracker.Api.Articles;
using Tracker.Api.Commitments;
using Tracker.Api.Documents;
using Tracker.Api.Events;
using Tracker.Api.Health;
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
    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];

    /// <summary>The settings and services that every verb shares, without a server.</summary>
    /// <exception cref="SettingsException">A setting is unknown or wrong.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var builder = ReadSettings(settings);
        builder.AddSettings();
        builder.AddTracker();
        return builder;
    }

    private static WebApplicationBuilder ReadSettings(string[] settings)
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
        builder.Services.Configure<KestrelServerOptions>(server => server.AddServerHeader = false);
        builder.Services.AddBodyLimit();
        ListenByDefault(builder);

        var app = builder.Build();
        app.UseHeadRequests();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseBodyLimit();
        app.MapOpenApiDocument();
        app.MapHealth();
        var api = app.MapGroup(ApiRoot.Path).RejectUnknownQueryParameters();
        api.MapDocuments();
        api.MapArticles();
        api.MapCommitments();
        api.MapMarks();
        api.MapEvents();
        api.MapEvidence();
        api.MapPrincipals();
        api.MapRepeats();
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
        foreach (var address in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsAddress(address))
                throw new SettingsException($"Setting urls: '{address}' is no address; set one such as {DefaultAddress}.");
        }
        if (AddressKeys.All(key => string.IsNullOrEmpty(configuration[key])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultAddress);
    }

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
