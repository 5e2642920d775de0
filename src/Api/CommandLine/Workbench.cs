using Tracker.Api.Hosting;
using Tracker.Persistence.Migrations;

namespace Tracker.Api.CommandLine;

/// <summary>The services of a verb that works on the database without serving.</summary>
internal static class Workbench
{
    /// <summary>Makes the services on a database that has been migrated.</summary>
    public static async Task<ServiceProvider> OpenAsync(string[] settings, CancellationToken cancellationToken)
    {
        var services = Create(settings);
        await services.GetRequiredService<MigrationRunner>().ApplyAsync(cancellationToken);
        return services;
    }

    /// <summary>Makes the services and leaves the database as it is.</summary>
    public static ServiceProvider Create(string[] settings) => TrackerApplication.CreateBuilder(settings).Services.BuildServiceProvider();
}
