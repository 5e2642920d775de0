using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence.Copying;
using Tracker.Persistence.Migrations;
using Tracker.Persistence.SqlServer;

namespace Tracker.Integration.Tests.Dialects;

/// <summary>All that the program can send to SQL Server, read by Microsoft's own parser.</summary>
public sealed partial class TransactSqlTests() : Scenario(new SqliteEngine())
{
    [Fact]
    public async Task Every_statement_of_the_stores_is_T_SQL()
    {
        var statements = await RecordAsync();

        Assert.True(statements.Count > 400, $"{statements.Count} statements");
        Assert.All(statements, AssertParses);
    }

    /// <summary>What stands in the sources must have been heard, so that no new statement is forgotten.</summary>
    [Fact]
    public async Task Every_statement_in_the_sources_was_among_them()
    {
        var heard = (await RecordAsync()).Select(AsWritten).ToList();

        var missing = Written().Where(one => !heard.Exists(statement => ContainsInOrder(statement, one.Pieces))).Select(one => one.Place).ToList();

        Assert.True(missing.Count == 0, $"No step of {nameof(StoreTour)} runs what stands at\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Every_migration_is_T_SQL()
    {
        foreach (var migration in Migration.BuiltIn(SqlServerDialect.Instance))
        {
            AssertParses(migration.Sql);
            Assert.All(SqlServerDialect.Instance.Statements(migration.Sql), batch => AssertParses(batch.Sql));
        }
    }

    [Fact]
    public void The_file_for_administrators_is_T_SQL()
    {
        var script = SqlServerDialect.Instance.Script(Migration.BuiltIn(SqlServerDialect.Instance));

        AssertParses(script);
        Assert.All(SqlServerDialect.Instance.Statements(script), batch => AssertParses(batch.Sql));
    }

    [Fact]
    public void Every_fragment_of_the_dialect_is_T_SQL()
    {
        var dialect = SqlServerDialect.Instance;
        AssertParses($"SELECT a.x FROM a ORDER BY a.x {dialect.FirstRows("@rows")}");
        AssertParses($"SELECT a.x FROM a {dialect.ForUpdate} {dialect.JoinNext} b x {dialect.ByIndex("b_x")} ON b.x = a.x {dialect.InWrittenOrder}");
        AssertParses(dialect.TakeLock);
        AssertParses(dialect.LockMigrations);
        AssertParses(dialect.CreateSchemaJournal);
        AssertParses(dialect.HasSchemaJournal);
        AssertParses(dialect.BrokenForeignKeys);
        var rows = Enumerable.Range(0, 1500).Select(number => new { Key = number, Name = "甲" }).ToList();
        foreach (var sql in new[] { "INSERT INTO a (k, n) VALUES (@Key, @Name)", "UPDATE a SET n = @Name WHERE k = @Key" })
        {
            var batches = dialect.Batches(sql, rows).ToList();
            Assert.Equal(2, batches.Count);
            Assert.All(batches, batch => AssertParses(batch.Sql));
        }
    }

    /// <summary>A copy puts nothing into its statements but the names of tables and columns.</summary>
    [Fact]
    public void Every_statement_of_a_copy_is_T_SQL()
    {
        var table = new CopiedTable("a", [new CopiedColumn("k", ValueKind.Integer), new CopiedColumn("n", ValueKind.Text)], ["k", "n"], []);
        Assert.All([table.SelectInKeyOrder, table.Count, table.DeleteAll, SqlServerCopying.Instance.CreateProgress, SqlServerCopying.Instance.HasProgress], AssertParses);

        var written = Directory.EnumerateFiles(Checkout.Combine("src", "Persistence", "Copying"), "*.cs")
            .Where(file => Path.GetFileName(file) != $"{nameof(CopiedTable)}.cs")
            .Append(Checkout.Combine("src", "Persistence", "SqlServer", $"{nameof(SqlServerCopying)}.cs"))
            .SelectMany(Literals)
            .ToList();
        Assert.True(written.Count >= 8, $"{written.Count} statements");
        Assert.All(written, literal => AssertParses(literal.Sql));
    }

    private async Task<IReadOnlyCollection<string>> RecordAsync()
    {
        await ServeAsync();
        await using var recording = new RecordingSqlServer(Database.ConnectionString);
        using var tour = new StoreTour(recording);
        await tour.RunAsync();
        return recording.Statements;
    }

    private static void AssertParses(string sql)
    {
        using var reader = new StringReader(sql);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.True(errors.Count == 0, $"{string.Join('\n', errors.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}"))}\n{sql}");
    }

    /// <summary>The statements in the sources of the stores, cut where something is put into them.</summary>
    private static IEnumerable<(string Place, IReadOnlyList<string> Pieces)> Written()
    {
        var root = Checkout.Combine("src", "Persistence");
        foreach (var file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(root, file);
            if (path.Split(Path.DirectorySeparatorChar)[0] is "obj" or "bin" or "Sqlite" or "SqlServer" or "Migrations" or "Copying")
                continue;
            foreach (var (line, sql) in Literals(file))
            {
                var pieces = Hole().Split(sql).Select(Collapse).Where(piece => piece.Length > 0).ToList();
                yield return ($"{path}, line {line}: {pieces[0]}", pieces);
            }
        }
    }

    private static IEnumerable<(int Line, string Sql)> Literals(string file)
    {
        var source = File.ReadAllText(file);
        return Literal().Matches(source).Select(match => (source.AsSpan(0, match.Index).Count('\n') + 1, match.Groups["sql"].Value));
    }

    /// <summary>A statement as it stands in the sources: parameters without the numbers that lists and batches give them.</summary>
    private static string AsWritten(string statement) =>
        Collapse(Numbered().Replace(Spread().Replace(statement, "@${name}"), "@${name}"));

    private static bool ContainsInOrder(string statement, IReadOnlyList<string> pieces)
    {
        var at = 0;
        foreach (var piece in pieces)
        {
            at = statement.IndexOf(piece, at, StringComparison.Ordinal);
            if (at < 0)
                return false;
            at += piece.Length;
        }
        return true;
    }

    private static string Collapse(string text) => Blanks().Replace(text, " ").Trim();

    // """SELECT …""" or "SELECT …"
    [GeneratedRegex("(\"\"\"\\s*(?<sql>(SELECT|INSERT|UPDATE|DELETE)\\s.*?)\"\"\")|(\"(?<sql>(SELECT|INSERT|UPDATE|DELETE)\\s[^\"\n]*))", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();

    // {dialect.FirstRows("@rows")}, with one pair of braces within
    [GeneratedRegex(@"\{([^{}]|\{[^{}]*\})*\}?", RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();

    // (@keys1,@keys2)
    [GeneratedRegex(@"\(@(?<name>[A-Za-z]+)\d+(,@[A-Za-z]+\d+)*\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Spread();

    // @Key_17
    [GeneratedRegex(@"@(?<name>[A-Za-z]\w*?)_\d+\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
