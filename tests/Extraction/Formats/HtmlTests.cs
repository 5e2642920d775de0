using System.Text;
using Tracker.Extraction.Formats;

namespace Tracker.Extraction.Tests.Formats;

public sealed class HtmlTests
{
    private const string Page = """
        <!DOCTYPE html>
        <html><head><title>河湖治理推进会召开_江南晚报</title>
        <script>var words = "<p>会议强调，要写假话。</p>";</script><style>p:before { content: "会议要求" }</style></head>
        <body class="news-share">
        <header><div class="topNav"><ul><li><a href="/">首页</a></li><li><a href="/yw">要闻</a></li><li><a href="/pl">评论</a></li></ul></div></header>
        <div>您现在的位置：<a href="/">首页</a> &gt; <a href="/yw">要闻</a></div>
        <form id="page"><div class="content">
        <h1>河湖治理推进会召开</h1>
        <p>来源：江南晚报&nbsp;&nbsp;2026-03-05</p>
        <p>　　会议强调，要加强入湖
        河道<b>整治</b>，<a href="/x">2027年底前</a>完成清淤。<p>会议要求，南通市要加快港口建设。<br>　　会议提出，要扩大A&amp;B两港吞吐能力。
        <ul><li>推进水源地保护。</li><li>建设<span>智慧</span>水利。</li></ul>
        <p hidden>会议强调，要藏起来。</p>
        </div></form>
        <div class="article-share_box">分享到：微信 微博</div>
        <div id="commentList"><p>网友：会议强调，要天天放假。</p></div>
        <h3>推荐阅读</h3><ul><li><a href="/1">会议强调，要看别的报道。</a></li><li><a href="/2">某市推进轨道交通建设</a></li></ul>
        <a href="/a">政务公开</a><br><a href="/b">网上办事</a><br><a href="/c">互动交流</a><br>
        <footer>版权所有 江南晚报 苏ICP备00000000号</footer>
        </body></html>
        """;

    private const string Report = """
        # 河湖治理推进会召开
        来源：江南晚报 2026-03-05
        会议强调，要加强入湖河道整治，2027年底前完成清淤。
        会议要求，南通市要加快港口建设。
        会议提出，要扩大A&B两港吞吐能力。
        - 推进水源地保护。
        - 建设智慧水利。

        """;

    static HtmlTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void A_page_is_read_without_its_furniture()
    {
        var text = Sources.Text(Encoding.UTF8.GetBytes(Page), "page.html");

        Assert.Equal(Report.ReplaceLineEndings("\n"), text.Text);
        Assert.Equal(("text/html", "html", 1), (text.MediaType, text.Reader, text.ReaderVersion));
        Assert.Contains("会议强调，要加强入湖河道整治，2027年底前完成清淤。", Sources.Quotes(text.Text));
    }

    [Theory]
    [InlineData("gb18030", "gb2312")]
    [InlineData("gb18030", "GBK")]
    [InlineData("gb18030", "utf-8")]
    [InlineData("utf-8", "gb2312")]
    [InlineData("utf-8", null)]
    [InlineData("gb18030", null)]
    [InlineData("utf-16le", null)]
    public void A_pages_own_word_for_its_encoding_holds_where_it_is_true(string encoding, string? said)
    {
        var page = said is null ? Page : Page.Replace("<title>", $"<meta http-equiv=Content-Type content=\"text/html; charset={said}\"><title>", StringComparison.Ordinal);

        Assert.Equal(Report.ReplaceLineEndings("\n"), Sources.Text(Encoding.GetEncoding(encoding).GetBytes(page), "page.htm").Text);
    }

    [Fact]
    public void Where_a_page_marks_its_report_the_rest_is_left_out()
    {
        const string Marked = """
            <div>某某网</div><h1>会议召开</h1><p>这里是与会议无关的一段导语，写给路过的人看。</p>
            <article class="share-page"><p>会议强调，要加强入湖河道整治，持续改善水质，2027年底前完成清淤任务。</p>
            <p>会议要求，南通市要加快港口建设，完善集疏运体系，推动江海联运发展。</p></article><p>天气预报：明天有雨。</p>
            """;

        Assert.Equal(
            "# 会议召开\n会议强调，要加强入湖河道整治，持续改善水质，2027年底前完成清淤任务。\n会议要求，南通市要加快港口建设，完善集疏运体系，推动江海联运发展。\n",
            Sources.Text(Encoding.UTF8.GetBytes(Marked), "page.html").Text);
    }

    [Fact]
    public void A_page_whose_frame_has_a_misleading_name_is_read_all_the_same() =>
        Assert.Equal(
            "会议强调，要加强入湖河道整治。\n",
            Sources.Text(Encoding.UTF8.GetBytes("<body><div class='with-sidebar'><p>会议强调，要加强入湖河道整治。</div>"), "page.html").Text);

    [Theory]
    [InlineData("<table><tr><td>会议强调，要加强治理。<td>会议要求，要加快建设。</table>", "会议强调，要加强治理。\n会议要求，要加快建设。\n")]
    [InlineData("<p>会议强调，<span>要加强治理。</p>会议要求，要加快建设。", "会议强调，要加强治理。\n会议要求，要加快建设。\n")]
    [InlineData("<div>会议强调，</b>要加强<!-- 不要 -->治理。</div></div></section>会议要求，要加快建设。", "会议强调，要加强治理。\n会议要求，要加快建设。\n")]
    [InlineData("会议强调，要加强治理。<script>会议要求", "会议强调，要加强治理。\n")]
    [InlineData("会议强调，GDP增长&lt;5%，5 > 3。", "会议强调，GDP增长<5%，5 > 3。\n")]
    [InlineData("<ul><li>会议强调，要加强治理。<li>要加快建设。</ul>", "- 会议强调，要加强治理。\n- 要加快建设。\n")]
    public void Tags_left_out_or_set_wrong_do_no_harm(string page, string text) =>
        Assert.Equal(text, Sources.Text(Encoding.UTF8.GetBytes(page), "page.html").Text);

    [Fact]
    public void Cards_that_lead_to_other_reports_are_left_out()
    {
        var cards = string.Concat(Enumerable.Range(1, 4).Select(number => $"<div class=card><h3><a href='/{number}'>会议强调，要办好第{number}件事。</a></h3></div>"));

        Assert.Equal("会议强调，要加强治理。\n", Sources.Text(Encoding.UTF8.GetBytes($"<p>会议强调，要加强治理。</p>{cards}"), "page.html").Text);
    }

    [Fact]
    public void A_page_of_furniture_alone_has_no_text() =>
        Assert.Equal(new NoText(), Sources.Read("<nav>会议强调，要加强治理。</nav>"u8.ToArray(), "page.html").Failure);
}
