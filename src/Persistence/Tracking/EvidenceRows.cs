using Tracker.Persistence.Documents;

namespace Tracker.Persistence.Tracking;

/// <summary>Writes the rows of evidence and of its files.</summary>
internal static class EvidenceRows
{
    /// <returns>The ids of the new pieces.</returns>
    public static async Task<IReadOnlyList<Guid>> InsertAsync(
        Session session, long commitment, IReadOnlyList<NewEvidence> evidence, BusinessCalendar calendar, DateTimeOffset now)
    {
        if (evidence.Count == 0)
            return [];
        var first = await KeyAllocator.ReserveAsync(session, evidence.Count);
        var ids = evidence.Select(_ => calendar.NewId()).ToList();
        await session.ExecuteEachAsync(
            """
            INSERT INTO evidence (evidence_key, id, commitment_key, state, url, title, quotation, observed_on, file_name, media_type,
                                  length, sha256, created_at)
            VALUES (@Key, @Id, @commitment, @State, @Url, @Title, @Quotation, @ObservedOn, @FileName, @MediaType,
                    @Length, @Sha256, @now)
            """,
            evidence.Select((one, index) => new
            {
                Key = first + index,
                Id = ids[index],
                commitment,
                State = EvidenceStates.Active,
                one.Url,
                one.Title,
                one.Quotation,
                one.ObservedOn,
                FileName = one.File?.Name,
                one.File?.MediaType,
                one.File?.Content.Length,
                Sha256 = one.File is { } file ? TextHash.Of(file.Content.Span) : null,
                now,
            }));
        await session.ExecuteEachAsync(
            "INSERT INTO evidence_file (evidence_key, content) VALUES (@Key, @Content)",
            evidence.Select((one, index) => (one.File, Key: first + index)).Where(pair => pair.File is not null)
                .Select(pair => new { pair.Key, Content = pair.File!.Content.ToArray() }));
        return ids;
    }

    /// <summary>Lets pieces stand or not, as a commitment's next state has them.</summary>
    public static async Task UpdateAsync(Session session, IReadOnlyList<Guid> before, IReadOnlyList<Guid> after)
    {
        await SetAsync(session, before.Except(after), EvidenceStates.Retracted);
        await SetAsync(session, after.Except(before), EvidenceStates.Active);
    }

    private static Task SetAsync(Session session, IEnumerable<Guid> ids, string state) =>
        session.ExecuteEachAsync("UPDATE evidence SET state = @state WHERE id = @Id", ids.Select(id => new { Id = id, state }));
}
