using Tracker.Persistence.Migrations;

namespace Tracker.Persistence.Search;

/// <summary>Puts commitments into the index that were stored before there was one.</summary>
public static class SearchBackFill
{
    private const int BatchLength = 500;

    public static BackFill Create() => new("search", async (session, cursor) =>
    {
        var keys = await session.QueryAsync<long>(
            $"""
            SELECT c.commitment_key
            FROM commitment c
            WHERE c.commitment_key > @cursor
            ORDER BY c.commitment_key
            {session.Dialect.FirstRows("@rows")}
            """,
            new { cursor, rows = BatchLength });
        if (keys.Count == 0)
            return null;
        await SearchIndex.WriteAsync(session, keys);
        return keys[^1];
    });
}
