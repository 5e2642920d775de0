namespace Tracker.Extraction.Documents;

/// <summary>What a paragraph is to the reader.</summary>
internal enum ParagraphKind
{
    Heading,
    Body,
    ListItem,

    /// <summary>Who wrote it, when and for whom: read for dates and publishers, never for commitments.</summary>
    Byline,
}

/// <summary>A heading, a paragraph joined over breaks, or a list item; spans are those of the reading.</summary>
/// <param name="Level">The level of a marked heading, 0 for an unmarked one and for everything else.</param>
/// <param name="Sentences">Its sentences in order; none for headings and bylines.</param>
internal sealed record Paragraph(ParagraphKind Kind, int Level, TextSpan Span, TextSpan[] Sentences);

/// <summary>A report within the document.</summary>
/// <param name="Ordinal">Its place among the document's articles.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="HasDateline">It opens as a newspaper's or an agency's report does.</param>
/// <param name="Paragraphs">Everything in it, headings included, in reading order.</param>
/// <param name="PublishedOn">As its dateline or byline states in full.</param>
/// <param name="Publisher">As its dateline or byline names it.</param>
internal sealed record Article(
    int Ordinal,
    Paragraph? Title,
    bool HasDateline,
    IReadOnlyList<Paragraph> Paragraphs,
    DateOnly? PublishedOn,
    string? Publisher)
{
    public TextSpan Span => new(Paragraphs[0].Span.Start, Paragraphs[^1].Span.End);

    public IEnumerable<Paragraph> Headings => Paragraphs.Where(paragraph => paragraph.Kind == ParagraphKind.Heading);
}

/// <summary>A document taken apart into articles, paragraphs and sentences.</summary>
internal sealed record DocumentOutline(Reading Reading, IReadOnlyList<Article> Articles)
{
    /// <summary>Reads a source's outline.</summary>
    /// <param name="source">The text as stored.</param>
    /// <param name="folded">The same in the folded script.</param>
    /// <param name="words">The words that tell the parts of a page apart.</param>
    public static DocumentOutline Read(string source, string folded, OutlineWords words)
    {
        var blocks = new BlockReader(folded, words).Read(SourceLines.Read(source));
        var builder = new Reading.Builder(source, folded);
        var placed = new List<(Block Block, TextSpan Span)>(blocks.Count);
        foreach (var block in blocks)
        {
            var start = builder.Length;
            foreach (var part in block.Parts)
                builder.Append(part);
            placed.Add((block, new TextSpan(start, builder.Length)));
            builder.EndParagraph(block.Parts[^1].End);
        }

        var reading = builder.Build();
        return new DocumentOutline(reading, ArticleReader.Read(reading, placed, words));
    }
}
