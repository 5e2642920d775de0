using System.Data.Common;

namespace Tracker.Persistence.Copying;

/// <summary>What a copy needs to know of an engine.</summary>
internal abstract class CopyDialect
{
    /// <summary>All tables with rows of their own, from the engine's catalogue.</summary>
    /// <exception cref="CopyException">A column has a type that no copy knows.</exception>
    public abstract Task<IReadOnlyList<CopiedTable>> TablesAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Begins a transaction whose reads all see the database as it is now, where the engine can do so.</summary>
    public abstract Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Creates <see cref="CopiedTables.Progress"/>, which says how many rows of each table have been copied.</summary>
    public abstract string CreateProgress { get; }

    /// <summary>Says 1 where that table is there.</summary>
    public abstract string HasProgress { get; }

    /// <summary>Prepares a connection for rows that come before the ones they refer to; tables come in order where the engine lets them.</summary>
    public abstract Task SuspendForeignKeysAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Writes rows as they are; their values stand in the order of the table's columns.</summary>
    public abstract Task InsertAsync(
        DbConnection connection, DbTransaction transaction, CopiedTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken);

    /// <summary>Has every foreign key hold from now on, and says which rows break one.</summary>
    public abstract Task<IReadOnlyList<string>> RestoreForeignKeysAsync(
        DbConnection connection, IReadOnlyList<CopiedTable> tables, CancellationToken cancellationToken);
}
