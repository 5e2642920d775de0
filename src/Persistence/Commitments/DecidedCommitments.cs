using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Commitments;

/// <summary>Commitments that a person has done anything to: rules leave them as they are.</summary>
internal static class DecidedCommitments
{
    public static async Task<bool> AnyAsync(Session session, long one, long other) =>
        await session.SingleAsync<int>(
            """
            SELECT CASE WHEN
                EXISTS (SELECT 1 FROM journal j WHERE j.subject_kind = @commitment AND j.subject_key = @one AND j.kind NOT IN @byRules)
                OR EXISTS (SELECT 1 FROM journal j WHERE j.subject_kind = @commitment AND j.subject_key = @other AND j.kind NOT IN @byRules)
            THEN 1 ELSE 0 END
            """,
            new { commitment = SubjectKinds.Commitment, one, other, byRules = EventKinds.ByRules }) == 1;
}
