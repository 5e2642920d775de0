using Tracker.Extraction;
using Tracker.Extraction.Targets;
using Tracker.Persistence.Answers;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Repeats;

namespace Tracker.Persistence.Tracking;

/// <summary>A commitment that staff found in a document where the rules did not.</summary>
/// <param name="Segments">Its words in the document's text, in order.</param>
public sealed record MarkedSpan(
    IReadOnlyList<Segment> Segments,
    string Kind,
    string? Actor,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Themes,
    IReadOnlyList<string> ResponsibleBodies,
    Due? Due,
    string? Note);

/// <summary>The same words are a commitment already.</summary>
public sealed record AlreadyMarked(Guid Commitment) : EventRefusal;

/// <summary>There is no such document.</summary>
public sealed record DocumentMissing : EventRefusal;

public sealed record DocumentIsWithdrawn : EventRefusal;

/// <summary>Records commitments that staff mark in a document's text.</summary>
public sealed class MarkedCommitments(Database database, BusinessCalendar calendar, Extractor extractor, RepeatIntake repeats)
{
    public Task<EventOutcome> MarkAsync(
        Guid documentId, MarkedSpan span, Author author, Once<EventOutcome>? once, CancellationToken cancellationToken)
    {
        var stamp = WriteStamp.Make(calendar, author.Principal, author.Role);
        return database.WriteOnceAsync(
            once,
            async session =>
            {
                await session.LockAsync(WriteLocks.Mentions);
                var (place, refusal) = await PlaceAsync(session, documentId, span);
                return place is null ? new EventOutcome(refusal, null, null) : await WriteAsync(session, place, span, new EventList(stamp));
            },
            cancellationToken);
    }

    private static async Task<(SpanPlace? Place, EventRefusal? Refusal)> PlaceAsync(Session session, Guid documentId, MarkedSpan span)
    {
        var document = await session.FirstOrDefaultAsync<MarkedDocument>(
            $"""
            SELECT d.document_key AS "Key", d.state AS State, d.current_text_key AS TextKey, t.content AS Text
            FROM document d {session.Dialect.ForUpdate}
            JOIN document_text t ON t.text_key = d.current_text_key
            WHERE d.id = @documentId
            """,
            new { documentId });
        if (document is null)
            return (null, new DocumentMissing());
        if (document.State == DocumentStates.Withdrawn)
            return (null, new DocumentIsWithdrawn());
        if (Fault(document.Text, span.Segments) is { } fault)
            return (null, new UnusableParts("segments", fault));
        var (start, end) = (span.Segments[0].Start, span.Segments[^1].End);
        var article = await session.FirstOrDefaultAsync<SpanPlace>(
            """
            SELECT a.article_key AS ArticleKey, a.published_on AS PublishedOn
            FROM article_place p
            JOIN article a ON a.article_key = p.article_key
            WHERE p.text_key = @TextKey AND p.start_at <= @start AND p.end_at >= @end AND a.state = @active
            """,
            new { document.TextKey, start, end, active = ArticleStates.Active });
        if (article is null)
            return (null, new UnusableParts("segments", "They do not lie within one article of the document; GET /api/v1/documents/{id} tells where each stands."));
        var known = await session.FirstOrDefaultAsync<Guid?>(
            """
            SELECT c.id
            FROM mention m
            JOIN commitment c ON c.commitment_key = m.commitment_key
            WHERE m.document_key = @Key AND m.state = @active AND m.start_at = @start AND m.segments = @segments
            """,
            new { document.Key, active = MentionStates.Active, start, segments = StorageForms.ToJson(span.Segments) });
        return known is { } commitment
            ? (null, new AlreadyMarked(commitment))
            : (article with { DocumentKey = document.Key, TextKey = document.TextKey, Quote = string.Concat(span.Segments.Select(part => document.Text[part.Start..part.End])) }, null);
    }

    private static string? Fault(string text, IReadOnlyList<Segment> segments)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            var (start, end) = (segments[i].Start, segments[i].End);
            if (end > text.Length)
                return $"The text ends at {text.Length}.";
            if (i > 0 && start < segments[i - 1].End)
                return "They must follow each other without sharing words.";
            if (char.IsLowSurrogate(text[start]) || (end < text.Length && char.IsLowSurrogate(text[end])))
                return $"{start} to {end} cuts a character in two.";
            if (string.IsNullOrWhiteSpace(text[start..end]))
                return $"{start} to {end} is blank.";
        }
        return null;
    }

    private async Task<EventOutcome> WriteAsync(Session session, SpanPlace place, MarkedSpan span, EventList events)
    {
        var key = await KeyAllocator.ReserveAsync(session, 2);
        var values = ValuesOf(place, span);
        var commitment = NewCommitment.Of(key, calendar.NewId(), key + 1, values, place.PublishedOn, events.Stamp.RecordedAt);

        // Whoever marks it has looked at it.
        commitment = commitment with { State = commitment.State with { Review = Reviews.Accepted } };
        await CommitmentRows.InsertAsync(session, [commitment], extractor.Gazetteer);
        await MentionRows.InsertAsync(
            session,
            [
                new NewMention(
                    key + 1, calendar.NewId(), key, place.DocumentKey, place.TextKey, place.ArticleKey, values, LexiconVersion: null, events.Stamp.RecordedAt),
            ]);
        events.Add(SubjectKinds.Commitment, key, EventKinds.CommitmentMarked, null, commitment.State, new EventDetails { Note = span.Note });
        await repeats.TakeAsync(session, [key + 1], areNew: true, events, areByStaff: true);
        await events.AppendAsync(session);
        return new EventOutcome(
            null, await CommitmentQueries.FindRowAsync(session, commitment.Id), await CommitmentHistory.LastAsync(session, key));
    }

    private MentionValues ValuesOf(SpanPlace place, MarkedSpan span) => new()
    {
        Segments = StorageForms.ToJson(span.Segments),
        Start = span.Segments[0].Start,
        End = span.Segments[^1].End,
        Quote = place.Quote,
        Kind = span.Kind,
        Actor = span.Actor is null ? null : extractor.Fold(span.Actor),
        ActorAsWritten = span.Actor,
        Regions = StorageForms.ToJson(span.Regions.Select(region => new MentionRegion(region, MarkedBasis, "", null, null, []))),
        Themes = StorageForms.ToJson(span.Themes.Select(theme => new MentionTheme(theme, []))),
        DueFrom = span.Due?.From,
        DueTo = span.Due?.To,
        DuePrecision = span.Due?.Precision,
        DueText = span.Due?.Text,
        ResponsibleBodies = StorageForms.ToJson(span.ResponsibleBodies),
        Targets = "[]",
        Specificity = "[]",
        Strength = Strengths.Of(hasTarget: false, span.Due is not null),
    };

    /// <summary>In the vocabulary regionBasis.</summary>
    private const string MarkedBasis = "given";

    private sealed record MarkedDocument
    {
        public long Key { get; init; }

        public required string State { get; init; }

        public long TextKey { get; init; }

        public required string Text { get; init; }
    }

    private sealed record SpanPlace
    {
        public long ArticleKey { get; init; }

        public DateOnly? PublishedOn { get; init; }

        public long DocumentKey { get; init; }

        public long TextKey { get; init; }

        public string Quote { get; init; } = "";
    }
}
