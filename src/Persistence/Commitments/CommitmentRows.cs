using Tracker.Extraction.Regions;
using Tracker.Persistence.Search;

namespace Tracker.Persistence.Commitments;

/// <summary>A commitment as it begins.</summary>
internal sealed record NewCommitment(long Key, Guid Id, long FirstMentionKey, CommitmentState State, DateTimeOffset CreatedAt)
{
    /// <summary>As the rules find it: not yet reviewed, with the fields of its only mention.</summary>
    /// <param name="publishedOn">When its article was published.</param>
    public static NewCommitment Of(long key, Guid id, long mentionKey, MentionValues mention, DateOnly? publishedOn, DateTimeOffset now) => new(
        key,
        id,
        mentionKey,
        new CommitmentState(1, CommitmentStates.Active, Reviews.Candidate, Statuses.NotAssessed, EffectiveFields.Of([mention])) { StartOn = publishedOn },
        now);
}

/// <summary>Writes the rows of commitments and of the filter index over them.</summary>
internal static class CommitmentRows
{
    public static async Task InsertAsync(Session session, IReadOnlyList<NewCommitment> commitments, Gazetteer gazetteer)
    {
        await session.ExecuteEachAsync(
            """
            INSERT INTO commitment (commitment_key, id, version, state, review, status, first_mention_key, kind, actor,
                                    regions, themes, due_from, due_to, due_precision, due_text, responsible_bodies, targets,
                                    strength, specificity, corrected_fields, progress, start_on, schedule, ahead_until,
                                    behind_from, due_soon_from, overdue_from, created_at, updated_at, touched_at)
            VALUES (@Key, @Id, @Version, @State, @Review, @Status, @FirstMentionKey, @Kind, @Actor,
                    @Regions, @Themes, @DueFrom, @DueTo, @DuePrecision, @DueText, @ResponsibleBodies, @Targets,
                    @Strength, @Specificity, @CorrectedFields, @Progress, @StartOn, @Schedule, @AheadUntil,
                    @BehindFrom, @DueSoonFrom, @OverdueFrom, @CreatedAt, @CreatedAt, @CreatedAt)
            """,
            commitments.Select(commitment =>
            {
                var (state, turning) = (commitment.State, commitment.State.TurningDates);
                return new
                {
                    commitment.Key,
                    commitment.Id,
                    state.Version,
                    state.State,
                    state.Review,
                    state.Status,
                    commitment.FirstMentionKey,
                    state.Effective.Kind,
                    state.Effective.Actor,
                    Regions = StorageForms.ToJson(state.Effective.Regions),
                    Themes = StorageForms.ToJson(state.Effective.Themes),
                    state.Effective.DueFrom,
                    state.Effective.DueTo,
                    state.Effective.DuePrecision,
                    state.Effective.DueText,
                    ResponsibleBodies = StorageForms.ToJson(state.Effective.ResponsibleBodies),
                    Targets = StorageForms.ToJson(state.Effective.Targets),
                    state.Effective.Strength,
                    Specificity = StorageForms.ToJson(state.Effective.Specificity),
                    CorrectedFields = StorageForms.ToJson(state.CorrectedFields),
                    state.Progress,
                    state.StartOn,
                    turning.Schedule,
                    turning.AheadUntil,
                    turning.BehindFrom,
                    turning.DueSoonFrom,
                    turning.OverdueFrom,
                    commitment.CreatedAt,
                };
            }));
        await session.ExecuteEachAsync(
            """
            UPDATE commitment
            SET parent_key = (SELECT o.commitment_key FROM commitment o WHERE o.id = @Parent),
                assignee_key = (SELECT p.principal_key FROM principal p WHERE p.id = @Assignee)
            WHERE commitment_key = @Key
            """,
            commitments.Where(commitment => commitment.State.Parent is not null)
                .Select(commitment => new { commitment.Key, commitment.State.Parent, commitment.State.Assignee }));
        await InsertLinksAsync(session, commitments.Select(commitment => (commitment.Key, commitment.State.Effective)), gazetteer);
    }

    /// <summary>Writes a commitment's next state over the last one, and the indexes over it where they change.</summary>
    /// <param name="byPerson">Whether a person did it, not the rules.</param>
    /// <param name="quotesChanged">Whether its mentions may be others than before, or say something else.</param>
    public static async Task UpdateAsync(
        Session session,
        long key,
        CommitmentState before,
        CommitmentState next,
        Gazetteer gazetteer,
        DateTimeOffset now,
        bool byPerson,
        bool quotesChanged = true)
    {
        var turning = next.TurningDates;
        await session.ExecuteAsync(
            """
            UPDATE commitment
            SET version = @Version, state = @State, review = @Review, status = @Status, kind = @Kind, actor = @Actor,
                regions = @Regions, themes = @Themes, due_from = @DueFrom, due_to = @DueTo, due_precision = @DuePrecision,
                due_text = @DueText, responsible_bodies = @ResponsibleBodies, targets = @Targets, strength = @Strength,
                specificity = @Specificity, corrected_fields = @CorrectedFields, progress = @Progress, start_on = @StartOn,
                schedule = @Schedule, ahead_until = @AheadUntil, behind_from = @BehindFrom, due_soon_from = @DueSoonFrom,
                overdue_from = @OverdueFrom,
                assignee_key = (SELECT p.principal_key FROM principal p WHERE p.id = @Assignee),
                superseded_by_key = (SELECT o.commitment_key FROM commitment o WHERE o.id = @SupersededBy),
                merged_into_key = (SELECT o.commitment_key FROM commitment o WHERE o.id = @MergedInto),
                touched_at = CASE WHEN @byPerson = 1 THEN @now ELSE touched_at END,
                updated_at = @now
            WHERE commitment_key = @key
            """,
            new
            {
                key,
                next.Version,
                next.State,
                next.Review,
                next.Status,
                next.Effective.Kind,
                next.Effective.Actor,
                Regions = StorageForms.ToJson(next.Effective.Regions),
                Themes = StorageForms.ToJson(next.Effective.Themes),
                next.Effective.DueFrom,
                next.Effective.DueTo,
                next.Effective.DuePrecision,
                next.Effective.DueText,
                ResponsibleBodies = StorageForms.ToJson(next.Effective.ResponsibleBodies),
                Targets = StorageForms.ToJson(next.Effective.Targets),
                next.Effective.Strength,
                Specificity = StorageForms.ToJson(next.Effective.Specificity),
                CorrectedFields = StorageForms.ToJson(next.CorrectedFields),
                next.Progress,
                next.StartOn,
                turning.Schedule,
                turning.AheadUntil,
                turning.BehindFrom,
                turning.DueSoonFrom,
                turning.OverdueFrom,
                next.Assignee,
                next.SupersededBy,
                next.MergedInto,
                byPerson = byPerson ? 1 : 0,
                now,
            });
        if (quotesChanged)
            await SearchIndex.WriteAsync(session, [key]);
        var isLinkedAsBefore = before.Effective.Regions.SequenceEqual(next.Effective.Regions, StringComparer.Ordinal)
            && before.Effective.Themes.SequenceEqual(next.Effective.Themes, StringComparer.Ordinal);
        if (isLinkedAsBefore)
            return;
        await session.ExecuteAsync("DELETE FROM commitment_region WHERE commitment_key = @key", new { key });
        await session.ExecuteAsync("DELETE FROM commitment_theme WHERE commitment_key = @key", new { key });
        await InsertLinksAsync(session, [(key, next.Effective)], gazetteer);
    }

    /// <summary>The filter index: one row a region, one for each that administers it, one a theme.</summary>
    private static async Task InsertLinksAsync(
        Session session, IEnumerable<(long Key, EffectiveFields Effective)> commitments, Gazetteer gazetteer)
    {
        var rows = commitments.ToList();
        await session.ExecuteEachAsync(
            "INSERT INTO commitment_region (region, commitment_key, direct) VALUES (@Region, @Key, @Direct)",
            rows.SelectMany(commitment => commitment.Effective.Regions
                .SelectMany(gazetteer.SelfAndAdministrators)
                .Distinct(StringComparer.Ordinal)
                .Select(region => new
                {
                    Region = region,
                    commitment.Key,
                    Direct = commitment.Effective.Regions.Contains(region, StringComparer.Ordinal) ? 1 : 0,
                })));
        await session.ExecuteEachAsync(
            "INSERT INTO commitment_theme (theme, commitment_key) VALUES (@Theme, @Key)",
            rows.SelectMany(commitment => commitment.Effective.Themes.Select(theme => new { Theme = theme, commitment.Key })));
    }
}
