using Tracker.Extraction.Repeats;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Repeats;

/// <summary>A pair as the journal keeps it.</summary>
internal sealed record RepeatState(Guid Id, int Version, string Kind, string State, double Score, Guid Left, Guid Right);

/// <summary>A pair that is yet to be proposed.</summary>
internal sealed record NewRepeat(ComparedMention Left, ComparedMention Right, RepeatScore Score);

/// <summary>A stored pair, with what a merge needs of it.</summary>
internal sealed record StoredRepeat
{
    public const string Columns =
        """
        r.repeat_key AS "Key", r.id AS Id, r.version AS Version, r.kind AS Kind, r.state AS State, r.score AS Score,
        r.left_commitment_key AS LeftCommitment, r.right_commitment_key AS RightCommitment
        """;

    public long Key { get; init; }

    public Guid Id { get; init; }

    public int Version { get; init; }

    public required string Kind { get; init; }

    public required string State { get; init; }

    public double Score { get; init; }

    public long LeftCommitment { get; init; }

    public long RightCommitment { get; init; }
}

/// <summary>Writes the rows of pairs.</summary>
internal static class RepeatPairs
{
    /// <summary>Says whether two commitments, or two of their mentions, were ever paired: what was decided is not asked again.</summary>
    public static async Task<bool> IsKnownAsync(Session session, ComparedMention left, ComparedMention right) =>
        await session.SingleAsync<int>(
            """
            SELECT CASE WHEN
                EXISTS (SELECT 1 FROM repeat_pair r WHERE r.left_commitment_key = @left AND r.right_commitment_key = @right)
                OR EXISTS (SELECT 1 FROM repeat_pair r WHERE r.left_commitment_key = @right AND r.right_commitment_key = @left)
                OR EXISTS (SELECT 1 FROM repeat_pair r WHERE r.left_mention_key = @leftMention AND r.right_mention_key = @rightMention)
                OR EXISTS (SELECT 1 FROM repeat_pair r WHERE r.left_mention_key = @rightMention AND r.right_mention_key = @leftMention)
            THEN 1 ELSE 0 END
            """,
            new { left = left.CommitmentKey, right = right.CommitmentKey, leftMention = left.Key, rightMention = right.Key }) == 1;

    /// <summary>Says whether a person has said that two commitments are not one.</summary>
    public static async Task<bool> IsDismissedAsync(Session session, long one, long other) =>
        (await OfCommitmentAsync(session, one)).Any(pair =>
            pair.State == RepeatStates.Dismissed && (pair.LeftCommitment == other || pair.RightCommitment == other));

    /// <summary>Keeps that two commitments which nobody proposed as a repeat are none.</summary>
    public static async Task InsertDismissedAsync(Session session, EventList events, RepeatReader reader, (long Left, long Right) pair, Guid id)
    {
        var firsts = await session.QueryAsync<long>(
            "SELECT c.first_mention_key FROM commitment c WHERE c.commitment_key IN @keys ORDER BY c.commitment_key",
            new { keys = new[] { pair.Left, pair.Right } });
        var compared = await ComparedMention.FindAsync(session, firsts);
        if (compared.FirstOrDefault(one => one.CommitmentKey == pair.Left) is not { } left
            || compared.FirstOrDefault(one => one.CommitmentKey == pair.Right) is not { } right
            || await IsKnownAsync(session, left, right))
        {
            return;
        }
        var found = new NewRepeat(left, right, RepeatScorer.Compare(left.ToSide(reader), right.ToSide(reader)));
        var stored = new StoredRepeat
        {
            Key = await KeyAllocator.ReserveAsync(session, 1),
            Id = id,
            Version = 1,
            Kind = found.Score.Kind,
            State = RepeatStates.Dismissed,
            Score = found.Score.Score,
            LeftCommitment = pair.Left,
            RightCommitment = pair.Right,
        };
        await InsertAsync(session, stored.Key, id, found, events.Stamp.RecordedAt, RepeatStates.Dismissed);
        events.Add(SubjectKinds.Repeat, stored.Key, EventKinds.RepeatDismissed, null, await JournalFormAsync(session, stored));
    }

    public static Task<int> InsertAsync(
        Session session, long key, Guid id, NewRepeat pair, DateTimeOffset now, string state = RepeatStates.Proposed) =>
        session.ExecuteAsync(
            """
            INSERT INTO repeat_pair (repeat_key, id, version, kind, state, score, left_commitment_key, right_commitment_key,
                                     left_mention_key, right_mention_key, left_document_key, right_document_key, explanation,
                                     created_at, updated_at)
            VALUES (@key, @id, 1, @Kind, @State, @Score, @LeftCommitment, @RightCommitment,
                    @LeftMention, @RightMention, @LeftDocument, @RightDocument, @Explanation,
                    @now, @now)
            """,
            new
            {
                key,
                id,
                pair.Score.Kind,
                State = state,
                pair.Score.Score,
                LeftCommitment = pair.Left.CommitmentKey,
                RightCommitment = pair.Right.CommitmentKey,
                LeftMention = pair.Left.Key,
                RightMention = pair.Right.Key,
                LeftDocument = pair.Left.DocumentKey,
                RightDocument = pair.Right.DocumentKey,
                Explanation = StorageForms.ToJson(pair.Score.Explanation),
                now,
            });

    public static Task<int> UpdateAsync(Session session, StoredRepeat next, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            UPDATE repeat_pair
            SET version = @Version, state = @State, left_commitment_key = @LeftCommitment, right_commitment_key = @RightCommitment,
                updated_at = @now
            WHERE repeat_key = @Key
            """,
            new { next.Key, next.Version, next.State, next.LeftCommitment, next.RightCommitment, now });

    public static Task<IReadOnlyList<StoredRepeat>> OfCommitmentAsync(Session session, long commitment) =>
        session.QueryAsync<StoredRepeat>(
            $"""
            SELECT {StoredRepeat.Columns} FROM repeat_pair r WHERE r.left_commitment_key = @commitment
            UNION
            SELECT {StoredRepeat.Columns} FROM repeat_pair r WHERE r.right_commitment_key = @commitment
            """,
            new { commitment });

    /// <summary>A pair as the journal keeps it.</summary>
    public static async Task<object> JournalFormAsync(Session session, StoredRepeat pair)
    {
        var ids = await session.QueryAsync<(long Key, Guid Id)>(
            "SELECT commitment_key, id FROM commitment WHERE commitment_key IN @keys",
            new { keys = new[] { pair.LeftCommitment, pair.RightCommitment } });
        Guid IdOf(long key) => ids.First(one => one.Key == key).Id;
        return new RepeatState(
            pair.Id, pair.Version, pair.Kind, pair.State, pair.Score, IdOf(pair.LeftCommitment), IdOf(pair.RightCommitment));
    }
}
