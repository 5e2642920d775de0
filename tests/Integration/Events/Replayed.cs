using Dapper;
using Tracker.Integration.Tests.Engines;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Tracking;

namespace Tracker.Integration.Tests.Events;

/// <summary>Rows and journal tell the same.</summary>
internal static class Replayed
{
    /// <summary>Checks that every commitment's row is what a replay of its events gives, and that what is derived from it agrees.</summary>
    /// <returns>How many were compared.</returns>
    public static async Task<int> AssertAsync(ScratchDatabase scratch)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var database = scratch.Open();
        await using var connection = await scratch.ConnectAsync();
        var keys = (await connection.QueryAsync<long>("SELECT commitment_key FROM commitment ORDER BY commitment_key")).AsList();
        foreach (var key in keys)
        {
            var (row, replayed) = await database.ReadAsync(
                async session => (
                    await (await StoredCommitment.FindAsync(session, key)).ReadStateAsync(session),
                    CommitmentReplay.Of(await RecordedEvent.OfCommitmentAsync(session, key))),
                cancellationToken);
            Assert.Equal(CommitmentReplay.Form(replayed), CommitmentReplay.Form(row));
            var stored = await connection.QuerySingleAsync<(string Schedule, string? Ahead, string? Behind, string? Soon, string? Overdue)>(
                "SELECT schedule, ahead_until, behind_from, due_soon_from, overdue_from FROM commitment WHERE commitment_key = @key", new { key });
            var turning = row.TurningDates;
            Assert.Equal((turning.Schedule, Iso(turning.AheadUntil), Iso(turning.BehindFrom), Iso(turning.DueSoonFrom), Iso(turning.OverdueFrom)), stored);
            Assert.Equal(
                row.Effective.Themes.Order(StringComparer.Ordinal),
                await connection.QueryAsync<string>("SELECT theme FROM commitment_theme WHERE commitment_key = @key ORDER BY theme", new { key }));
            Assert.Equal(
                row.Effective.Regions.Order(StringComparer.Ordinal),
                await connection.QueryAsync<string>("SELECT region FROM commitment_region WHERE commitment_key = @key AND direct = 1 ORDER BY region", new { key }));
        }
        return keys.Count;
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
