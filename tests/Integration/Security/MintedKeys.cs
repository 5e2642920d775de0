using Tracker.Integration.Tests.Engines;
using Tracker.Persistence;
using Tracker.Persistence.Principals;

namespace Tracker.Integration.Tests.Security;

/// <summary>Keys made by the store itself, where a test is about using them; 'keys create' has tests of its own.</summary>
internal static class MintedKeys
{
    /// <summary>Makes a key in a database that was migrated.</summary>
    public static async Task<MadeKey> MintAsync(this ScratchDatabase database, string role, string? name = null, DateTimeOffset? expiresAt = null)
    {
        await using var store = database.Open();
        using var keys = new KeyAllocator(store);
        var calendar = new BusinessCalendar(TimeProvider.System, TimeZoneInfo.Utc);
        return await new ApiKeys(store, keys, calendar).CreateAsync(
            name ?? role, role, expiresAt, Principal.CommandLine, TestContext.Current.CancellationToken);
    }

    public static (string Name, string Value) Header(this MadeKey key) => ("X-Api-Key", key.Value);
}
