using Dapper;
using Tracker.Integration.Tests.Engines;

namespace Tracker.Integration.Tests.Harness;

/// <summary>A test on an engine, with a database of its own.</summary>
public abstract class Scenario(DatabaseEngine engine) : IAsyncLifetime
{
    private readonly List<TrackerServer> _servers = [];
    private ScratchDatabase? _database;

    protected ScratchDatabase Database => _database!;

    public async ValueTask InitializeAsync() => _database = await engine.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes a further database, to be disposed by the test.</summary>
    protected Task<ScratchDatabase> CreateDatabaseAsync() => engine.CreateAsync();

    /// <summary>Starts a server on the test's database.</summary>
    protected Task<TrackerClient> ServeAsync(params string[] settings) => ServeAsync(null, settings);

    protected async Task<TrackerClient> ServeAsync(TimeProvider? time, params string[] settings)
    {
        var server = await TrackerServer.StartAsync(Database, time, settings);
        _servers.Add(server);
        return server.Client;
    }

    /// <summary>Reads rows as they are stored.</summary>
    protected async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Database.ConnectAsync();
        return (await connection.QueryAsync<T>(Database.Translate(sql), parameters)).AsList();
    }

    protected async Task<long> CountAsync(string table)
    {
        await using var connection = await Database.ConnectAsync();
        return await connection.QuerySingleAsync<long>(Database.Translate($"SELECT COUNT(*) FROM {table}"));
    }

    /// <summary>Writes what no operation of the program can bring about yet.</summary>
    protected async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await Database.ConnectAsync();
        await connection.ExecuteAsync(Database.Translate(sql), parameters);
    }
}
