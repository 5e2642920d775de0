using Tracker.Extraction.Commitments;
using Tracker.Extraction.Regions;
using Tracker.Persistence.Commitments;
using Tracker.Persistence.Journal;
using Tracker.Persistence.Principals;
using Tracker.Persistence.Repeats;

namespace Tracker.Persistence.Documents;

/// <summary>The rows of one new document, keys and ids given before the transaction begins.</summary>
internal sealed class DocumentRows
{
    private readonly NewDocument _document;
    private readonly WriteStamp _stamp;
    private readonly BusinessCalendar _calendar;
    private readonly Gazetteer _gazetteer;
    private readonly long _documentKey;
    private readonly long _sourceKey;
    private readonly long _textKey;
    private readonly long _firstArticleKey;
    private readonly long _firstCommitmentKey;
    private readonly long _firstMentionKey;
    private readonly IReadOnlyList<MentionValues> _mentions;

    /// <param name="firstKey">
    /// The first of 3 + articles + 2 × mentions keys: document, source, text, articles, commitments, mentions.
    /// </param>
    public DocumentRows(NewDocument document, long firstKey, Author author, BusinessCalendar calendar, Gazetteer gazetteer)
    {
        _document = document;
        _stamp = WriteStamp.Make(calendar, author.Principal, author.Role);
        _calendar = calendar;
        _gazetteer = gazetteer;
        _documentKey = firstKey;
        _sourceKey = firstKey + 1;
        _textKey = firstKey + 2;
        _firstArticleKey = firstKey + 3;
        _firstCommitmentKey = _firstArticleKey + document.Extracted.Articles.Count;
        _firstMentionKey = _firstCommitmentKey + document.Extracted.Mentions.Count;
        _mentions = [.. document.Extracted.Mentions.Select(MentionValues.From)];
        DocumentId = calendar.NewId();
        TextSha256 = TextHash.Of(document.Text);
    }

    public Guid DocumentId { get; }

    public string TextSha256 { get; }

    public async Task InsertAsync(Session session, RepeatIntake repeats)
    {
        await InsertDocumentAsync(session);
        await InsertArticlesAsync(session);
        var commitments = _mentions.Select(NewCommitment).ToList();
        await CommitmentRows.InsertAsync(session, commitments, _gazetteer);
        await MentionRows.InsertAsync(session, [.. _document.Extracted.Mentions.Select(NewMention)]);
        var events = new EventList(_stamp);
        events.Add(SubjectKinds.Document, _documentKey, EventKinds.DocumentIngested, null, Ingested());
        foreach (var commitment in commitments)
            events.Add(SubjectKinds.Commitment, commitment.Key, EventKinds.CommitmentRecorded, null, commitment.State);
        await repeats.TakeAsync(session, [.. commitments.Select(commitment => commitment.FirstMentionKey)], areNew: true, events);
        await events.AppendAsync(session);
    }

    /// <summary>Counts a change of a document that is stored, or of what stands in it.</summary>
    public static Task<int> CountChangeAsync(Session session, Guid id) =>
        session.ExecuteAsync("UPDATE document SET version = version + 1 WHERE id = @id", new { id });

    private async Task InsertDocumentAsync(Session session)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO document (document_key, id, version, state, is_sample, file_name, current_text_key, created_at, created_by)
            VALUES (@Key, @DocumentId, 1, @State, @IsSample, @FileName, @TextKey, @Now, @Principal)
            """,
            new
            {
                Key = _documentKey,
                DocumentId,
                State = DocumentStates.Active,
                IsSample = _document.IsSample ? 1 : 0,
                _document.FileName,
                TextKey = _textKey,
                Now = _stamp.RecordedAt,
                _stamp.Principal,
            });
        await session.ExecuteAsync(
            """
            INSERT INTO source (source_key, document_key, sha256, media_type, length, created_at, content)
            VALUES (@Key, @DocumentKey, @Sha256, @MediaType, @Length, @Now, @Content)
            """,
            new
            {
                Key = _sourceKey,
                DocumentKey = _documentKey,
                Sha256 = TextHash.Of(_document.Source.Span),
                _document.MediaType,
                _document.Source.Length,
                Now = _stamp.RecordedAt,
                Content = _document.Source.ToArray(),
            });
        await session.ExecuteAsync(
            """
            INSERT INTO document_text (text_key, document_key, version, source_key, reader, reader_version, sha256, length, created_at, content)
            VALUES (@Key, @DocumentKey, 1, @SourceKey, @Reader, @ReaderVersion, @TextSha256, @Length, @Now, @Text)
            """,
            new
            {
                Key = _textKey,
                DocumentKey = _documentKey,
                SourceKey = _sourceKey,
                _document.Reader,
                _document.ReaderVersion,
                TextSha256,
                _document.Text.Length,
                Now = _stamp.RecordedAt,
                _document.Text,
            });
    }

    private async Task InsertArticlesAsync(Session session)
    {
        var given = _document.Given;
        await session.ExecuteEachAsync(
            """
            INSERT INTO article (article_key, id, document_key, ordinal, version, state, published_on, published_on_basis, publisher,
                                 publisher_basis, source_url, source_url_basis)
            VALUES (@Key, @Id, @DocumentKey, @Ordinal, 1, @State, @PublishedOn, @PublishedOnBasis, @Publisher,
                    @PublisherBasis, @SourceUrl, @SourceUrlBasis)
            """,
            _document.Extracted.Articles.Select(article => new
            {
                Key = _firstArticleKey + article.Ordinal,
                Id = _calendar.NewId(),
                DocumentKey = _documentKey,
                article.Ordinal,
                State = ArticleStates.Active,
                PublishedOn = given.PublishedOn ?? article.PublishedOn,
                PublishedOnBasis = Basis(given.PublishedOn is not null, article.PublishedOn is not null),
                Publisher = given.Publisher ?? article.Publisher,
                PublisherBasis = Basis(given.Publisher is not null, article.Publisher is not null),
                given.SourceUrl,
                SourceUrlBasis = Basis(given.SourceUrl is not null, read: false),
            }));
        await session.ExecuteEachAsync(
            """
            INSERT INTO article_place (text_key, article_key, title, start_at, end_at)
            VALUES (@TextKey, @ArticleKey, @Title, @Start, @End)
            """,
            _document.Extracted.Articles.Select(article => new
            {
                TextKey = _textKey,
                ArticleKey = _firstArticleKey + article.Ordinal,
                article.Title,
                article.Span.Start,
                article.Span.End,
            }));
    }

    private NewCommitment NewCommitment(MentionValues mention, int index) => Commitments.NewCommitment.Of(
        _firstCommitmentKey + index,
        _calendar.NewId(),
        _firstMentionKey + index,
        mention,
        _document.Given.PublishedOn ?? _document.Extracted.Articles[_document.Extracted.Mentions[index].Article].PublishedOn,
        _stamp.RecordedAt);

    private NewMention NewMention(ExtractedMention mention, int index) => new(
        _firstMentionKey + index,
        _calendar.NewId(),
        _firstCommitmentKey + index,
        _documentKey,
        _textKey,
        _firstArticleKey + mention.Article,
        _mentions[index],
        _document.LexiconVersion,
        _stamp.RecordedAt);

    private object Ingested() => new
    {
        id = DocumentId,
        fileName = _document.FileName,
        isSample = _document.IsSample,
        textSha256 = TextSha256,
        given = _document.Given,
        articles = _document.Extracted.Articles.Count,
        mentions = _document.Extracted.Mentions.Count,
    };

    private static string Basis(bool given, bool read) =>
        given ? FactBases.Given : read ? FactBases.Dateline : FactBases.Unknown;
}
