using Dapper;
using Microsoft.Data.SqlClient;

namespace Tracker.Integration.Tests.Engines;

/// <summary>SQL Server: a database made for the test on the server that the environment names, and dropped after it.</summary>
public sealed class SqlServerEngine : DatabaseEngine
{
    private const string Variable = "TRACKER_TEST_SQLSERVER";

    private static readonly SemaphoreSlim OneAtATime = new(1);

    private static readonly Lazy<Task<string?>> Server = new(FindServerAsync);

    public override async Task<ScratchDatabase> CreateAsync()
    {
        var server = await Server.Value;
        Assert.SkipWhen(
            server is null,
            $"There is no SQL Server: set {Variable} to the connection string of an empty one, or build with -p:UseTestcontainers=true where Docker is.");
        var name = $"tracker_test_{Guid.NewGuid():n}";
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        // Each is a copy of the server's model, which only one may make at a time.
        await OneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await connection.ExecuteAsync($"CREATE DATABASE {name}");
            await RecommendedAsync(connection, name);
        }
        finally
        {
            OneAtATime.Release();
        }
        return new SqlServerScratchDatabase(server!, name);
    }

    private static async Task<string?> FindServerAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return new SqlConnectionStringBuilder(given).ConnectionString;
#if TESTCONTAINERS
        return await SqlServerContainer.StartAsync();
#else
        return await Task.FromResult<string?>(null);
#endif
    }

    // What is recommended, where it is not so already. The program does without it too.
    private static async Task RecommendedAsync(SqlConnection connection, string name)
    {
        var (snapshot, committed) = await connection.QuerySingleAsync<(int, bool)>(
            "SELECT snapshot_isolation_state, is_read_committed_snapshot_on FROM sys.databases WHERE name = @name", new { name });
        if (snapshot == 0)
            await connection.ExecuteAsync($"ALTER DATABASE {name} SET ALLOW_SNAPSHOT_ISOLATION ON");
        if (!committed)
            await connection.ExecuteAsync($"ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON");
    }
}
