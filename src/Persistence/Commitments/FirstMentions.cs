namespace Tracker.Persistence.Commitments;

/// <summary>Which mention a commitment is shown by: the earliest of its mentions.</summary>
internal static class FirstMentions
{
    /// <summary>To be called where mentions came or went; at least one must be left.</summary>
    public static Task<int> FindAnewAsync(Session session, long commitment) =>
        session.ExecuteAsync(
            """
            UPDATE commitment
            SET first_mention_key = (SELECT MIN(m.mention_key) FROM mention m WHERE m.commitment_key = @commitment)
            WHERE commitment_key = @commitment
            """,
            new { commitment });
}
