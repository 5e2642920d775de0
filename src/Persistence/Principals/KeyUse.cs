namespace Tracker.Persistence.Principals;

/// <summary>When a key was last used.</summary>
/// <param name="ApiKeyKey">Internal key of the API key.</param>
public sealed record KeyUse(long ApiKeyKey, DateTimeOffset At);

/// <summary>Writes down when keys were last used. No event: who did what stands in the journal.</summary>
public sealed class KeyUseRecords(Database database)
{
    /// <summary>An earlier use than the one recorded changes nothing: several processes may record.</summary>
    public Task RecordAsync(IReadOnlyList<KeyUse> uses, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await session.ExecuteEachAsync(
                    """
                    UPDATE api_key
                    SET last_used_at = @At
                    WHERE api_key_key = @ApiKeyKey AND (last_used_at IS NULL OR last_used_at < @At)
                    """,
                    uses);
                return true;
            },
            cancellationToken);
}
