using Testcontainers.MsSql;

namespace Tracker.Integration.Tests.Engines;

/// <summary>A SQL Server of the tests' own, in a container that goes with the test process.</summary>
internal static class SqlServerContainer
{
    /// <returns>The connection string of its administrator.</returns>
    public static async Task<string?> StartAsync()
    {
        var container = new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").Build();
        await container.StartAsync(TestContext.Current.CancellationToken);
        return container.GetConnectionString();
    }
}
