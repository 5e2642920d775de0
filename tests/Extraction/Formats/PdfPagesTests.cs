using Tracker.Extraction.Formats.Pdf;

namespace Tracker.Extraction.Tests.Formats;

/// <summary>From the lines on a PDF's pages to paragraphs; what takes the lines out of a file is tested with the program.</summary>
public sealed class PdfPagesTests
{
    [Fact]
    public void Running_heads_and_page_numbers_are_left_out_and_a_sentence_goes_on_over_the_page()
    {
        const string Pages =
            "江南晚报 2026年3月5日 星期四 A1\n河湖治理推进会召开\n会议强调，要加强入湖河道整治，持续改善水质，统筹推\n进水资源、水环境、水生态治理，2027年底前完成主要\n入湖河道整治、重点水源地保护和沿湖环境改造，确保供水\n安全和生态安全，年内编制完成全市河湖治理五年规划并\n— 1 —\n\f"
            + "江南晚报 2026年3月5日 星期四 A2\n报市人大常委会审议通过，让太湖的水更清、岸更绿、景更美。\n会议要求，南通市要加快港口建设。\n— 2 —\n\f";

        var text = PdfPages.ToText(Pages);

        Assert.Equal(
            "江南晚报 2026年3月5日 星期四 A1\n河湖治理推进会召开\n"
            + "会议强调，要加强入湖河道整治，持续改善水质，统筹推进水资源、水环境、水生态治理，2027年底前完成主要入湖河道整治、重点水源地保护和沿湖环境改造，确保供水安全和生态安全，年内编制完成全市河湖治理五年规划并报市人大常委会审议通过，让太湖的水更清、岸更绿、景更美。\n"
            + "会议要求，南通市要加快港口建设。\n",
            text);
        Assert.Equal(2, Sources.Quotes(text).Count);
    }

    [Theory]
    [InlineData("第 3 页 共 20 页")]
    [InlineData("3/20")]
    [InlineData("- 3 -")]
    [InlineData("3")]
    public void Page_numbers_come_in_many_forms(string number) =>
        Assert.Equal("会议强调，要加强治理。\n会议要求，要加快建设。\n", PdfPages.ToText($"会议强调，要加强治理。\n{number}\n\f会议要求，要加快建设。\n{number}\n\f"));

    [Fact]
    public void A_line_as_wide_as_a_page_goes_on_even_where_no_other_is()
    {
        const string Page = "会议强调，要加强入湖河道整治，持续改善水质，统筹推进水资源、水环境、水\n生态治理。\n\f";

        Assert.Equal("会议强调，要加强入湖河道整治，持续改善水质，统筹推进水资源、水环境、水生态治理。\n", PdfPages.ToText(Page));
    }

    [Fact]
    public void Short_lines_stay_lines() =>
        Assert.Equal("一、总体要求\n二、重点任务\n会议强调，要加强治理。\n", PdfPages.ToText("一、总体要求\n\n二、重点任务\n会议强调，要加强治理。\n\f"));

    [Fact]
    public void A_word_of_letters_broken_at_the_lines_end_is_one_word_again()
    {
        const string Pages =
            "会议强调，要办好第十届长三角论坛，邀请来自全球的 inno-\nvation 团队参加，推动科技成果转化落地，支持企业用好 Green\nDeal 等机制，完善绿色低碳发展政策，推动能耗双控逐步转\n向碳排放双控，持续改善生态环境质量，建设美丽长三角。\n\f";

        Assert.Equal(
            "会议强调，要办好第十届长三角论坛，邀请来自全球的 innovation 团队参加，推动科技成果转化落地，支持企业用好 Green Deal 等机制，完善绿色低碳发展政策，推动能耗双控逐步转向碳排放双控，持续改善生态环境质量，建设美丽长三角。\n",
            PdfPages.ToText(Pages));
    }

    [Fact]
    public void Pages_of_pictures_give_no_text() => Assert.Equal("", PdfPages.ToText("\f\f\f"));
}
