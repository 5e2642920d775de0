using System.Text;
using SQLitePCL;
using Tracker.Persistence.Migrations;
using Tracker.Persistence.Search;

namespace Tracker.Persistence.Sqlite;

internal sealed class SqliteDialect : SqlDialect
{
    public static SqliteDialect Instance { get; } = new();

    internal override Copying.CopyDialect Copying => SqliteCopying.Instance;

    internal override TextSearch Search { get; } = new SqliteTextSearch();

    internal override string MigrationFolder => "sqlite";

    public override string FirstRows(string parameter) => $"LIMIT {parameter}";

    // SQLite reorders inner joins, and never a CROSS JOIN.
    public override string JoinNext => "CROSS JOIN";

    public override string InWrittenOrder => "";

    // There is one writer.
    public override string ForUpdate => "";

    internal override string TakeLock => "";

    // A call into a library in the same process: nothing is gained by sending several rows at once.
    internal override IEnumerable<(string Sql, object Parameters)> Batches<T>(string sql, IReadOnlyList<T> rows) => [(sql, rows)];

    // It thinks finding a row by its key the cheapest of all, although that row is wide and elsewhere.
    internal override string ByIndex(string index) => $"INDEXED BY {index}";

    internal override string CreateSchemaJournal => """
        CREATE TABLE IF NOT EXISTS schema_journal (
            script TEXT NOT NULL PRIMARY KEY,
            hash TEXT NOT NULL,
            applied_at TEXT NOT NULL,
            back_fill TEXT NULL,
            back_fill_cursor INTEGER NOT NULL,
            back_fill_done INTEGER NOT NULL CHECK (back_fill_done IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        """;

    internal override string HasSchemaJournal => "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_journal'";

    // SQLite alters tables by rebuilding them, which needs its foreign keys off, and only outside a transaction.
    internal override (string Before, string After) AroundMigration => ("PRAGMA foreign_keys = OFF;", "PRAGMA foreign_keys = ON;");

    // BEGIN IMMEDIATE has taken the one write lock already.
    internal override string LockMigrations => "";

    internal override string BrokenForeignKeys => """SELECT "table" || ' row ' || COALESCE(rowid, '?') || ' -> ' || parent FROM pragma_foreign_key_check""";

    internal override string Script(IReadOnlyList<Migration> migrations) => SqliteScript.Write(migrations, this);

    internal override IEnumerable<(int Line, string Sql)> Statements(string script)
    {
        var statement = new StringBuilder();
        var first = 0;
        var lines = script.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            // A comment between statements belongs to none, so that a failure names the statement's own line.
            if (statement.Length == 0 && (string.IsNullOrWhiteSpace(lines[i]) || lines[i].TrimStart().StartsWith("--", StringComparison.Ordinal)))
                continue;
            if (statement.Length == 0)
                first = i + 1;
            statement.Append(lines[i]).Append('\n');

            // SQLite's own judgement: knows strings, comments and trigger bodies.
            if (raw.sqlite3_complete(statement.ToString()) == 0)
                continue;
            yield return (first, statement.ToString());
            statement.Clear();
        }
        if (statement.Length > 0)
            yield return (first, statement.ToString());
    }
}
