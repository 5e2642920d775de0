using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Tracker.Extraction.Formats;

namespace Tracker.Extraction.Tests.Formats;

public sealed class DocxTests
{
    [Fact]
    public void Paragraphs_headings_and_lists_are_read_in_order()
    {
        var file = Write(
            Styled("1", "2026年重点工作安排"),
            Styled("a3", "一、水环境治理"),
            new Paragraph(Run("会议强调，要加强入湖河"), Run("道整治，"), new Hyperlink(Run("2027年底前")), Run("完成清淤。")),
            new Paragraph(Run("会议要求，南通市要加快港口建设。"), new Run(new Break()), Run("会议提出，要扩大吞吐能力。")),
            new Paragraph(new ParagraphProperties(new NumberingProperties(new NumberingId { Val = 3 })), Run("推进水源地保护。")),
            new Table(new TableRow(new TableCell(new Paragraph(Run("目标"))), new TableCell(new Paragraph(Run("水质达标率百分之九十。"))))));

        var text = Sources.Text(file, "plan.docx");

        Assert.Equal(
            """
            # 2026年重点工作安排
            ## 一、水环境治理
            会议强调，要加强入湖河道整治，2027年底前完成清淤。
            会议要求，南通市要加快港口建设。
            会议提出，要扩大吞吐能力。
            - 推进水源地保护。
            目标
            水质达标率百分之九十。

            """.ReplaceLineEndings("\n"),
            text.Text);
        Assert.Equal(("docx", 1), (text.Reader, text.ReaderVersion));
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", text.MediaType);
        Assert.Contains("会议强调，要加强入湖河道整治，2027年底前完成清淤。", Sources.Quotes(text.Text));
    }

    [Fact]
    public void What_a_reader_of_the_page_does_not_see_is_left_out()
    {
        var file = Write(
            Styled("TOC1", "一、水环境治理\t3"),
            new Paragraph(
                Run("会议强调，"),
                new DeletedRun(new Run(new DeletedText("不"))) { Author = "a" },
                new Run(new RunProperties(new Vanish()), new Text("暗中")),
                new Run(new RunProperties(new Vanish { Val = false }), new Text("要加强")),
                new Run(new FieldCode(" HYPERLINK \"https://example.org\" ")),
                new InsertedRun(Run("治理。")) { Author = "a" }));

        Assert.Equal("会议强调，要加强治理。\n", Sources.Text(file, "plan.docx").Text);
    }

    [Fact]
    public void The_text_of_a_box_is_read_once_and_running_heads_not_at_all()
    {
        var box = new Paragraph(new Run(new AlternateContent(
            new AlternateContentChoice(new TextBoxContent(new Paragraph(Run("会议要求，要加快建设。")))) { Requires = "wps" },
            new AlternateContentFallback(new TextBoxContent(new Paragraph(Run("会议要求，要加快建设。")))))), Run("会议强调，要加强治理。"));

        Assert.Equal("会议要求，要加快建设。\n会议强调，要加强治理。\n", Sources.Text(Write(box), "plan.docx").Text);
    }

    [Fact]
    public void A_document_without_words_says_so() => Assert.Equal(new NoText(), Sources.Read(Write(new Paragraph()), "plan.docx").Failure);

    private static Paragraph Styled(string style, string words) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(words));

    private static Run Run(string words) => new(new Text(words) { Space = SpaceProcessingModeValues.Preserve });

    private static byte[] Write(params OpenXmlElement[] blocks)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(new Body(blocks));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new Style(new StyleName { Val = "heading 1" }) { StyleId = "1", Type = StyleValues.Paragraph },
                new Style(new StyleName { Val = "Second" }, new StyleParagraphProperties(new OutlineLevel { Val = 1 })) { StyleId = "2", Type = StyleValues.Paragraph },
                new Style(new StyleName { Val = "Mine" }, new BasedOn { Val = "2" }) { StyleId = "a3", Type = StyleValues.Paragraph },
                new Style(new StyleName { Val = "toc 1" }) { StyleId = "TOC1", Type = StyleValues.Paragraph });
            main.AddNewPart<HeaderPart>().Header = new Header(new Paragraph(Run("内部资料")));
        }
        return file.ToArray();
    }
}
