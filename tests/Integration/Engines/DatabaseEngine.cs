using System.Data.Common;
using Tracker.Persistence;

namespace Tracker.Integration.Tests.Engines;

/// <summary>A kind of database that every scenario runs on. Each engine has one subclass of each scenario class.</summary>
public abstract class DatabaseEngine
{
    public abstract Task<ScratchDatabase> CreateAsync();
}

/// <summary>An empty database for one test, gone when it is disposed.</summary>
public abstract class ScratchDatabase : IAsyncDisposable
{
    /// <summary>What the setting Database:Provider says for it.</summary>
    public abstract string Provider { get; }

    public abstract string ConnectionString { get; }

    /// <summary>The arguments that have the program use this database.</summary>
    public abstract IReadOnlyList<string> Settings { get; }

    /// <summary>The program's own seam, for what has no front door: the migration runner.</summary>
    public abstract Database Open();

    /// <summary>A connection beside the program's, to look at rows as they are stored.</summary>
    public abstract Task<DbConnection> ConnectAsync();

    /// <summary>A test's own SQL in the engine's form, where strings are written otherwise.</summary>
    public virtual string Translate(string sql) => sql;

    /// <summary>Says what the engine finds broken in its own files; empty where nothing is.</summary>
    public abstract Task<IReadOnlyList<string>> FaultsAsync();

    /// <summary>Every row of every table as text, in a fixed order.</summary>
    public abstract Task<IReadOnlyList<string>> DumpAsync();

    /// <summary>Does something while the one write lock is taken, as if by another process.</summary>
    public abstract Task WhileLockedAsync(Func<Task> action);

    /// <summary>Puts a view in place of the filter table of themes, so that reading it never ends.</summary>
    public abstract Task MakeThemesEndlessAsync();

    /// <summary>Empties the index over what commitments say, as it is where it was never filled.</summary>
    public abstract Task EmptySearchAsync();

    public abstract ValueTask DisposeAsync();
}
