using System.Globalization;
using Microsoft.Extensions.Options;
using Tracker.Persistence;
using Tracker.Persistence.Sqlite;
using Tracker.Persistence.SqlServer;

namespace Tracker.Api.Hosting;

/// <summary>Makes the database that the settings name.</summary>
internal static class DatabaseChoice
{
    /// <exception cref="SettingsException">A connection string is not one of that engine's.</exception>
    public static Database Create(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        var configuration = provider.GetRequiredService<IConfiguration>();
        var connectionString = configuration.GetConnectionString(Settings.ConnectionStringName) ?? "";
        var replica = configuration.GetConnectionString(Settings.ReplicaConnectionStringName);
        return options.Provider.Equals(DatabaseProviders.SqlServer, StringComparison.OrdinalIgnoreCase)
            ? OnSqlServer(connectionString, string.IsNullOrWhiteSpace(replica) ? null : replica, options, time)
            : OnSqlite(connectionString, replica, options, time);
    }

    private static SqliteDatabase OnSqlite(string connectionString, string? replica, DatabaseOptions options, TimeProvider time)
    {
        if (!string.IsNullOrWhiteSpace(replica))
            throw new SettingsException($"Setting {Name(Settings.ReplicaConnectionStringName)}: SQLite has no replicas. Remove it, or set Database:Provider to {DatabaseProviders.SqlServer}.");
        try
        {
            return new SqliteDatabase(connectionString, options, time);
        }
        catch (ArgumentException exception)
        {
            throw new SettingsException(
                $"Setting {Name(Settings.ConnectionStringName)}: {exception.Message}. Set it to 'Data Source=' and a file's path, or Database:Provider to {DatabaseProviders.SqlServer}.", exception);
        }
    }

    private static SqlServerDatabase OnSqlServer(string connectionString, string? replica, DatabaseOptions options, TimeProvider time)
    {
        RequireCultures();
        try
        {
            return new SqlServerDatabase(connectionString, replica, options, time);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new SettingsException(
                $"Setting {Name(Settings.ConnectionStringName)}{(replica is null ? "" : $" or {Name(Settings.ReplicaConnectionStringName)}")}: {exception.Message}. Set it for {DatabaseProviders.SqlServer}, or Database:Provider to {DatabaseProviders.Sqlite}.", exception);
        }
    }

    // The driver would refuse each connection with words that help nobody.
    private static void RequireCultures()
    {
        try
        {
            CultureInfo.GetCultureInfo("en-US");
        }
        catch (CultureNotFoundException exception)
        {
            throw new SettingsException(
                "SQL Server's driver needs the machine's ICU library (Debian, Ubuntu: libicu72 or later; Alpine: icu-libs); install it and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.", exception);
        }
    }

    private static string Name(string connectionString) => $"ConnectionStrings:{connectionString}";
}
