using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Journal;

public abstract class StorageFormScenarios(DatabaseEngine engine) : Scenario(engine)
{
    public static TheoryData<string, string, string> Forms => new()
    {
        { "document", "id", Id },
        { "document", "created_at", Instant },
        { "source", "created_at", Instant },
        { "source", "sha256", Hash },
        { "document_text", "sha256", Hash },
        { "article", "id", Id },
        { "article", "published_on", Date },
        { "commitment", "id", Id },
        { "commitment", "created_at", Instant },
        { "commitment", "updated_at", Instant },
        { "commitment", "due_to", Date },
        { "commitment", "regions", "^\\[.*\\]$" },
        { "mention", "id", Id },
        { "mention", "created_at", Instant },
        { "journal", "id", Id },
        { "journal", "recorded_at", Instant },
        { "journal", "effective_on", Date },
        { "principal", "id", "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$" },
        { "principal", "created_at", Instant },
        { "schema_journal", "applied_at", Instant },
    };

    private const string Id = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
    private const string Instant = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{7}Z$";
    private const string Date = @"^\d{4}-\d{2}-\d{2}$";
    private const string Hash = "^[0-9a-f]{64}$";

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Values_stand_in_the_one_form_of_every_engine(string table, string column, string form)
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync("会议指出，南通市要加快港口建设，2027年底前建成。", new { publishedOn = "2026-03-05" });

        var values = await RowsAsync<string?>($"SELECT {column} FROM {table}");

        Assert.NotEmpty(values.OfType<string>());
        Assert.All(values.OfType<string>(), value => Assert.Matches(form, value));
    }

    [Fact]
    public async Task Chinese_stands_readable_in_stored_JSON()
    {
        await (await ServeAsync()).IngestAsync(Reports.Taihu, new { publisher = "江南晚报" });

        Assert.All(await RowsAsync<string>("SELECT after FROM journal"), json => Assert.DoesNotContain("\\u", json, StringComparison.Ordinal));
    }
}

public sealed class StorageFormsOnSqlite() : StorageFormScenarios(new SqliteEngine());

public sealed class StorageFormsOnSqlServer() : StorageFormScenarios(new SqlServerEngine());
