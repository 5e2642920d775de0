using Tracker.Persistence.Search;

namespace Tracker.Persistence.Commitments;

/// <summary>A mention, ready to be stored.</summary>
/// <param name="LexiconVersion">The lexicon that the rules found it by; null where staff did.</param>
internal sealed record NewMention(
    long Key,
    Guid Id,
    long CommitmentKey,
    long DocumentKey,
    long TextKey,
    long ArticleKey,
    MentionValues Values,
    string? LexiconVersion,
    DateTimeOffset CreatedAt);

/// <summary>Writes the rows of mentions.</summary>
internal static class MentionRows
{
    /// <summary>Writes mentions of commitments that are written.</summary>
    public static async Task InsertAsync(Session session, IReadOnlyList<NewMention> mentions)
    {
        await session.ExecuteEachAsync(
            """
            INSERT INTO mention (mention_key, id, commitment_key, document_key, text_key, article_key, origin, state, segments,
                                 start_at, end_at, quote, kind, actor, actor_as_written, actor_office, actor_body, "rule", cue,
                                 cue_start, cue_end, lexicon_version, regions, themes, due_from, due_to, due_precision,
                                 due_text, due_start, due_end, responsible_bodies, targets, strength, specificity, created_at)
            VALUES (@Key, @Id, @CommitmentKey, @DocumentKey, @TextKey, @ArticleKey, @Origin, @State, @Segments,
                    @Start, @End, @Quote, @Kind, @Actor, @ActorAsWritten, @ActorOffice, @ActorBody, @Rule, @Cue,
                    @CueStart, @CueEnd, @LexiconVersion, @Regions, @Themes, @DueFrom, @DueTo, @DuePrecision,
                    @DueText, @DueStart, @DueEnd, @ResponsibleBodies, @Targets, @Strength, @Specificity, @CreatedAt)
            """,
            mentions.Select(mention => new
            {
                mention.Key,
                mention.Id,
                mention.CommitmentKey,
                mention.DocumentKey,
                mention.TextKey,
                mention.ArticleKey,
                Origin = mention.LexiconVersion is null ? MentionOrigins.Staff : MentionOrigins.Extractor,
                State = MentionStates.Active,
                mention.Values.Segments,
                mention.Values.Start,
                mention.Values.End,
                mention.Values.Quote,
                mention.Values.Kind,
                mention.Values.Actor,
                mention.Values.ActorAsWritten,
                mention.Values.ActorOffice,
                mention.Values.ActorBody,
                mention.Values.Rule,
                mention.Values.Cue,
                mention.Values.CueStart,
                mention.Values.CueEnd,
                mention.LexiconVersion,
                mention.Values.Regions,
                mention.Values.Themes,
                mention.Values.DueFrom,
                mention.Values.DueTo,
                mention.Values.DuePrecision,
                mention.Values.DueText,
                mention.Values.DueStart,
                mention.Values.DueEnd,
                mention.Values.ResponsibleBodies,
                mention.Values.Targets,
                mention.Values.Strength,
                mention.Values.Specificity,
                mention.CreatedAt,
            }));
        await SearchIndex.WriteAsync(session, mentions.Select(mention => mention.CommitmentKey));
    }

    /// <summary>Writes what the rules find now over what they found before.</summary>
    public static Task<int> UpdateAsync(Session session, long key, long articleKey, MentionValues values, string lexiconVersion) =>
        session.ExecuteAsync(
            """
            UPDATE mention
            SET article_key = @articleKey, state = @State, segments = @Segments, start_at = @Start, end_at = @End, quote = @Quote,
                kind = @Kind, actor = @Actor, actor_as_written = @ActorAsWritten, actor_office = @ActorOffice,
                actor_body = @ActorBody, "rule" = @Rule, cue = @Cue, cue_start = @CueStart, cue_end = @CueEnd,
                lexicon_version = @lexiconVersion, regions = @Regions, themes = @Themes, due_from = @DueFrom, due_to = @DueTo,
                due_precision = @DuePrecision, due_text = @DueText, due_start = @DueStart, due_end = @DueEnd,
                responsible_bodies = @ResponsibleBodies, targets = @Targets, strength = @Strength, specificity = @Specificity
            WHERE mention_key = @key
            """,
            new
            {
                key,
                articleKey,
                State = MentionStates.Active,
                values.Segments,
                values.Start,
                values.End,
                values.Quote,
                values.Kind,
                values.Actor,
                values.ActorAsWritten,
                values.ActorOffice,
                values.ActorBody,
                values.Rule,
                values.Cue,
                values.CueStart,
                values.CueEnd,
                lexiconVersion,
                values.Regions,
                values.Themes,
                values.DueFrom,
                values.DueTo,
                values.DuePrecision,
                values.DueText,
                values.DueStart,
                values.DueEnd,
                values.ResponsibleBodies,
                values.Targets,
                values.Strength,
                values.Specificity,
            });

    /// <summary>Writes when a mention is due, and what hangs on it.</summary>
    public static Task<int> UpdateDueAsync(Session session, long key, MentionValues values) =>
        session.ExecuteAsync(
            """
            UPDATE mention
            SET due_from = @DueFrom, due_to = @DueTo, due_precision = @DuePrecision, due_text = @DueText, due_start = @DueStart,
                due_end = @DueEnd, strength = @Strength
            WHERE mention_key = @key
            """,
            new
            {
                key,
                values.DueFrom,
                values.DueTo,
                values.DuePrecision,
                values.DueText,
                values.DueStart,
                values.DueEnd,
                values.Strength,
            });

    /// <summary>Marks mentions that the rules no longer find.</summary>
    public static Task MakeObsoleteAsync(Session session, IEnumerable<long> keys) =>
        session.ExecuteEachAsync(
            "UPDATE mention SET state = @State WHERE mention_key = @Key",
            keys.Select(key => new { State = MentionStates.Obsolete, Key = key }));
}
