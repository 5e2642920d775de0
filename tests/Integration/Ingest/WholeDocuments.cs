using System.Text.Json;
using Dapper;
using Tracker.Integration.Tests.Engines;

namespace Tracker.Integration.Tests.Ingest;

/// <summary>What must hold of a database however its last writer ended.</summary>
internal static class WholeDocuments
{
    /// <summary>Checks that every document has its text, all its mentions and all its events, and nothing belongs to none.</summary>
    /// <returns>How many documents there are.</returns>
    public static async Task<int> AssertAsync(ScratchDatabase database)
    {
        Assert.Empty(await database.FaultsAsync());
        await using var connection = await database.ConnectAsync();
        var documents = (await connection.QueryAsync<(long Key, string State, string Text, long Articles, long Places, long Mentions, long Commitments, long Events, string After)>(
            """
            SELECT d.document_key, d.state, t.content,
                   (SELECT COUNT(*) FROM article a WHERE a.document_key = d.document_key),
                   (SELECT COUNT(*) FROM article_place p WHERE p.text_key = t.text_key),
                   COALESCE(found.mentions, 0), (SELECT COUNT(*) FROM commitment c JOIN mention f ON f.mention_key = c.first_mention_key WHERE f.document_key = d.document_key), COALESCE(found.events, 0), j.after
            FROM document d
            JOIN document_text t ON t.text_key = d.current_text_key
            JOIN source s ON s.source_key = t.source_key
            JOIN journal j ON j.subject_kind = 'document' AND j.subject_key = d.document_key
            LEFT JOIN (
                SELECT m.document_key, COUNT(*) AS mentions, COUNT(e.sequence) AS events
                FROM mention m
                LEFT JOIN journal e ON e.subject_kind = 'commitment' AND e.subject_key = m.commitment_key AND e.kind = 'commitment.recorded'
                GROUP BY m.document_key) found ON found.document_key = d.document_key
            """)).AsList();
        Assert.Equal(await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM document"), documents.Count);
        Assert.Equal(await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM document_text"), documents.Count);
        Assert.Equal(await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM source"), documents.Count);
        Assert.Equal(documents.Count, documents.Select(document => document.Text).Distinct(StringComparer.Ordinal).Count());
        foreach (var document in documents)
        {
            var recorded = JsonDocument.Parse(document.After).RootElement;
            var (articles, mentions) = (recorded.GetProperty("articles").GetInt64(), recorded.GetProperty("mentions").GetInt64());
            Assert.Equal((articles, articles, mentions, mentions, mentions), (document.Articles, document.Places, document.Mentions, document.Commitments, document.Events));
        }
        Assert.Equal(documents.Sum(document => document.Mentions), await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM commitment"));
        await AssertJournalIsGaplessAsync(connection);
        return documents.Count;
    }

    private static async Task AssertJournalIsGaplessAsync(System.Data.Common.DbConnection connection)
    {
        var (count, last, head) = await connection.QuerySingleAsync<(long, long, long)>(
            "SELECT COUNT(*), COALESCE(MAX(sequence), 0), (SELECT last_sequence FROM journal_head) FROM journal");
        Assert.Equal((last, head), (count, last));
    }
}
