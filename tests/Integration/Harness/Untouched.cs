using Dapper;
using Tracker.Integration.Tests.Engines;

namespace Tracker.Integration.Tests.Harness;

/// <summary>What must hold after every refusal.</summary>
internal static class Untouched
{
    private static readonly string[] Tables =
        ["document", "source", "document_text", "article", "article_place", "mention", "commitment", "commitment_region", "commitment_theme", "repeat_band", "repeat_pair", "evidence", "evidence_file", "kept_answer", "journal"];

    /// <summary>Checks that nothing of a refused report is stored, and that the server takes the next one.</summary>
    public static async Task AssertStillServesAsync(TrackerClient tracker, ScratchDatabase database)
    {
        await AssertEmptyAsync(database);
        await tracker.IngestAsync(Reports.Taihu);
        Assert.Equal([Reports.Taihu], await tracker.QuotesAsync());
    }

    public static async Task AssertEmptyAsync(ScratchDatabase database)
    {
        await using var connection = await database.ConnectAsync();
        foreach (var table in Tables)
            Assert.True(await connection.QuerySingleAsync<long>($"SELECT COUNT(*) FROM {table}") == 0, $"{table} has rows");
    }
}
