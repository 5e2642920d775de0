using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tracker.Persistence.Sqlite;

/// <summary>Copies a database page by page as it stands at one moment, while others read and write it.</summary>
internal static class SqliteBackup
{
    private const int PagesAtOnce = 4096;

    /// <summary>Writes the file under another name, checks it, and only then gives it its own.</summary>
    /// <param name="source">An open connection without a transaction.</param>
    /// <param name="report">Is told how many pages of how many are written.</param>
    /// <exception cref="BackupException">The file is there already, cannot be written, or has turned out broken.</exception>
    public static void Write(SqliteConnection source, string file, Action<long, long> report, CancellationToken cancellationToken)
    {
        if (File.Exists(file))
            throw new BackupException($"{file} is there already; a backup overwrites nothing.");
        var partial = $"{file}.partial";
        try
        {
            if (File.Exists(partial))
                File.Delete(partial);
            using (var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = partial, Pooling = false }.ConnectionString))
            {
                target.Open();
                CopyPages(source, target, report, cancellationToken);
                Finish(target, file);
            }
            File.Move(partial, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new BackupException($"{file} cannot be written: {exception.Message}", exception);
        }
        finally
        {
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }

    private static void CopyPages(SqliteConnection source, SqliteConnection target, Action<long, long> report, CancellationToken cancellationToken)
    {
        // Without a transaction of the source, every write of another process would have the copy begin anew.
        using var snapshot = source.BeginTransaction(deferred: true);
        using var look = source.CreateCommand();
        (look.CommandText, look.Transaction) = ("SELECT COUNT(*) FROM sqlite_schema", snapshot);
        look.ExecuteScalar();
        using var backup = raw.sqlite3_backup_init(target.Handle, "main", source.Handle, "main");
        if (backup.IsInvalid)
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(target.Handle), target.Handle);
        int result;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(backup, PagesAtOnce);
            var total = raw.sqlite3_backup_pagecount(backup);
            report(total - raw.sqlite3_backup_remaining(backup), total);
        }
        while (result == raw.SQLITE_OK);
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, target.Handle);
    }

    /// <summary>Makes it a single file, and reads all of it once.</summary>
    private static void Finish(SqliteConnection target, string file)
    {
        using var command = target.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE";
        command.ExecuteNonQuery();
        command.CommandText = "PRAGMA integrity_check(1)";
        if (command.ExecuteScalar() is not "ok")
            throw new BackupException($"{file} was not kept: the database is damaged. Restore an earlier backup.");
    }
}
