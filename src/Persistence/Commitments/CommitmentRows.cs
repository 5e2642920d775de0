using Tracker.Extraction.Regions;
using Tracker.Persistence.Search;

namespace Tracker.Persistence.Commitments;

/// <summary>A commitment as it begins: not yet reviewed, with the fields of its only mention.</summary>
internal sealed record NewCommitment(long Key, Guid Id, long FirstMentionKey, EffectiveFields Effective, DateTimeOffset CreatedAt)
{
    public CommitmentState State { get; } = new(1, CommitmentStates.Active, Reviews.Candidate, Statuses.NotAssessed, Effective);
}

/// <summary>Writes the rows of commitments and of the filter index over them.</summary>
internal static class CommitmentRows
{
    public static async Task InsertAsync(Session session, IReadOnlyList<NewCommitment> commitments, Gazetteer gazetteer)
    {
        await session.ExecuteEachAsync(
            """
            INSERT INTO commitment (commitment_key, id, version, state, review, status, first_mention_key, kind, actor, regions,
                                    themes, due_from, due_to, due_precision, due_text, responsible_bodies, targets, strength,
                                    specificity, corrected_fields,
                                    created_at, updated_at)
            VALUES (@Key, @Id, @Version, @State, @Review, @Status, @FirstMentionKey, @Kind, @Actor, @Regions,
                    @Themes, @DueFrom, @DueTo, @DuePrecision, @DueText, @ResponsibleBodies, @Targets, @Strength,
                    @Specificity, '[]',
                    @CreatedAt, @CreatedAt)
            """,
            commitments.Select(commitment => new
            {
                commitment.Key,
                commitment.Id,
                commitment.State.Version,
                commitment.State.State,
                commitment.State.Review,
                commitment.State.Status,
                commitment.FirstMentionKey,
                commitment.Effective.Kind,
                commitment.Effective.Actor,
                Regions = StorageForms.ToJson(commitment.Effective.Regions),
                Themes = StorageForms.ToJson(commitment.Effective.Themes),
                commitment.Effective.DueFrom,
                commitment.Effective.DueTo,
                commitment.Effective.DuePrecision,
                commitment.Effective.DueText,
                ResponsibleBodies = StorageForms.ToJson(commitment.Effective.ResponsibleBodies),
                Targets = StorageForms.ToJson(commitment.Effective.Targets),
                commitment.Effective.Strength,
                Specificity = StorageForms.ToJson(commitment.Effective.Specificity),
                commitment.CreatedAt,
            }));
        await InsertLinksAsync(session, commitments.Select(commitment => (commitment.Key, commitment.Effective)), gazetteer);
    }

    /// <summary>Writes a commitment's next state over the last one, and the indexes over it anew.</summary>
    public static async Task UpdateAsync(Session session, long key, CommitmentState next, Gazetteer gazetteer, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            """
            UPDATE commitment
            SET version = @Version, state = @State, review = @Review, status = @Status, kind = @Kind, actor = @Actor,
                regions = @Regions, themes = @Themes, due_from = @DueFrom, due_to = @DueTo, due_precision = @DuePrecision,
                due_text = @DueText, responsible_bodies = @ResponsibleBodies, targets = @Targets, strength = @Strength,
                specificity = @Specificity, updated_at = @now
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
                now,
            });
        await SearchIndex.WriteAsync(session, [key]);
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
