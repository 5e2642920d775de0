using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;

namespace Tracker.Integration.Tests.Searching;

public abstract class HostileSearchScenarios(DatabaseEngine engine) : Scenario(engine)
{
    private const string Lake = "会议强调，要加强太湖治理 AND NOT NEAR，完成100%。";

    /// <summary>What looks like an operator, a wildcard or a quotation is only what stands between words.</summary>
    private static readonly (string Words, bool Finds)[] Typed =
    [
        ("太湖 AND 治理", true),
        ("太湖 OR 长江", false),
        ("NOT 太湖", true),
        ("NEAR(太湖 治理, 2)", false),
        ("terms:太湖", false),
        ("{terms}: 太湖", false),
        ("太湖*", true),
        ("^太湖", true),
        ("+太湖 -治理", true),
        ("太_", true),
        ("太%", true),
        ("[太]湖", true),
        ("\"太湖", true),
        ("太湖\"", true),
        ("\"\" 太湖", true),
        ("“” 太湖 “，”", true),
        ("'太湖'", true),
        ("太湖'; DROP TABLE commitment; --", false),
        ("太湖\0", true),
        ("\0\u0001\u001f太湖\u007f", true),
        ("太\u200b湖", true),
        ("太湖😀", true),
        ("太湖👩‍👩‍👧‍👦", true),
        ("太湖\uFFFD", true),
        ("太湖\uFFFE\uFFFF", true),
        ("太湖\\", true),
        ("100%", true),
        ("１００", true),
        ("\u202e湖太", false),
        ("太 湖 治 理 强 调", true),
        (new string('太', 1000), false),
        (string.Join(' ', Enumerable.Repeat("太 湖 治 理", 125)), true),
        (string.Join(' ', Enumerable.Range(0, 300).Select(number => (char)(0x4E00 + number))), false),
        (string.Concat(Enumerable.Repeat("著网络", 300)), false),
        (string.Concat(Enumerable.Repeat("a", 1000)), false),
        (string.Concat(Enumerable.Repeat("\"太湖\"", 200)), true),
    ];

    private static readonly string[] Nothing =
        ["", " ", "　", "，。！？", "\"", "“”", "「」", "\"，\"", "😀", "👩‍👩‍👧‍👦", "\0", "%", "*", "\uFFFD", "\u200b", "------", "\u0301"];

    [Fact]
    public async Task Nothing_typed_is_an_operator()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Lake);

        foreach (var (words, finds) in Typed)
        {
            foreach (var sort in new[] { "newest", "relevance" })
            {
                var hits = (await SendAsync(tracker, words, $"&sort={sort}")).Expect(200).Items();
                Assert.True(finds == (hits.Count == 1), words);
            }
        }
    }

    [Fact]
    public async Task Where_there_is_nothing_to_look_for_the_answer_says_so()
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Lake);

        foreach (var words in Nothing)
            (await SendAsync(tracker, words)).ExpectProblem(400, "invalidInput", "q").ErrorOf("q", "nothingToSearch");
    }

    [Theory]
    [InlineData("%ED%A0%80")]
    [InlineData("%ED%A0%80%ED%B0%80")]
    [InlineData("%FF%FE%00")]
    [InlineData("%C0%80")]
    public async Task Escapes_that_are_no_characters_are_read_as_they_are_written(string bytes)
    {
        var tracker = await ServeAsync();
        await tracker.IngestAsync(Lake);

        Assert.Empty((await tracker.ListCommitmentsAsync($"?q={bytes}")).Expect(200).Items());
        Assert.Empty((await tracker.ListCommitmentsAsync($"?q={bytes}{Uri.EscapeDataString("太湖")}&sort=relevance")).Expect(200).Items());
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(10_000)]
    public async Task Too_much_is_refused_with_the_limit(int length)
    {
        var tracker = await ServeAsync();

        var answer = await SendAsync(tracker, new string('湖', length));

        answer.ExpectProblem(400, "invalidInput", "q");
        Assert.Contains("1000", answer.ErrorOf("q", "tooLong"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_is_not_known_or_has_nothing_to_order_is_refused()
    {
        var tracker = await ServeAsync();

        Assert.Contains("relevance", (await tracker.ListCommitmentsAsync("?sort=oldest")).ExpectProblem(400, "invalidInput", "sort").ErrorOf("sort", "unknownValue"), StringComparison.Ordinal);
        Assert.Contains("q", (await tracker.ListCommitmentsAsync("?sort=relevance")).ExpectProblem(400, "invalidInput", "sort").ErrorOf("sort", "noSearch"), StringComparison.Ordinal);
        (await tracker.ListCommitmentsAsync("?sort=")).ExpectProblem(400, "invalidInput", "sort");
        (await tracker.ListCommitmentsAsync("?sort=newest")).Expect(200);
    }

    private static Task<Answer> SendAsync(TrackerClient tracker, string words, string more = "") =>
        tracker.ListCommitmentsAsync($"?q={Uri.EscapeDataString(words)}{more}");
}

public sealed class HostileSearchesOnSqlite() : HostileSearchScenarios(new SqliteEngine());

public sealed class HostileSearchesOnSqlServer() : HostileSearchScenarios(new SqlServerEngine());
