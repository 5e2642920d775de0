using Tracker.Extraction.Commitments;
using Tracker.Extraction.Deadlines;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Regions;
using Tracker.Extraction.Themes;
using Tracker.Extraction.Words;

namespace Tracker.Extraction;

/// <summary>Finds the commitments in a document's text by rules. Immutable and safe to share between threads.</summary>
public sealed class Extractor
{
    private readonly ScriptFold _fold;
    private readonly WordIndex _words;
    private readonly OutlineWords _outlineWords;
    private readonly CommitmentFinder _commitments;
    private readonly RegionLinker _regions;
    private readonly ThemeLinker _themes;
    private readonly DeadlineReader _deadlines;

    /// <exception cref="LexiconException">A file is missing or wrong; the message names file, line and reason.</exception>
    public Extractor(LexiconFiles lexicon)
    {
        _fold = new ScriptFold(lexicon);
        _words = new WordIndex(_fold);
        _outlineWords = new OutlineWords(lexicon);
        _commitments = new CommitmentFinder(lexicon, _words);
        _regions = new RegionLinker(lexicon, _fold, _words);
        _themes = new ThemeLinker(lexicon, _fold, _words);
        _deadlines = new DeadlineReader(lexicon, _fold, _words);
        _words.Freeze();
        LexiconVersion = lexicon.Version;
    }

    /// <summary>The built-in lexicon, loaded once.</summary>
    public static Extractor Default { get; } = new(LexiconFiles.BuiltIn);

    /// <summary>Identifies the lexicon data by content; stands on every mention.</summary>
    public string LexiconVersion { get; }

    public Gazetteer Gazetteer => _regions.Gazetteer;

    public IReadOnlyList<Theme> Themes => _themes.Themes;

    /// <summary>Reads a whole document. Never throws, whatever the text.</summary>
    public ExtractedDocument Extract(string text, DocumentHints hints)
    {
        var outline = DocumentOutline.Read(text, _fold.Fold(text), _outlineWords);
        var reading = outline.Reading;
        var scan = _words.Scan(reading.Folded);
        var articles = outline.Articles.Select(article => new ExtractedArticle(
            article.Ordinal,
            reading.ToSource(article.Span),
            article.Title?.Span.Slice(reading.Text),
            article.PublishedOn,
            article.Publisher));
        var places = _regions.Read(outline, scan, hints);
        return new(
            [.. articles], [.. _commitments.Find(outline, scan, hints).Select(found => Mention(reading, found, places))]);
    }

    private ExtractedMention Mention(Reading reading, FoundCommitment found, DocumentPlaces places)
    {
        var sentence = found.Sentence;
        return new ExtractedMention(
            sentence.Article.Ordinal,
            reading.Segments(sentence.Span),
            sentence.Span.Slice(reading.Text),
            sentence.Kind,
            ActorOf(reading, sentence.Speaker),
            new RuleEvidence(found.Rule, found.Cue.Slice(reading.Text), reading.ToSource(found.Cue)),
            _regions.Link(sentence, places),
            _themes.Link(sentence),
            _deadlines.Read(sentence),
            [.. found.ResponsibleBodies.Select(body => body.Slice(reading.Text))]);
    }

    private static Actor? ActorOf(Reading reading, Speaker? speaker) =>
        speaker is null
            ? null
            : new Actor(speaker.Name, speaker.Named.Slice(reading.Text), speaker.Office, speaker.Body);
}
