namespace Tracker.Persistence;

/// <summary>Hands out internal keys from blocks that it reserves in the database, so that no write waits for a counter.</summary>
/// <remarks>A block that is not used up when the process ends leaves a gap; keys only ever grow.</remarks>
public sealed class KeyAllocator(Database database) : IDisposable
{
    private const int BlockLength = 4096;
    private readonly SemaphoreSlim _gate = new(1);
    private long _next;
    private long _end;

    /// <summary>Returns the first of <paramref name="count"/> consecutive keys.</summary>
    public async Task<long> TakeAsync(int count, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_end - _next < count)
            {
                var length = Math.Max(BlockLength, count);
                _next = await database.WriteAsync(session => ReserveAsync(session, length), cancellationToken);
                _end = _next + length;
            }
            var first = _next;
            _next += count;
            return first;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>Takes exactly so many keys within a transaction that writes them, where their number was not known before.</summary>
    /// <returns>The first of them.</returns>
    internal static async Task<long> ReserveAsync(Session session, int length)
    {
        await session.ExecuteAsync("UPDATE key_head SET next_key = next_key + @length WHERE singleton = 1", new { length });
        return await session.SingleAsync<long>("SELECT next_key FROM key_head WHERE singleton = 1") - length;
    }
}
