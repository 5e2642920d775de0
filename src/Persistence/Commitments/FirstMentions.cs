namespace Tracker.Persistence.Commitments;

/// <summary>Which mention a commitment is shown by: the earliest that still stands, else the earliest.</summary>
internal static class FirstMentions
{
    /// <summary>To be called where mentions came or went; at least one must be left.</summary>
    public static Task<int> FindAnewAsync(Session session, long commitment) =>
        session.ExecuteAsync(
            """
            UPDATE commitment
            SET first_mention_key = COALESCE(
                (SELECT MIN(m.mention_key) FROM mention m WHERE m.commitment_key = @commitment AND m.state = @active),
                (SELECT MIN(m.mention_key) FROM mention m WHERE m.commitment_key = @commitment))
            WHERE commitment_key = @commitment
            """,
            new { commitment, active = MentionStates.Active });
}
