using Tracker.Extraction;
using Tracker.Extraction.Deadlines;
using Tracker.Extraction.Documents;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;

namespace Tracker.Persistence.Documents;

/// <summary>
/// Counts the due dates of an article's mentions, and from when their commitments run, anew after its date was corrected. What the rules found is read once
/// more from the stored text, as its words may be another time now that the day is known (2025年 is past in 2026).
/// What they do not find in the same place, such as what staff marked, keeps its words.
/// </summary>
internal sealed class DueDates(Extractor extractor, ArticleRow article, (long Key, ExtractedDocument Found) text)
{
    private readonly Dictionary<(int Start, int End), Deadline?> _deadlines = text.Found.Mentions
        .Where(mention => mention.Article == article.Ordinal)
        .ToDictionary(mention => (mention.Segments[0].Start, mention.Segments[^1].End), mention => mention.Deadline);

    /// <summary>Writes mentions and commitments, and adds an event for each commitment that changed.</summary>
    public async Task WriteAsync(Session session, EventList events)
    {
        var mentions = await session.QueryAsync<DatedMention>(
            $"""
            SELECT {MentionValues.Columns}, m.mention_key AS "Key", m.commitment_key AS CommitmentKey, m.text_key AS TextKey
            FROM mention m
            WHERE m.article_key = @Key
            ORDER BY m.mention_key
            """,
            new { article.Key });
        var changed = mentions.Select(mention => (mention.Key, mention.CommitmentKey, Values: CountedAnew(mention), Before: mention))
            .Where(pair => pair.Values.Differences(pair.Before).Any())
            .ToList();
        foreach (var (key, _, values, _) in changed)
            await MentionRows.UpdateDueAsync(session, key, values);
        foreach (var commitment in mentions.Select(mention => mention.CommitmentKey).Distinct())
            await WriteCommitmentAsync(session, commitment, events);
    }

    private MentionValues CountedAnew(DatedMention mention)
    {
        if (mention.TextKey == text.Key && mention.Rule is not null && _deadlines.TryGetValue((mention.Start, mention.End), out var deadline))
            return mention.WithDue(deadline);
        if (mention.DueText is null)
            return mention;
        var (from, to, precision) = extractor.DaysOf(mention.DueText, article.PublishedOn);
        return mention with { DueFrom = from, DueTo = to, DuePrecision = precision };
    }

    private async Task WriteCommitmentAsync(Session session, long key, EventList events)
    {
        var row = await StoredCommitment.FindAsync(session, key);
        var mentions = await StoredCommitment.MentionsAsync(session, key);
        var before = await row.ReadStateAsync(session);
        var after = before.WithStartOf(row.PublishedOn);
        if (mentions.Count > 0)
            after = after with { Effective = before.Effective.WithDueOf(mentions, before.CorrectedFields) };
        if (after == before)
            return;
        after = after with { Version = before.Version + 1 };
        await CommitmentRows.UpdateAsync(session, key, before, after, extractor.Gazetteer, events.Stamp.RecordedAt, byPerson: false);
        events.Add(SubjectKinds.Commitment, key, EventKinds.CommitmentRedated, before, after);
    }

    private sealed record DatedMention : MentionValues
    {
        public long Key { get; init; }

        public long CommitmentKey { get; init; }

        public long TextKey { get; init; }
    }
}
