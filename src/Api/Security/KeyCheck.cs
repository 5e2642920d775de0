using System.Collections.Concurrent;
using System.Net;
using Tracker.Persistence.Principals;

namespace Tracker.Api.Security;

/// <summary>
/// Tells whose a key is. What is no key at all costs no query; from an address with too many failures only keys are looked
/// up that this process has seen to be valid, so that a stranger behind the same address locks nobody out.
/// </summary>
internal sealed class KeyCheck(ApiKeyQueries keys, FailedAttempts failures, KeyUses uses)
{
    // Hashes, no more than there are keys: a hash comes here once its key was found valid.
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    /// <summary>Returns whose the key is, null where it is nobody's; or how long the address has to wait for an answer.</summary>
    public async Task<(KeyHolder? Holder, int? SecondsToWait)> HolderAsync(string value, IPAddress? address, CancellationToken cancellationToken)
    {
        var wellFormed = ApiKey.TryParse(value, out var key);
        var hash = key?.Hash ?? "";
        if (!_seen.ContainsKey(hash) && failures.SecondsToWait(address) is { } seconds)
            return (null, seconds);
        if (wellFormed && await keys.HolderAsync(key!, cancellationToken) is { } holder)
        {
            _seen.TryAdd(hash, true);
            uses.Note(holder.ApiKeyKey);
            return (holder, null);
        }
        _seen.TryRemove(hash, out _);
        failures.Count(address);
        return (null, null);
    }
}
