using System.Text.RegularExpressions;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence.Copying;

namespace Tracker.Integration.Tests.Copying;

/// <summary>Both engines' migrations make the same tables but for what is derived; a copy compares the columns itself.</summary>
public sealed partial class CopiedTablesTests
{
    [Fact]
    public void The_engines_have_the_same_tables_but_for_what_is_derived()
    {
        var (sqlite, sqlServer) = (TablesOf("sqlite"), TablesOf("sqlserver"));

        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite.Except(CopiedTables.Derived.Keys).Order(), sqlServer.Except(CopiedTables.Derived.Keys).Order());
        Assert.All(CopiedTables.Derived.Keys, table => Assert.Contains(table, sqlite.Concat(sqlServer)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("sqlserver")]
    public void What_is_derived_is_made_anew_by_a_back_fill_of_each_engine(string engine)
    {
        var scripts = string.Concat(Scripts(engine));

        Assert.All(CopiedTables.Derived.Values, backFill => Assert.Contains($"-- back-fill: {backFill}\n", scripts, StringComparison.Ordinal));
    }

    [Fact]
    public void A_hash_tells_apart_what_would_run_together_and_begins_anew_after_each_table()
    {
        object?[][] rows =
        [
            ["ab", "c"], ["a", "bc"], ["abc", null], [null, "abc"], ["abc", ""], [0L, "abc"], [0.0, "abc"], [new byte[] { 0x61 }, "bc"], ["太湖", "𠮷"],
        ];
        using var hash = new TableHash();

        var hashes = rows.Select(row =>
        {
            hash.Add(row);
            return hash.Finish();
        }).ToList();

        Assert.Equal(rows.Length, hashes.Distinct(StringComparer.Ordinal).Count());
        hash.Add(rows[0]);
        Assert.Equal(hashes[0], hash.Finish());
    }

    private static List<string> TablesOf(string engine) =>
        [.. Scripts(engine).SelectMany(script => CreateTable().Matches(script)).Select(match => match.Groups["name"].Value)];

    private static IEnumerable<string> Scripts(string engine) =>
        Directory.EnumerateFiles(Checkout.Combine("db", "migrations", engine), "*.sql").Select(file => File.ReadAllText(file).ReplaceLineEndings("\n"));

    // "CREATE TABLE mention ("
    [GeneratedRegex(@"^CREATE TABLE (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CreateTable();
}
