using System.Data.Common;
using Tracker.Persistence.Migrations;
using Tracker.Persistence.Search;

namespace Tracker.Persistence;

/// <summary>The fragments of SQL that differ between engines.</summary>
public abstract class SqlDialect
{
    /// <summary>Follows an ORDER BY; keeps the first rows, as many as the named parameter says.</summary>
    public abstract string FirstRows(string parameter);

    /// <summary>Joins the next table, by an ON that names its key, after those before it.</summary>
    public abstract string JoinNext { get; }

    /// <summary>Ends a statement whose tables are to be joined in the order written, each by a key or an index.</summary>
    public abstract string InWrittenOrder { get; }

    /// <summary>
    /// Follows a table's alias in a write: nobody else changes the rows read until the write ends. To be used where what is
    /// read decides what is written.
    /// </summary>
    public abstract string ForUpdate { get; }

    /// <summary>Follows a table's alias; has it read by that index where the engine would not see by itself that it is the better one.</summary>
    internal abstract string ByIndex(string index);

    /// <summary>What copying a whole database needs to know.</summary>
    internal abstract Copying.CopyDialect Copying { get; }

    /// <summary>The index over what commitments say.</summary>
    internal abstract TextSearch Search { get; }

    /// <summary>Takes the lock that <c>@name</c> names until the transaction ends; empty where a write has the database to itself.</summary>
    internal abstract string TakeLock { get; }

    /// <summary>
    /// Turns a statement that is to run once for each of many rows into the fewest commands.
    /// </summary>
    /// <param name="sql">One statement; an INSERT ends with one VALUES.</param>
    /// <param name="rows">Objects whose properties are the statement's parameters.</param>
    /// <returns>Commands as Dapper takes them.</returns>
    internal abstract IEnumerable<(string Sql, object Parameters)> Batches<T>(string sql, IReadOnlyList<T> rows)
        where T : notnull;

    /// <summary>Folder of <c>db/migrations</c> that holds this engine's scripts.</summary>
    internal abstract string MigrationFolder { get; }

    /// <summary>Creates the runner's own table unless it is there; several processes may run it at once.</summary>
    internal abstract string CreateSchemaJournal { get; }

    /// <summary>Says 1 where the runner's own table is there.</summary>
    internal abstract string HasSchemaJournal { get; }

    /// <summary>Before and after a migration's transaction, on its connection; empty where nothing is needed.</summary>
    internal abstract (string Before, string After) AroundMigration { get; }

    /// <summary>First in a migration's transaction: waits until no other process migrates.</summary>
    internal abstract string LockMigrations { get; }

    /// <summary>Seconds that one command of a migration may take, 0 for any number; null for the driver's default.</summary>
    internal virtual int? MigrationTimeout => null;

    /// <summary>Last in a migration's transaction: a row for each broken foreign key.</summary>
    internal abstract string BrokenForeignKeys { get; }

    /// <summary>Cuts a script into what is sent at once, each with the line it begins on, from 1.</summary>
    internal abstract IEnumerable<(int Line, string Sql)> Statements(string script);

    /// <summary>One file that brings a database from whatever version to the newest, and changes nothing the second time.</summary>
    internal abstract string Script(IReadOnlyList<Migration> migrations);

    /// <summary>The line of the script in which such a part failed.</summary>
    internal virtual int LineOf(DbException exception, int firstLine) => firstLine;
}
