using System.Data.Common;
using System.Text;
using Microsoft.Data.SqlClient;
using Tracker.Persistence.Migrations;
using Tracker.Persistence.Search;

namespace Tracker.Persistence.SqlServer;

internal sealed class SqlServerDialect : SqlDialect
{
    /// <summary>The number that our own statements throw where a lock was not to be had in time.</summary>
    public const int LockNotTaken = 51222;

    public static SqlServerDialect Instance { get; } = new();

    internal override Copying.CopyDialect Copying => SqlServerCopying.Instance;

    internal override TextSearch Search { get; } = new SqlServerTextSearch();

    internal override string MigrationFolder => "sqlserver";

    public override string FirstRows(string parameter) => $"OFFSET 0 ROWS FETCH NEXT {parameter} ROWS ONLY";

    public override string JoinNext => "JOIN";

    public override string InWrittenOrder => "OPTION (FORCE ORDER, LOOP JOIN)";

    public override string ForUpdate => "WITH (UPDLOCK, ROWLOCK)";

    internal override string ByIndex(string index) => $"WITH (INDEX ({index}))";

    internal override string TakeLock => Locking("@name");

    internal override IEnumerable<(string Sql, object Parameters)> Batches<T>(string sql, IReadOnlyList<T> rows) =>
        SqlServerBatches.Of(sql, rows);

    internal override string CreateSchemaJournal => $"""
        SET XACT_ABORT ON;
        BEGIN TRANSACTION;
        {LockMigrations}
        IF OBJECT_ID(N'schema_journal') IS NULL
            CREATE TABLE schema_journal (
                script nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT schema_journal_pk PRIMARY KEY,
                hash nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
                applied_at varchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
                back_fill nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
                back_fill_cursor bigint NOT NULL,
                back_fill_done int NOT NULL CHECK (back_fill_done IN (0, 1))
            );
        COMMIT TRANSACTION;
        SET XACT_ABORT OFF;
        """;

    internal override string HasSchemaJournal => "SELECT COUNT(*) FROM sys.tables WHERE object_id = OBJECT_ID(N'schema_journal')";

    internal override (string Before, string After) AroundMigration => ("", "");

    // An index over ten million rows takes its time.
    internal override int? MigrationTimeout => 0;

    internal override string LockMigrations => Locking("N'tracker migrations'");

    // Keys are checked as rows are written, but for those that a script left unchecked.
    internal override string BrokenForeignKeys => """
        SELECT CONCAT(OBJECT_NAME(f.parent_object_id), N' -> ', OBJECT_NAME(f.referenced_object_id))
        FROM sys.foreign_keys f
        WHERE f.is_disabled = 1 OR f.is_not_trusted = 1
        """;

    /// <summary>Batches, as <c>GO</c> on a line of its own parts them. Each is compiled whole, so a column that one adds is known in the next.</summary>
    internal override IEnumerable<(int Line, string Sql)> Statements(string script)
    {
        var batch = new StringBuilder();
        var first = 1;
        var lines = script.Split('\n');
        for (var i = 0; i <= lines.Length; i++)
        {
            var ends = i == lines.Length || lines[i].Trim().Equals("GO", StringComparison.OrdinalIgnoreCase);
            if (!ends)
            {
                batch.Append(lines[i]).Append('\n');
                continue;
            }
            if (!string.IsNullOrWhiteSpace(batch.ToString()))
                yield return (first, batch.ToString());
            batch.Clear();
            first = i + 2;
        }
    }

    internal override string Script(IReadOnlyList<Migration> migrations) => SqlServerScript.Write(migrations, this);

    internal override int LineOf(DbException exception, int firstLine) =>
        exception is SqlException { LineNumber: > 0 } failure ? firstLine + failure.LineNumber - 1 : firstLine;

    /// <summary>Waits as long as LOCK_TIMEOUT says.</summary>
    private static string Locking(string resource) => $"""
        DECLARE @taken int;
        EXEC @taken = sp_getapplock @Resource = {resource}, @LockMode = 'Exclusive', @LockOwner = 'Transaction';
        IF @taken < 0 THROW {LockNotTaken}, N'Another process holds the lock.', 1;
        """;
}
