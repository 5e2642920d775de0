using Microsoft.Extensions.Options;

namespace Tracker.Api.Extraction;

/// <summary>
/// Lets only so many extractions run at once: they take nothing but the processor, so more would only slow each other
/// and every other request.
/// </summary>
public sealed class ExtractionTurns(IOptions<ExtractionOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(options.Value.AtOnce);
    private readonly int _most = options.Value.AtOnce + options.Value.QueueLength;
    private int _present;

    /// <summary>Runs an extraction when its turn comes.</summary>
    /// <exception cref="ExtractionBusyException">As many as may are waiting already.</exception>
    public async Task<T> TakeAsync<T>(Func<T> extract, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _present) > _most)
                throw new ExtractionBusyException($"{options.Value.QueueLength} documents are waiting already.");
            await _turns.WaitAsync(cancellationToken);
            try
            {
                return extract();
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _present);
        }
    }

    public void Dispose() => _turns.Dispose();
}

/// <summary>More documents are waiting to be read than the queue may hold; trying again a little later is safe.</summary>
public sealed class ExtractionBusyException(string message) : Exception(message);
