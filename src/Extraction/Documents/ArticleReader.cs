namespace Tracker.Extraction.Documents;

/// <summary>Groups paragraphs into articles: a dateline opens one, with the headings right before it.</summary>
internal static class ArticleReader
{
    public static IReadOnlyList<Article> Read(
        Reading reading, List<(Block Block, TextSpan Span)> placed, OutlineWords words)
    {
        var datelines = new Dateline?[placed.Count];
        for (var i = 0; i < placed.Count; i++)
        {
            var (block, span) = placed[i];
            var text = reading.Folded.AsSpan(span.Start, span.Length);
            if (block.Kind == ParagraphKind.Body && Dateline.TryRead(text, words, out var dateline))
                datelines[i] = dateline;
        }

        var splitter = new SentenceSplitter(reading.Folded);
        var starts = Starts(placed, datelines);
        var articles = new List<Article>(starts.Count);
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : placed.Count;
            articles.Add(ReadOne(reading, placed, datelines, starts[i], end, articles.Count, words, splitter));
        }

        return WithPageDate(reading, articles);
    }

    // A date in the page's own heading (a bulletin's) dates every report below it that states none.
    private static List<Article> WithPageDate(Reading reading, List<Article> articles)
    {
        if (articles.Count == 0)
            return articles;
        var date = articles[0].Headings
            .Select(heading => Dateline.DateIn(reading.Folded.AsSpan(heading.Span.Start, heading.Span.Length)))
            .FirstOrDefault(found => found is not null);
        return date is null
            ? articles
            : [.. articles.Select(article => article with { PublishedOn = article.PublishedOn ?? date })];
    }

    private static List<int> Starts(List<(Block Block, TextSpan Span)> placed, Dateline?[] datelines)
    {
        var articleLevel = ArticleLevel(placed, datelines);
        var starts = new SortedSet<int>();
        for (var i = 0; i < placed.Count; i++)
        {
            var opens = placed[i].Block is { Kind: ParagraphKind.Heading, Level: > 0 } heading && heading.Level <= articleLevel;
            if (datelines[i] is not null)
                starts.Add(HeadingsBefore(placed, i));
            else if (opens && (i == 0 || placed[i].Block.AfterBreak || placed[i - 1].Block.Kind is not ParagraphKind.Heading))
                starts.Add(i);
        }

        if (placed.Count > 0)
            starts.Add(0);
        return [.. starts];
    }

    // The deepest level of the headings that stand before datelines; without datelines, that of the first heading.
    private static int ArticleLevel(List<(Block Block, TextSpan Span)> placed, Dateline?[] datelines)
    {
        var deepest = 0;
        for (var i = 1; i < placed.Count; i++)
        {
            if (datelines[i] is not null && placed[i - 1].Block.Kind == ParagraphKind.Heading)
                deepest = Math.Max(deepest, placed[i - 1].Block.Level);
        }

        if (deepest > 0 || datelines.Any(dateline => dateline is not null))
            return deepest;
        return placed.FirstOrDefault(item => item.Block is { Kind: ParagraphKind.Heading, Level: > 0 }).Block?.Level ?? 0;
    }

    private static int HeadingsBefore(List<(Block Block, TextSpan Span)> placed, int at)
    {
        while (at > 0 && !placed[at].Block.AfterBreak && placed[at - 1].Block.Kind is ParagraphKind.Heading or ParagraphKind.Byline)
        {
            // A byline behind a paragraph ends the article before.
            var before = placed[at - 1].Block.Kind;
            if (before == ParagraphKind.Byline && (at < 2 || placed[at - 2].Block.Kind is not (ParagraphKind.Heading or ParagraphKind.Byline)))
                break;
            at--;
        }

        return at;
    }

    private static Article ReadOne(
        Reading reading,
        List<(Block Block, TextSpan Span)> placed,
        Dateline?[] datelines,
        int start,
        int end,
        int ordinal,
        OutlineWords words,
        SentenceSplitter splitter)
    {
        var paragraphs = new List<Paragraph>(end - start);
        DateOnly? publishedOn = null;
        string? publisher = null;
        var hasDateline = false;
        var inContents = false;
        for (var i = start; i < end; i++)
        {
            var (block, span) = placed[i];
            if (block.Kind == ParagraphKind.Heading)
                inContents = words.HeadsContents(reading.Folded.AsSpan(span.Start, span.Length));
            var isText = block.Kind is ParagraphKind.Body or ParagraphKind.ListItem && (!inContents || datelines[i] is not null);
            var sentences = isText
                ? splitter.Split(span with { Start = span.Start + (datelines[i]?.Length ?? 0) })
                : [];
            paragraphs.Add(new Paragraph(block.Kind, block.Level, span, sentences));
            hasDateline |= datelines[i] is not null;
            publishedOn ??= datelines[i]?.PublishedOn;
            publisher ??= datelines[i]?.Publisher;
            if (block.Kind == ParagraphKind.Byline)
                publishedOn ??= Dateline.DateIn(reading.Folded.AsSpan(span.Start, span.Length));
        }

        return new Article(ordinal, TitleOf(paragraphs), hasDateline, paragraphs, publishedOn, publisher);
    }

    // The last heading before the text is the report's own, those above it may be the page's; of several on one level
    // the first is the title.
    private static Paragraph? TitleOf(List<Paragraph> paragraphs)
    {
        var body = paragraphs.FindIndex(paragraph => paragraph.Kind is ParagraphKind.Body or ParagraphKind.ListItem);
        var above = body < 0 ? paragraphs : paragraphs[..body];
        var last = above.FindLastIndex(paragraph => paragraph is { Kind: ParagraphKind.Heading, Level: > 0 });
        if (last < 0)
            return above.Find(paragraph => paragraph.Kind == ParagraphKind.Heading);
        while (last > 0 && above[last - 1].Kind == ParagraphKind.Heading && above[last - 1].Level == above[last].Level)
            last--;
        return above[last];
    }
}
