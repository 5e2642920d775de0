namespace Tracker.Persistence;

/// <summary>The fragments of SQL that differ between engines.</summary>
public abstract class SqlDialect
{
    /// <summary>Follows an ORDER BY; keeps the first rows, as many as the named parameter says.</summary>
    public abstract string FirstRows(string parameter);

    /// <summary>Follows a table's alias; has it read by that index where the engine would not see by itself that it is the better one.</summary>
    internal abstract string ByIndex(string index);

    /// <summary>What copying a whole database needs to know.</summary>
    internal abstract Copying.CopyDialect Copying { get; }

    /// <summary>Folder of <c>db/migrations</c> that holds this engine's scripts.</summary>
    internal abstract string MigrationFolder { get; }

    /// <summary>Creates the runner's own table unless it is there.</summary>
    internal abstract string CreateSchemaJournal { get; }

    /// <summary>Says 1 where the runner's own table is there.</summary>
    internal abstract string HasSchemaJournal { get; }

    /// <summary>Before and after a migration's transaction, on its connection; empty where nothing is needed.</summary>
    internal abstract (string Before, string After) AroundMigration { get; }

    /// <summary>First in a migration's transaction: waits until no other process migrates.</summary>
    internal abstract string LockMigrations { get; }

    /// <summary>Last in a migration's transaction: a row for each broken foreign key.</summary>
    internal abstract string BrokenForeignKeys { get; }

    /// <summary>Cuts a script into statements, each with the line it begins on, from 1.</summary>
    internal abstract IEnumerable<(int Line, string Sql)> Statements(string script);
}
