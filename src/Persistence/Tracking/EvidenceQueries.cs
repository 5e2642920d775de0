namespace Tracker.Persistence.Tracking;

/// <summary>Reads the files of evidence.</summary>
public sealed class EvidenceQueries(Database database)
{
    /// <summary>Returns the file that is kept of a piece of evidence, whether it still stands or not; null where there is none.</summary>
    public Task<StoredEvidenceFile?> FileAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync<StoredEvidenceFile>(
                """
                SELECT e.file_name AS FileName, e.media_type AS MediaType, e.sha256 AS Sha256, f.content AS Content
                FROM evidence e
                JOIN evidence_file f ON f.evidence_key = e.evidence_key
                WHERE e.id = @id
                """,
                new { id }),
            cancellationToken);
}
