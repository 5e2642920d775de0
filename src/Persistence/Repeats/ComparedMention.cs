using Tracker.Extraction.Repeats;
using Tracker.Persistence.Commitments;

namespace Tracker.Persistence.Repeats;

/// <summary>A mention with what it is compared by.</summary>
internal sealed record ComparedMention
{
    private const string Columns =
        """
        m.mention_key AS "Key", m.commitment_key AS CommitmentKey, m.document_key AS DocumentKey, m.quote AS Quote,
        m.regions AS Regions, m.themes AS Themes, m.due_from AS DueFrom, m.due_to AS DueTo, a.published_on AS PublishedOn
        """;

    private const string Tables =
        """
        mention m
        CROSS JOIN commitment c ON c.commitment_key = m.commitment_key
        CROSS JOIN article a ON a.article_key = m.article_key
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
    public static Task<IReadOnlyList<ComparedMention>> FindAsync(Session session, IReadOnlyCollection<long> keys) =>
        session.QueryAsync<ComparedMention>(
            $"""
            SELECT {Columns}
            FROM {Tables}
            WHERE m.mention_key IN @keys AND m.state = @current AND c.state = @active AND c.review <> @rejected
            ORDER BY m.mention_key
            """,
            new { keys, current = MentionStates.Active, active = CommitmentStates.Active, rejected = Reviews.Rejected });

    public RepeatSide ToSide(RepeatReader reader) => new(
        reader.Read(Quote),
        [.. StorageForms.ListFromJson<MentionTheme>(Themes).Select(link => link.Theme)],
        [.. StorageForms.ListFromJson<MentionRegion>(Regions).Select(link => link.Region)],
        YearOf(DueTo, PublishedOn),
        DueTo is not null);

    /// <summary>The year that a commitment is meant for: in which it is due, else in which it was published.</summary>
    public static int? YearOf(DateOnly? dueTo, DateOnly? publishedOn) => dueTo?.Year ?? publishedOn?.Year;
}
