using Tracker.Extraction.Regions;

namespace Tracker.Persistence.Commitments;

/// <summary>A commitment as it begins: effective fields of its only mention, not yet reviewed.</summary>
internal sealed record NewCommitment(
    long Key,
    Guid Id,
    long FirstMentionKey,
    string Kind,
    string? Actor,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Themes,
    DateOnly? DueFrom,
    DateOnly? DueTo,
    string? DuePrecision,
    string? DueText,
    IReadOnlyList<string> ResponsibleBodies,
    DateTimeOffset CreatedAt)
{
    /// <summary>What the journal keeps of it: all that can ever change.</summary>
    public object State(Guid documentId) => new
    {
        id = Id,
        documentId,
        version = 1,
        state = CommitmentStates.Active,
        review = Reviews.Candidate,
        status = Statuses.NotAssessed,
        kind = Kind,
        actor = Actor,
        regions = Regions,
        themes = Themes,
        dueFrom = DueFrom,
        dueTo = DueTo,
        duePrecision = DuePrecision,
        dueText = DueText,
        responsibleBodies = ResponsibleBodies,
    };
}

internal static class CommitmentRows
{
    public static Task<int> InsertAsync(Session session, IReadOnlyList<NewCommitment> commitments) =>
        session.ExecuteAsync(
            """
            INSERT INTO commitment (commitment_key, id, version, state, review, status, first_mention_key, kind, actor, regions,
                                    themes, due_from, due_to, due_precision, due_text, responsible_bodies, corrected_fields,
                                    created_at, updated_at)
            VALUES (@Key, @Id, 1, @State, @Review, @Status, @FirstMentionKey, @Kind, @Actor, @Regions,
                    @Themes, @DueFrom, @DueTo, @DuePrecision, @DueText, @ResponsibleBodies, '[]',
                    @CreatedAt, @CreatedAt)
            """,
            commitments.Select(commitment => new
            {
                commitment.Key,
                commitment.Id,
                State = CommitmentStates.Active,
                Review = Reviews.Candidate,
                Status = Statuses.NotAssessed,
                commitment.FirstMentionKey,
                commitment.Kind,
                commitment.Actor,
                Regions = StorageForms.ToJson(commitment.Regions),
                Themes = StorageForms.ToJson(commitment.Themes),
                commitment.DueFrom,
                commitment.DueTo,
                commitment.DuePrecision,
                commitment.DueText,
                ResponsibleBodies = StorageForms.ToJson(commitment.ResponsibleBodies),
                commitment.CreatedAt,
            }));

    /// <summary>The filter index: one row a region, one for each that administers it, one a theme.</summary>
    public static async Task InsertLinksAsync(Session session, IReadOnlyList<NewCommitment> commitments, Gazetteer gazetteer)
    {
        await session.ExecuteAsync(
            "INSERT INTO commitment_region (region, commitment_key, direct) VALUES (@Region, @Key, @Direct)",
            commitments.SelectMany(commitment => commitment.Regions
                .SelectMany(gazetteer.SelfAndAdministrators)
                .Distinct(StringComparer.Ordinal)
                .Select(region => new
                {
                    Region = region,
                    commitment.Key,
                    Direct = commitment.Regions.Contains(region, StringComparer.Ordinal) ? 1 : 0,
                })));
        await session.ExecuteAsync(
            "INSERT INTO commitment_theme (theme, commitment_key) VALUES (@Theme, @Key)",
            commitments.SelectMany(commitment => commitment.Themes.Select(theme => new { Theme = theme, commitment.Key })));
    }
}
