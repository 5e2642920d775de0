using Tracker.Extraction;
using Tracker.Extraction.Documents;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence;
using Tracker.Persistence.Documents;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Repeats;

namespace Tracker.Integration.Tests.Dialects;

/// <summary>Over a network each command costs a round trip.</summary>
public sealed class RoundTripTests() : Scenario(new SqliteEngine())
{
    [Fact]
    public async Task The_rows_of_a_document_go_to_SQL_Server_in_few_commands()
    {
        const int Commitments = 200;
        await ServeAsync();
        await using var database = new RecordingSqlServer(Database.ConnectionString);
        var (extractor, calendar) = (Extractor.Default, new BusinessCalendar(TimeProvider.System, TimeZoneInfo.Utc));
        using var keys = new KeyAllocator(database);
        var text = Reports.Long(1, Commitments);
        var document = new NewDocument(
            null, "text/plain", new byte[] { 1 }, "plainText", 1, text, PublicationFacts.None, IsSample: false,
            extractor.Extract(text, DocumentHints.None, TestContext.Current.CancellationToken), "1");

        await new DocumentIngest(database, keys, calendar, extractor.Gazetteer, new RepeatIntake(extractor, calendar))
            .StoreAsync(document, Author.CommandLine, null, TestContext.Current.CancellationToken);

        Assert.Equal(Commitments, await CountAsync("mention"));
        var rows = 0L;
        foreach (var table in new[] { "mention", "commitment", "commitment_region", "commitment_theme", "repeat_band", "repeat_pair", "journal" })
            rows += await CountAsync(table);
        TestContext.Current.TestOutputHelper?.WriteLine($"{rows} rows in {database.Executions} commands");
        Assert.True(database.Executions < rows / 30, $"{rows} rows in {database.Executions} commands");
    }
}
