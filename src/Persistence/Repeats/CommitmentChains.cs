using Tracker.Extraction;
using Tracker.Extraction.Repeats;

namespace Tracker.Persistence.Repeats;

/// <summary>A commitment in the row of those that set the same target for other years.</summary>
/// <param name="Changes">What changed from the one before; null for the first.</param>
public sealed record ChainedCommitment(
    Guid Id, string State, int? Year, string Quote, DateOnly? DueTo, DateOnly? PublishedOn, string TargetsJson, RepeatChanges? Changes);

/// <summary>Follows accepted successions.</summary>
public sealed class CommitmentChains(Database database, Extractor extractor)
{
    // A target has one link a year; more than this is a web that somebody accepted by mistake.
    private const int MostLinks = 200;

    /// <summary>Returns the chain that a commitment is part of, the earliest year first; it alone where there is none; null where there is no such commitment.</summary>
    public Task<IReadOnlyList<ChainedCommitment>?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ChainedCommitment>?>(
            async session =>
            {
                var start = await session.FirstOrDefaultAsync<long?>("SELECT commitment_key FROM commitment WHERE id = @id", new { id });
                if (start is not { } key)
                    return null;
                var members = new List<ChainRow>();
                foreach (var member in await MembersAsync(session, await SurvivorAsync(session, key)))
                    members.Add(await RowAsync(session, member));
                return Linked([.. members.OrderBy(member => member.Year ?? int.MaxValue).ThenBy(member => member.Key)]);
            },
            cancellationToken);

    /// <summary>A merged commitment's chain is that of the one it was merged into.</summary>
    private static async Task<long> SurvivorAsync(Session session, long key)
    {
        while (await session.FirstOrDefaultAsync<long?>(
            "SELECT merged_into_key FROM commitment WHERE commitment_key = @key", new { key }) is { } next)
        {
            key = next;
        }
        return key;
    }

    private static async Task<IReadOnlyCollection<long>> MembersAsync(Session session, long start)
    {
        var members = new HashSet<long> { start };
        var pending = new Queue<long>([start]);
        while (members.Count < MostLinks && pending.TryDequeue(out var commitment))
        {
            foreach (var pair in await RepeatPairs.OfCommitmentAsync(session, commitment))
            {
                var other = pair.LeftCommitment == commitment ? pair.RightCommitment : pair.LeftCommitment;
                if (pair is { State: RepeatStates.Accepted, Kind: RepeatKinds.Succession } && members.Add(other))
                    pending.Enqueue(other);
            }
        }
        return members;
    }

    private static Task<ChainRow> RowAsync(Session session, long key) =>
        session.SingleAsync<ChainRow>(
            """
            SELECT c.commitment_key AS "Key", c.id AS Id, c.state AS State, c.regions AS Regions, c.themes AS Themes,
                   c.targets AS Targets, m.quote AS Quote, c.due_to AS DueTo, a.published_on AS PublishedOn
            FROM commitment c
            JOIN mention m ON m.mention_key = c.first_mention_key
            JOIN article a ON a.article_key = m.article_key
            WHERE c.commitment_key = @key
            """,
            new { key });

    private List<ChainedCommitment> Linked(IReadOnlyList<ChainRow> rows)
    {
        var sides = rows.Select(row => row.ToSide(extractor.Repeats)).ToList();
        return
        [
            .. rows.Select((row, index) => new ChainedCommitment(
                row.Id,
                row.State,
                row.Year,
                row.Quote,
                row.DueTo,
                row.PublishedOn,
                row.Targets,
                index == 0 ? null : RepeatScorer.Compare(sides[index - 1], sides[index]).Explanation.Changes)),
        ];
    }

    private sealed record ChainRow
    {
        public long Key { get; init; }

        public Guid Id { get; init; }

        public required string State { get; init; }

        public required string Regions { get; init; }

        public required string Themes { get; init; }

        public required string Targets { get; init; }

        public required string Quote { get; init; }

        public DateOnly? DueTo { get; init; }

        public DateOnly? PublishedOn { get; init; }

        public int? Year => ComparedMention.YearOf(DueTo, PublishedOn);

        public RepeatSide ToSide(RepeatReader reader) => new(
            reader.Read(Quote),
            StorageForms.ListFromJson<string>(Themes),
            StorageForms.ListFromJson<string>(Regions),
            Year,
            DueTo is not null);
    }
}
