using System.Collections.Concurrent;
using Tracker.Persistence;
using Tracker.Persistence.Principals;

namespace Tracker.Api.Security;

/// <summary>
/// Records when keys were last used: apart from the requests, all keys in one write, at most once a minute, and a last
/// time when the server has stopped.
/// </summary>
internal sealed partial class KeyUses(KeyUseRecords records, TimeProvider time, ILogger<KeyUses> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, DateTimeOffset> _noted = new();
    private readonly SemaphoreSlim _any = new(0, 1);

    /// <param name="apiKeyKey">Internal key of the API key that was used.</param>
    public void Note(long apiKeyKey)
    {
        _noted[apiKeyKey] = time.GetUtcNow();
        if (_any.CurrentCount > 0)
            return;
        try
        {
            _any.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another request was quicker.
        }
    }

    /// <summary>Stopped after the server, when no request comes any more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await RecordAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _any.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await _any.WaitAsync(stoppingToken);
                await RecordAsync(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // StopAsync records what is left.
        }
    }

    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        var uses = _noted.Select(noted => new KeyUse(noted.Key, noted.Value)).ToList();
        if (uses.Count == 0)
            return;
        try
        {
            await records.RecordAsync(uses, cancellationToken);
        }
        catch (Exception exception) when (exception is DatabaseBusyException or DatabaseUnavailableException or OperationCanceledException)
        {
            // They stay noted, for the next time.
            Log.NotRecorded(logger, uses.Count, exception.Message);
            return;
        }

        // What was used again meanwhile has another time, and stays.
        foreach (var use in uses)
            _noted.TryRemove(KeyValuePair.Create(use.ApiKeyKey, use.At));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The last use of {Keys} keys is not recorded yet: {Reason}")]
        public static partial void NotRecorded(ILogger logger, int keys, string reason);
    }
}
