using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Tracker.Api.Security;

/// <summary>Counts, by address, the attempts with a key or token that was wrong.</summary>
/// <remarks>256 random bits cannot be guessed; this bounds what trying costs us.</remarks>
internal sealed class FailedAttempts(IOptions<RateLimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<int> _limiter = PartitionedRateLimiter.Create<int, int>(
        bucket => PerMinute.Partition(bucket, options.Value.FailedPerAddress));

    /// <summary>Returns how many seconds an address has to wait until its next attempt is looked at; null for not at all.</summary>
    public int? SecondsToWait(IPAddress? address)
    {
        var bucket = AddressBuckets.Of(address);
        if (_limiter.GetStatistics(bucket) is not { CurrentAvailablePermits: <= 0 })
            return null;

        // Says how long, and takes nothing where there is less than one.
        using var lease = _limiter.AttemptAcquire(bucket);
        return lease.IsAcquired ? null : PerMinute.RetryAfterSeconds(lease);
    }

    public void Count(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(AddressBuckets.Of(address));
    }

    public void Dispose() => _limiter.Dispose();
}

/// <summary>Too many attempts failed from this address; this one was not looked at. Carried in a result, never thrown: that would cost.</summary>
internal sealed class TooManyAttemptsException(int retryAfterSeconds) : Exception("Too many attempts with a wrong key or token.")
{
    public int RetryAfterSeconds { get; } = retryAfterSeconds;
}
