using System.Globalization;
using Microsoft.Data.Sqlite;
using Tracker.Extraction.Regions;

namespace Tracker.Bench.Listing;

/// <summary>Writes invented documents of twenty commitments, each with one mention, within one transaction.</summary>
internal sealed class SeededRows : IDisposable
{
    public const int OfDocument = 20;
    private const string Instant = "2026-03-05T01:02:03.0000000Z";
    private static readonly string[] Themes =
        ["water", "ecology", "industry", "digital", "transport", "talent", "agriculture", "housing", "health", "taihu-governance", "energy", "education", "finance", "culture", "opening-up"];
    private static readonly string[] Statuses = ["inProgress", "completed", "stalled", "notStarted", "partiallyCompleted", "notFulfilled"];
    private static readonly string[] Strengths = ["directional", "directional", "directional", "dated", "quantified", "quantifiedAndDated"];

    private readonly Gazetteer _gazetteer;
    private readonly IReadOnlyList<Region> _places;
    private readonly Draw _draw;
    private readonly BulkInsert _documents;
    private readonly BulkInsert _sources;
    private readonly BulkInsert _texts;
    private readonly BulkInsert _articles;
    private readonly BulkInsert _articlePlaces;
    private readonly BulkInsert _commitments;
    private readonly BulkInsert _mentions;
    private readonly BulkInsert _regions;
    private readonly BulkInsert _themes;

    public SeededRows(SqliteConnection connection, SqliteTransaction transaction, Gazetteer gazetteer, Draw draw)
    {
        _gazetteer = gazetteer;
        _places = Places(gazetteer);
        _draw = draw;
        BulkInsert Into(string table, params string[] columns) => new(connection, transaction, table, columns);
        _documents = Into("document", "document_key", "id", "version", "state", "is_sample", "current_text_key", "created_at", "created_by");
        _sources = Into("source", "source_key", "document_key", "sha256", "media_type", "length", "created_at", "content");
        _texts = Into("document_text", "text_key", "document_key", "version", "source_key", "reader", "reader_version", "sha256", "length", "created_at", "content");
        _articles = Into("article", "article_key", "id", "document_key", "ordinal", "version", "state", "published_on", "published_on_basis", "publisher", "publisher_basis", "source_url_basis");
        _articlePlaces = Into("article_place", "text_key", "article_key", "title", "start_at", "end_at");
        _commitments = Into(
            "commitment", "commitment_key", "id", "version", "state", "review", "status", "first_mention_key", "kind", "actor", "regions", "themes",
            "responsible_bodies", "corrected_fields", "strength", "created_at", "updated_at");
        _mentions = Into(
            "mention", "mention_key", "id", "commitment_key", "document_key", "text_key", "article_key", "origin", "state", "segments", "start_at", "end_at",
            "quote", "kind", "actor", "actor_as_written", "rule", "cue", "lexicon_version", "regions", "themes", "responsible_bodies", "strength", "created_at");
        _regions = Into("commitment_region", "region", "commitment_key", "direct");
        _themes = Into("commitment_theme", "theme", "commitment_key");
    }

    /// <summary>The places that sentences are about, the commonest first.</summary>
    public static IReadOnlyList<Region> Places(Gazetteer gazetteer) =>
    [
        .. gazetteer.Regions
            .Where(region => region.Level is "province" or "prefecture" or "county")
            .OrderBy(region => gazetteer.SelfAndAdministrators(region.Slug)[^1] is "jiangsu" or "zhejiang" or "shanghai" or "anhui" ? 0 : 1)
            .ThenBy(region => region.Level switch { "province" => 0, "prefecture" => 1, _ => 2 }),
    ];

    public static IReadOnlyList<string> ThemeCodes => Themes;

    /// <returns>The first key that is free.</returns>
    public long AddDocument(long key)
    {
        var (document, source, text, article, commitment) = (key, key + 1, key + 2, key + 3, key + 4);
        var mention = commitment + OfDocument;
        var day = new DateOnly(2010, 1, 1).AddDays((int)(key / 20_000 % 5000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _documents.Add(document, Id(document), 1, "active", 0, text, Instant, 1);
        _sources.Add(source, document, Hash(source), "text/plain", 3, Instant, "\u6587"u8.ToArray());
        _texts.Add(text, document, 1, source, "plainText", 1, Hash(text), 3, Instant, "文");
        _articles.Add(article, Id(article), document, 0, 1, "active", day, "dateline", $"{_draw.Skewed(_places).Name}日报", "dateline", "unknown");
        _articlePlaces.Add(text, article, "会议召开", 0, 2000);
        for (var i = 0; i < OfDocument; i++)
            AddCommitment(document, text, article, commitment + i, mention + i, i * 100);
        return mention + OfDocument;
    }

    public void Dispose()
    {
        _documents.Dispose();
        _sources.Dispose();
        _texts.Dispose();
        _articles.Dispose();
        _articlePlaces.Dispose();
        _commitments.Dispose();
        _mentions.Dispose();
        _regions.Dispose();
        _themes.Dispose();
    }

    private void AddCommitment(long document, long text, long article, long key, long mention, int start)
    {
        var place = _draw.Skewed(_places);
        var quote = Sentences.Write(_draw, place.Name);
        var (kind, actor, strength) = (_draw.Of(85) ? "directive" : "pledge", Actor(), _draw.From(Strengths));
        var theme = _draw.Skewed(Themes);
        var other = _draw.Of(40) ? _draw.From(Themes) : theme;
        string[] themes = other == theme ? [theme] : [theme, other];
        var regionsJson = $"[\"{place.Slug}\"]";
        var themesJson = $"[{string.Join(',', themes.Select(code => $"\"{code}\""))}]";
        var state = _draw.Of(97) ? "active" : _draw.Of(50) ? "obsolete" : "withdrawn";
        var status = _draw.Of(80) ? "notAssessed" : _draw.Skewed(Statuses);
        var review = _draw.Of(60) ? "candidate" : _draw.Of(85) ? "accepted" : "rejected";
        _commitments.Add(
            key, Id(key), 1, state, review, status, mention, kind, actor, regionsJson, themesJson, "[]", "[]", strength, Instant, Instant);
        _mentions.Add(
            mention, Id(mention), key, document, text, article, "extractor", state == "active" ? "active" : "obsolete",
            $"[{{\"start\":{start},\"end\":{start + quote.Length}}}]", start, start + quote.Length, quote, kind, actor, actor, "modal", "要", "0123456789ab",
            $"[{{\"region\":\"{place.Slug}\",\"basis\":\"named\",\"words\":\"{place.Name}\",\"start\":{start + 8},\"end\":{start + 8 + place.Name.Length},\"alternatives\":[]}}]",
            $"[{string.Join(',', themes.Select(code => $"{{\"theme\":\"{code}\",\"evidence\":[]}}"))}]",
            "[]", strength, Instant);
        var direct = 1;
        foreach (var region in _gazetteer.SelfAndAdministrators(place.Slug))
        {
            _regions.Add(region, key, direct);
            direct = 0;
        }
        foreach (var code in themes)
            _themes.Add(code, key);
    }

    private string Actor() => _draw.Of(40) ? "会议" : string.Create(CultureInfo.InvariantCulture, $"官员{_draw.Below(_draw.Below(5000) + 1)}");

    private static string Id(long key) => string.Create(CultureInfo.InvariantCulture, $"01a20000-0000-7000-8000-{key:x12}");

    private static string Hash(long key) => key.ToString("x64", CultureInfo.InvariantCulture);
}
