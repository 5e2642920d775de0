using System.Text;
using Tracker.Persistence.Migrations;

namespace Tracker.Persistence.Sqlite;

/// <summary>
/// All migrations as one file for SQLite's own shell. Its SQL has no conditions for statements that make tables, so each
/// migration is written to a file beside, or nothing is, and that is read.
/// </summary>
internal static class SqliteScript
{
    private const string Part = "tracker-migration.tmp";

    public static string Write(IReadOnlyList<Migration> migrations, SqlDialect dialect)
    {
        var script = new StringBuilder(
            $"""
            -- Brings a database of Tracker to its newest schema; running it again changes nothing. Stop the program first.
            -- sqlite3 DATABASE < FILE (3.43 or later)
            .bail on
            .mode list
            .headers off
            {dialect.CreateSchemaJournal}

            """);
        foreach (var migration in migrations)
            script.Append(One(migration, dialect));
        return script.ToString().ReplaceLineEndings("\n");
    }

    private static string One(Migration migration, SqlDialect dialect)
    {
        var (before, after) = dialect.AroundMigration;
        var whole = $"""
            {before}
            BEGIN IMMEDIATE;
            {migration.Sql}
            INSERT INTO schema_journal (script, hash, applied_at, back_fill, back_fill_cursor, back_fill_done)
            SELECT {Text(migration.Name)}, {Text(migration.Hash)}, strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now'),
                   {(migration.BackFill is null ? "NULL, 0, 1" : $"{Text(migration.BackFill)}, 0, NOT EXISTS (SELECT 1 FROM document)")};
            COMMIT;
            {after}
            """;
        return $"""

            -- {migration.Name}{(migration.BackFill is null ? "" : $"\n-- What it adds to rows that are there, the back-fill {migration.BackFill}, is filled by the program when it starts next.")}
            .once {Part}
            SELECT CASE
                WHEN EXISTS (SELECT 1 FROM schema_journal WHERE script = {Text(migration.Name)}) THEN ''
                WHEN EXISTS (SELECT 1 FROM schema_journal WHERE back_fill_done = 0) THEN 'SELECT start_the_program_once_and_run_this_file_again;'
                ELSE {Text(whole)} END;
            .read {Part}

            """;
    }

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
