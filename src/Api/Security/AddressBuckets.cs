using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Tracker.Api.Security;

/// <summary>
/// Parts addresses into a fixed number of buckets, so that what is counted for them takes bounded memory however many
/// there are. Nobody can choose an address that falls into another's bucket: the hash is seeded anew by each process.
/// </summary>
internal static class AddressBuckets
{
    public const int Count = 65_536;

    private const int NetworkBytes = 8;

    public static int Of(IPAddress? address)
    {
        var hash = new HashCode();
        hash.AddBytes(Network(address));
        return (int)((uint)hash.ToHashCode() % Count);
    }

    /// <summary>What one client has: an IPv4 address, or a network of IPv6 (/64), in which it takes any address it likes.</summary>
    internal static ReadOnlySpan<byte> Network(IPAddress? address)
    {
        if (address is null)
            return [];
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().GetAddressBytes();
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? bytes.AsSpan(0, NetworkBytes) : bytes;
    }
}

/// <summary>The framework's limiter, as we use it everywhere: so many a minute, which may come all at once.</summary>
internal static class PerMinute
{
    /// <param name="limit">0 for any number.</param>
    public static RateLimitPartition<TKey> Partition<TKey>(TKey key, int limit) => limit == 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limit,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / limit,
            QueueLimit = 0,
            AutoReplenishment = false,
        });

    /// <summary>Whole seconds after which to try again.</summary>
    public static int RetryAfterSeconds(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
}
