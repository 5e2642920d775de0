using System.Text;
using Tracker.Persistence.Migrations;

namespace Tracker.Persistence.SqlServer;

/// <summary>All migrations as one file for an administrator who runs it by hand: sqlcmd, or SQL Server Management Studio.</summary>
internal static class SqlServerScript
{
    private const int OutOfOrder = 51001;

    public static string Write(IReadOnlyList<Migration> migrations, SqlDialect dialect)
    {
        var script = new StringBuilder(
            $"""
            -- Brings a database of Tracker to its newest schema; running it again changes nothing.
            -- sqlcmd -b -d DATABASE -i FILE
            SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
            SET NUMERIC_ROUNDABORT OFF;
            GO

            {dialect.CreateSchemaJournal}
            GO

            """);
        for (var i = 0; i < migrations.Count; i++)
            script.Append(One(migrations[i], i == 0 ? null : migrations[i - 1], dialect));
        return script.ToString().ReplaceLineEndings("\n");
    }

    private static string One(Migration migration, Migration? previous, SqlDialect dialect) =>
        $"""

        -- {migration.Name}{(migration.BackFill is null ? "" : $"\n-- What it adds to rows that are there, the back-fill {migration.BackFill}, is filled by the program when it starts next.")}
        SET XACT_ABORT ON;
        BEGIN TRANSACTION;
        {dialect.LockMigrations}
        IF EXISTS (SELECT 1 FROM schema_journal WHERE script = {Text(migration.Name)} AND hash <> {Text(migration.Hash)})
            THROW {OutOfOrder}, {Text($"{migration.Name} was changed after it had been applied to this database.")}, 1;
        IF NOT EXISTS (SELECT 1 FROM schema_journal WHERE script = {Text(migration.Name)})
        BEGIN
            {After(previous)}
            {string.Join("\n    ", dialect.Statements(migration.Sql).Select(batch => $"EXEC ({Text(batch.Sql)});"))}
            INSERT INTO schema_journal (script, hash, applied_at, back_fill, back_fill_cursor, back_fill_done)
            SELECT {Text(migration.Name)}, {Text(migration.Hash)}, REPLACE(CONVERT(varchar(27), SYSUTCDATETIME(), 121), ' ', 'T') + 'Z',
                   {(migration.BackFill is null ? "NULL, 0, 1" : $"{Text(migration.BackFill)}, 0, CASE WHEN EXISTS (SELECT 1 FROM document) THEN 0 ELSE 1 END")};
        END;
        COMMIT TRANSACTION;
        GO

        """;

    private static string After(Migration? previous) => previous is null ? "" : $"""
            IF NOT EXISTS (SELECT 1 FROM schema_journal WHERE script = {Text(previous.Name)})
                THROW {OutOfOrder}, {Text($"{previous.Name} has not been applied.")}, 1;
            IF EXISTS (SELECT 1 FROM schema_journal WHERE back_fill_done = 0)
                THROW {OutOfOrder}, N'Start the program once, so that it fills what the last script added; then run this file again.', 1;
        """;

    private static string Text(string text) => $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
