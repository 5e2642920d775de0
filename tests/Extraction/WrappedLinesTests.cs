using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

public sealed class WrappedLinesTests
{
    private const string Wrapped = """
        2026 年重点工作安排

        一、扩大有效需求
            我们将加快推进沿江高速铁路和城际轨道交通建设，力争全年完成交通固定资产投
        资五百亿元，同步建设三座综合客运枢纽，改善群众出行条件。
            我们将在 2026 年内完成二十个城镇老旧小区改造，加装电梯一百部，新建口袋公园
        三十个，并同步完善停车、养老、托育等配套设施，让居民住得更加舒心安心。
            我们将支持企业开展设备更新和技术改造，培育专精特新企业一百家，推动规模以上
        工业增加值增长 6%左右。
            我们将加强高标准农田建设，稳定粮食播种面积和产量，培育家庭农场和农民合作社
        三百家，推进农产品加工业向园区集中，带动农民持续增收。
            我们将深化医药卫生体制改革，建设两个区域医疗中心，推进紧密型县域医共体建设
        ，提升基层医疗服务能力。
            我们将办好十件民生实事，新增养老床位一千张，开展职业技能培训两万人次，帮助
        困难群众就业。
        """;

    [Fact]
    public void A_paragraph_broken_at_the_width_of_a_page_is_read_as_one()
    {
        var mention = Extracted.Mention(Wrapped, "高速铁路");
        Assert.Contains("固定资产投资五百亿元", mention.Quote, StringComparison.Ordinal);
        Assert.Equal(mention.Quote, string.Concat(mention.Segments.Select(segment => segment.Slice(Wrapped))));
    }

    [Fact]
    public void No_broken_line_is_taken_for_a_heading()
    {
        var mentions = Extractor.Default.Extract(Wrapped, DocumentHints.None).Mentions;
        Assert.Equal(6, mentions.Count(mention => mention.Quote.StartsWith("我们将", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_short_line_without_a_stop_stays_a_heading() =>
        Assert.DoesNotContain(
            Extractor.Default.Extract(Wrapped, DocumentHints.None).Mentions,
            mention => mention.Quote.Contains("扩大有效需求", StringComparison.Ordinal));
}
