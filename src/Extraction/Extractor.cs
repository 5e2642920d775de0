using Tracker.Extraction.Commitments;
using Tracker.Extraction.Deadlines;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Regions;
using Tracker.Extraction.Repeats;
using Tracker.Extraction.Search;
using Tracker.Extraction.Specificity;
using Tracker.Extraction.Targets;
using Tracker.Extraction.Themes;
using Tracker.Extraction.Words;

namespace Tracker.Extraction;

/// <summary>Finds the commitments in a document's text by rules. Immutable and safe to share between threads.</summary>
public sealed class Extractor
{
    private readonly ScriptFold _fold;
    private readonly WordIndex _words;
    private readonly OutlineWords _outlineWords;
    private readonly Phrases _phrases;
    private readonly RegionLinker _regions;
    private readonly ThemeLinker _themes;
    private readonly DeadlineReader _deadlines;
    private readonly TargetReader _targets;
    private readonly SpecificReader _specifics;

    /// <exception cref="LexiconException">A file is missing or wrong; the message names file, line and reason.</exception>
    public Extractor(LexiconFiles lexicon)
    {
        _fold = new ScriptFold(lexicon);
        _words = new WordIndex(_fold);
        _outlineWords = new OutlineWords(lexicon, _fold);
        CommitmentWords.AddTo(lexicon, _words);
        _phrases = new Phrases(lexicon, _fold);
        _regions = new RegionLinker(lexicon, _fold, _words);
        _themes = new ThemeLinker(lexicon, _fold, _words);
        _deadlines = new DeadlineReader(lexicon, _fold, _words);
        _targets = new TargetReader(lexicon, _fold, _words);
        _specifics = new SpecificReader(lexicon, _fold, _words);
        _words.Freeze();
        Repeats = new RepeatReader(lexicon, _fold);
        Search = new SearchReader(lexicon);
        LexiconVersion = lexicon.Version;
    }

    /// <summary>The built-in lexicon, loaded once.</summary>
    public static Extractor Default { get; } = new(LexiconFiles.BuiltIn);

    /// <summary>Identifies the lexicon data by content; stands on every mention.</summary>
    public string LexiconVersion { get; }

    /// <summary>The strings that the one pass over a text looks for.</summary>
    internal WordIndex Words => _words;

    public Gazetteer Gazetteer => _regions.Gazetteer;

    /// <summary>Folds words to the one script in which actors and names are given; of the same length.</summary>
    public string Fold(string words) => _fold.Fold(words);

    public IReadOnlyList<Theme> Themes => _themes.Themes;

    /// <summary>Reads mentions for comparing them with one another.</summary>
    public RepeatReader Repeats { get; }

    /// <summary>Reads what somebody searches for.</summary>
    public SearchReader Search { get; }

    /// <summary>
    /// Reads a whole document, in a time that grows with its length. Never throws, whatever the text and the hints.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants it; only then.</exception>
    public ExtractedDocument Extract(string text, DocumentHints hints, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outline = Read(text);
        using var scan = _words.Scan(outline.Reading.Folded);
        var reading = outline.Reading;
        var articles = outline.Articles.Select(article => new ExtractedArticle(
            article.Ordinal,
            reading.ToSource(article.Span),
            article.Title?.Span.Slice(reading.Text),
            article.PublishedOn,
            article.Publisher));
        var places = _regions.Read(outline, scan, hints);
        var themes = _themes.Read(outline, scan);
        var mentions = new List<ExtractedMention>();
        foreach (var judged in CommitmentFinder.Judge(outline, scan, _phrases, hints, cancellationToken))
        {
            if (judged.Commitment is { } found)
                mentions.Add(Mention(reading, found, places, themes));
        }

        return new([.. articles], mentions);
    }

    /// <summary>Puts the words of a deadline on the calendar anew, as read in a report of that day.</summary>
    /// <param name="words">As <see cref="Deadline.Text"/> gives them.</param>
    /// <param name="publishedOn">Null where it is not known: words that count from it then have no days.</param>
    public (DateOnly? From, DateOnly? To, string? Precision) DaysOf(string words, DateOnly? publishedOn)
    {
        var folded = _fold.Fold(words);
        using var scan = _words.Scan(folded);
        var days = _deadlines.DaysOf(folded, scan, PublicationDays.Usable(publishedOn));
        return (days.From, days.To, days.Precision);
    }

    /// <summary>Says of every sentence which rule and cue decided, and of a near miss which veto.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants it.</exception>
    public IReadOnlyList<SentenceVerdict> Explain(string text, DocumentHints hints, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var outline = Read(text);
        using var scan = _words.Scan(outline.Reading.Folded);
        return [.. CommitmentFinder.Judge(outline, scan, _phrases, hints, cancellationToken).Select(judged => Verdict(outline.Reading, judged))];
    }

    private static SentenceVerdict Verdict(Reading reading, JudgedSentence judged) => new(
        judged.Article.Ordinal,
        reading.Segments(judged.Span),
        judged.Span.Slice(reading.Text),
        judged.Verdict.Candidate is { } candidate ? Evidence(reading, candidate.Rule.Name, candidate.Cue.Span) : null,
        judged.Verdict.Veto?.Name,
        judged.Commitment?.Sentence.Kind,
        judged.Voice?.Speaker.Name);

    private static RuleEvidence Evidence(Reading reading, string rule, TextSpan cue) =>
        new(rule, cue.Slice(reading.Text), reading.ToSource(cue));

    private DocumentOutline Read(string text) => DocumentOutline.Read(text, _fold.Fold(text), _outlineWords);

    private ExtractedMention Mention(Reading reading, FoundCommitment found, DocumentPlaces places, DocumentThemes themes)
    {
        var sentence = found.Sentence;
        var regions = _regions.Link(sentence, places);
        var targets = _targets.Read(sentence);
        return new ExtractedMention(
            sentence.Article.Ordinal,
            reading.Segments(sentence.Span),
            sentence.Span.Slice(reading.Text),
            sentence.Kind,
            ActorOf(reading, sentence.Speaker),
            Evidence(reading, found.Rule, found.Cue),
            regions,
            _themes.Link(sentence, themes),
            _deadlines.Read(sentence),
            [.. found.ResponsibleBodies.Select(body => body.Slice(reading.Text))],
            targets,
            _specifics.Read(sentence, regions, found.ResponsibleBodies, targets));
    }

    private static Actor? ActorOf(Reading reading, Speaker? speaker) =>
        speaker is null
            ? null
            : new Actor(speaker.Name, speaker.Named.Slice(reading.Text), speaker.Office, speaker.Body);
}
