using Tracker.Extraction.Repeats;
using Tracker.Persistence.Commitments;

namespace Tracker.Persistence.Repeats;

/// <summary>A mention with what it is compared by.</summary>
internal sealed record ComparedMention
{
    // Each is a parameter of its own, of which no engine takes any number.
    private const int MostKeys = 1000;

    private const string Columns =
        """
        m.mention_key AS "Key", m.commitment_key AS CommitmentKey, m.document_key AS DocumentKey, m.quote AS Quote,
        m.regions AS Regions, m.themes AS Themes, m.due_from AS DueFrom, m.due_to AS DueTo, a.published_on AS PublishedOn
        """;

    public long Key { get; init; }

    public long CommitmentKey { get; init; }

    public long DocumentKey { get; init; }

    public required string Quote { get; init; }

    public required string Regions { get; init; }

    public required string Themes { get; init; }

    public DateOnly? DueFrom { get; init; }

    public DateOnly? DueTo { get; init; }

    public DateOnly? PublishedOn { get; init; }

    /// <summary>Those of the mentions that count: neither they nor their commitments are obsolete, merged or rejected.</summary>
    public static async Task<IReadOnlyList<ComparedMention>> FindAsync(Session session, IReadOnlyCollection<long> keys)
    {
        var found = new List<ComparedMention>();
        foreach (var some in keys.Order().Chunk(MostKeys))
        {
            found.AddRange(await session.QueryAsync<ComparedMention>(
                $"""
                SELECT {Columns}
                FROM mention m
                {session.Dialect.JoinNext} commitment c ON c.commitment_key = m.commitment_key
                {session.Dialect.JoinNext} article a ON a.article_key = m.article_key
                WHERE m.mention_key IN @some AND m.state = @current AND c.state = @active AND c.review <> @rejected
                ORDER BY m.mention_key
                """,
                new { some, current = MentionStates.Active, active = CommitmentStates.Active, rejected = Reviews.Rejected }));
        }
        return found;
    }

    public RepeatSide ToSide(RepeatReader reader) => new(
        reader.Read(Quote),
        [.. StorageForms.ListFromJson<MentionTheme>(Themes).Select(link => link.Theme)],
        [.. StorageForms.ListFromJson<MentionRegion>(Regions).Select(link => link.Region)],
        YearOf(DueTo, PublishedOn),
        DueTo is not null);

    /// <summary>The year that a commitment is meant for: in which it is due, else in which it was published.</summary>
    public static int? YearOf(DateOnly? dueTo, DateOnly? publishedOn) => dueTo?.Year ?? publishedOn?.Year;
}
