using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Themes;

/// <summary>What the articles of a document are about as a whole, where that is one thing.</summary>
internal sealed class ArticleTopics(DocumentOutline outline, TextScan scan, ThemeReader reader)
{
    // A heading counts for as many sentences.
    private const int HeadingWeight = 2;
    private const int FewestSentences = 2;
    private const double Majority = 0.55;

    private readonly Dictionary<int, ThemeFind?> _topics = [];

    /// <summary>The theme that most of an article's sentences share, where it is first found; null where none does.</summary>
    public ThemeFind? Of(Article article)
    {
        if (!_topics.TryGetValue(article.Ordinal, out var topic))
            _topics[article.Ordinal] = topic = Read(article);
        return topic;
    }

    private ThemeFind? Read(Article article)
    {
        var counts = new Dictionary<int, (int Times, ThemeFind First, TextSpan Last)>();
        var total = 0;
        foreach (var paragraph in article.Paragraphs)
        {
            if (paragraph.Kind == ParagraphKind.Heading)
                Count(paragraph.Span, HeadingWeight);
            foreach (var sentence in paragraph.Sentences)
                Count(sentence, 1);
        }

        if (counts.Count == 0)
            return null;
        var (times, first, _) = counts.Values.MaxBy(one => one.Times);
        return times >= FewestSentences && times >= Majority * total ? first : null;

        void Count(TextSpan span, int weight)
        {
            var finds = reader.Read(outline.Reading.Folded, span, scan, ThemeWordSort.Strong);
            total += finds.Count > 0 ? weight : 0;
            foreach (var find in finds)
            {
                var known = counts.GetValueOrDefault(find.Theme, (Times: 0, First: find, Last: default));
                if (known.Last != span)
                    counts[find.Theme] = (known.Times + weight, known.First, span);
            }
        }
    }
}
