using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Themes;

/// <summary>
/// What the text before a sentence was about, for the sentences of one document in their order: every sentence and every
/// heading is read for it at most once.
/// </summary>
internal sealed class ThemesBefore(Func<TextSpan, List<ThemeFind>> read)
{
    private Article? _article;
    private int _nextParagraph;
    private TextSpan? _heading;
    private List<ThemeFind>? _ofHeading;

    private Paragraph? _paragraph;
    private int _sentencesRead;
    private List<ThemeFind> _ofSentences = [];

    /// <summary>
    /// What the sentence's own opening was about; else the nearest sentence before it in its paragraph that was about
    /// anything; else the nearest heading above the paragraph.
    /// </summary>
    public List<ThemeFind> CarriedTo(CommitmentSentence sentence)
    {
        if (sentence.Scope.Start > sentence.Span.Start
            && read(new TextSpan(sentence.Span.Start, sentence.Scope.Start)) is { Count: > 0 } opening)
        {
            return opening;
        }

        return InParagraph(sentence) is { Count: > 0 } finds ? finds : InHeading(sentence);
    }

    private List<ThemeFind> InParagraph(CommitmentSentence sentence)
    {
        if (!ReferenceEquals(_paragraph, sentence.Paragraph))
            (_paragraph, _sentencesRead, _ofSentences) = (sentence.Paragraph, 0, []);
        var sentences = sentence.Paragraph.Sentences;
        var end = _sentencesRead;
        while (end < sentences.Length && sentences[end].Start < sentence.Span.Start)
            end++;
        for (var i = end - 1; i >= _sentencesRead; i--)
        {
            if (read(sentences[i]) is not { Count: > 0 } finds)
                continue;
            _ofSentences = finds;
            break;
        }

        _sentencesRead = end;
        return _ofSentences;
    }

    private List<ThemeFind> InHeading(CommitmentSentence sentence)
    {
        if (!ReferenceEquals(_article, sentence.Article))
            (_article, _nextParagraph, _heading, _ofHeading) = (sentence.Article, 0, null, []);
        var paragraphs = sentence.Article.Paragraphs;
        for (; _nextParagraph < paragraphs.Count && paragraphs[_nextParagraph].Span.Start < sentence.Paragraph.Span.Start; _nextParagraph++)
        {
            if (paragraphs[_nextParagraph].Kind == ParagraphKind.Heading)
                (_heading, _ofHeading) = (paragraphs[_nextParagraph].Span, null);
        }

        return _ofHeading ??= read(_heading!.Value);
    }
}
