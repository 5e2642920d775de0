using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Themes;

/// <summary>Links commitments to the fields of policy they are about.</summary>
internal sealed class ThemeLinker
{
    private const int MostCarried = 2;

    private readonly ThemeReader _reader;

    public ThemeLinker(LexiconFiles files, ScriptFold fold, WordIndex index)
    {
        var file = new ThemeFile(files);
        var words = new ThemeWords(file, index);
        Themes = words.Themes;
        _reader = new ThemeReader(words, new ThemeFrames(file, words, fold));
    }

    public IReadOnlyList<Theme> Themes { get; }

    /// <summary>What a document's articles are about; to be asked for all its commitments.</summary>
    public ArticleTopics Read(DocumentOutline outline, TextScan scan) => new(outline, scan, _reader);

    /// <summary>
    /// Every theme that the sentence's words give. A sentence without any carries on what the article or the paragraph
    /// was about, unless it speaks of attitude only.
    /// </summary>
    public IReadOnlyList<ThemeLink> Link(CommitmentSentence sentence, ArticleTopics topics)
    {
        var reading = sentence.Outline.Reading;
        var finds = Find(sentence, topics);
        return
        [
            .. finds
                .GroupBy(find => find.Theme)
                .Select(theme => new ThemeLink(
                    Themes[theme.Key].Code,
                    [
                        .. theme.Select(find => find.Span).Distinct()
                            .Select(span => new ThemeEvidence(span.Slice(reading.Text), reading.ToSource(span))),
                    ])),
        ];
    }

    private List<ThemeFind> Find(CommitmentSentence sentence, ArticleTopics topics)
    {
        foreach (var tier in new[] { ThemeWordSort.Strong, ThemeWordSort.Own })
        {
            if (Read(sentence, tier) is { Count: > 0 } finds)
                return finds;
        }

        var lone = Read(sentence, ThemeWordSort.Lone);
        var isAttitude = _reader.IsAttitude(sentence.Scope, sentence.Scan);
        var carried = isAttitude ? [] : CarriedOver(sentence);
        var agreed = lone.FindAll(find => carried.Exists(other => other.Theme == find.Theme));
        if (agreed.Count > 0)
            return agreed;
        if (!isAttitude && topics.Of(sentence.Article) is { } topic)
            return [topic];

        // 坚持行之有效的防控策略: what it carries on says more than its own faint words, if that was about one thing.
        if (carried.Count > 0 && carried.Select(find => find.Theme).Distinct().Count() <= MostCarried)
            return carried;
        return lone.Count > 0 ? lone : Read(sentence, ThemeWordSort.Weak) is { Count: > 0 } weak ? weak : carried;
    }

    private List<ThemeFind> Read(CommitmentSentence sentence, ThemeWordSort tier) =>
        _reader.Read(sentence.Outline.Reading.Folded, sentence.Scope, sentence.Scan, tier);

    // What the sentences before it in the paragraph were about, else the heading above, else the paragraphs before.
    private List<ThemeFind> CarriedOver(CommitmentSentence sentence)
    {
        var folded = sentence.Outline.Reading.Folded;
        foreach (var before in Before(sentence))
        {
            if (_reader.Read(folded, before, sentence.Scan, ThemeWordSort.Strong) is { Count: > 0 } finds)
                return finds;
        }

        return [];
    }

    private static IEnumerable<TextSpan> Before(CommitmentSentence sentence)
    {
        if (sentence.Scope.Start > sentence.Span.Start)
            yield return new TextSpan(sentence.Span.Start, sentence.Scope.Start);
        var sentences = sentence.Paragraph.Sentences;
        for (var i = sentences.Length - 1; i >= 0; i--)
        {
            if (sentences[i].Start < sentence.Span.Start)
                yield return sentences[i];
        }

        var paragraphs = sentence.Article.Paragraphs;
        for (var i = paragraphs.Count - 1; i >= 0; i--)
        {
            if (paragraphs[i].Span.Start >= sentence.Paragraph.Span.Start)
                continue;
            if (paragraphs[i].Kind == ParagraphKind.Heading)
            {
                yield return paragraphs[i].Span;
                yield break;
            }
        }
    }
}
