using System.Globalization;
using Dapper;
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
    // Each is a branch of one statement, of which SQLite takes 500, with five parameters.
    private const int MostLookedUp = 100;

    private const int MostKeys = 1000;

    /// <summary>
    /// Returns the places of those pairs whose commitments, or two of their mentions, were ever paired: what was decided is
    /// not asked again.
    /// </summary>
    public static async Task<IReadOnlySet<int>> AreKnownAsync(Session session, IReadOnlyList<NewRepeat> pairs)
    {
        var known = new HashSet<int>();
        for (var first = 0; first < pairs.Count; first += MostLookedUp)
        {
            var parameters = new DynamicParameters();
            var branches = pairs.Skip(first).Take(MostLookedUp).Select((pair, index) =>
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"_{index}");
                parameters.Add("place" + place, first + index);
                parameters.Add("left" + place, pair.Left.CommitmentKey);
                parameters.Add("right" + place, pair.Right.CommitmentKey);
                parameters.Add("leftMention" + place, pair.Left.Key);
                parameters.Add("rightMention" + place, pair.Right.Key);
                return $"""
                    SELECT @place{place} AS Place
                    WHERE EXISTS (SELECT 1 FROM repeat_pair r WHERE r.left_commitment_key = @left{place} AND r.right_commitment_key = @right{place})
                       OR EXISTS (SELECT 1 FROM repeat_pair r WHERE r.left_commitment_key = @right{place} AND r.right_commitment_key = @left{place})
                       OR EXISTS (SELECT 1 FROM repeat_pair r WHERE r.left_mention_key = @leftMention{place} AND r.right_mention_key = @rightMention{place})
                       OR EXISTS (SELECT 1 FROM repeat_pair r WHERE r.left_mention_key = @rightMention{place} AND r.right_mention_key = @leftMention{place})
                    """;
            });
            known.UnionWith(await session.QueryAsync<int>(string.Join("\nUNION ALL\n", branches), parameters));
        }
        return known;
    }

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
            || compared.FirstOrDefault(one => one.CommitmentKey == pair.Right) is not { } right)
        {
            return;
        }
        var found = new NewRepeat(left, right, RepeatScorer.Compare(left.ToSide(reader), right.ToSide(reader)));
        if ((await AreKnownAsync(session, [found])).Count > 0)
            return;
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
        await InsertAsync(session, [(stored, found)], events.Stamp.RecordedAt);
        events.Add(SubjectKinds.Repeat, stored.Key, EventKinds.RepeatDismissed, null, await JournalFormAsync(session, stored));
    }

    public static Task InsertAsync(Session session, IReadOnlyList<(StoredRepeat Row, NewRepeat Pair)> repeats, DateTimeOffset now) =>
        session.ExecuteEachAsync(
            """
            INSERT INTO repeat_pair (repeat_key, id, version, kind, state, score, left_commitment_key, right_commitment_key,
                                     left_mention_key, right_mention_key, left_document_key, right_document_key, explanation,
                                     created_at, updated_at)
            VALUES (@Key, @Id, @Version, @Kind, @State, @Score, @LeftCommitment, @RightCommitment,
                    @LeftMention, @RightMention, @LeftDocument, @RightDocument, @Explanation,
                    @Now, @Now)
            """,
            repeats.Select(repeat => new
            {
                repeat.Row.Key,
                repeat.Row.Id,
                repeat.Row.Version,
                repeat.Row.Kind,
                repeat.Row.State,
                repeat.Row.Score,
                repeat.Row.LeftCommitment,
                repeat.Row.RightCommitment,
                LeftMention = repeat.Pair.Left.Key,
                RightMention = repeat.Pair.Right.Key,
                LeftDocument = repeat.Pair.Left.DocumentKey,
                RightDocument = repeat.Pair.Right.DocumentKey,
                Explanation = StorageForms.ToJson(repeat.Pair.Score.Explanation),
                Now = now,
            }));

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
    public static async Task<object> JournalFormAsync(Session session, StoredRepeat pair) => (await JournalFormsAsync(session, [pair]))[0];

    public static async Task<IReadOnlyList<object>> JournalFormsAsync(Session session, IReadOnlyList<StoredRepeat> pairs)
    {
        var ids = new Dictionary<long, Guid>();
        foreach (var keys in pairs.SelectMany(pair => new[] { pair.LeftCommitment, pair.RightCommitment }).Distinct().Chunk(MostKeys))
        {
            foreach (var (key, id) in await session.QueryAsync<(long Key, Guid Id)>(
                "SELECT commitment_key, id FROM commitment WHERE commitment_key IN @keys", new { keys }))
            {
                ids.Add(key, id);
            }
        }
        return [.. pairs.Select(pair => new RepeatState(
            pair.Id, pair.Version, pair.Kind, pair.State, pair.Score, ids[pair.LeftCommitment], ids[pair.RightCommitment]))];
    }
}
