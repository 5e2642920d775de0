using Tracker.Extraction.Documents;
using Tracker.Extraction.Regions;

namespace Tracker.Extraction.Tests;

public sealed class RegionsInheritedTests
{
    private const string Bare = "会议指出,要加强安全生产监管。";

    [Theory]
    [InlineData("国务院总理主持召开国务院常务会议。", "china")]
    [InlineData("长三角地区主要领导座谈会在无锡举行。", "yangtze-delta")]
    [InlineData("上海大都市圈空间协同规划推进会举行。", "shanghai-metropolitan-area")]
    [InlineData("昨天,省推进长三角一体化发展领导小组召开会议。江苏省委有关负责同志参加。", "jiangsu")]
    [InlineData("江苏省委常委会召开会议,研究部署安全生产工作。", "jiangsu")]
    [InlineData("温州市政府召开常务会议。", "wenzhou")]
    [InlineData("昨天,省委书记王某主持召开会议。安徽省委有关部门负责人参加。", "anhui")]
    [InlineData("行政長官今日主持會議,香港特區政府各部門出席。", "hong-kong")]
    public void A_sentence_that_names_no_place_inherits_whose_meeting_it_is(string lead, string slug)
    {
        var link = Assert.Single(Extracted.Mention($"{lead}\n{Bare}", "安全生产监管").Regions);
        Assert.Equal((slug, RegionBases.Article), (link.Region, link.Basis));
    }

    [Fact]
    public void A_city_committee_that_names_no_city_is_told_by_its_secretarys_title_elsewhere()
    {
        const string Text = """
            # 区域合作推进会举行

            扬州市委书记周一鸣在会上表示,扬州将加快产业协作。

            # 周一鸣主持召开市委常委会会议

            昨天下午,市委书记周一鸣主持召开市委常委会会议。会议指出,要加强安全生产监管。
            """;
        Assert.Equal(["yangzhou"], Extracted.Regions(Text, "安全生产监管"));
    }

    [Theory]
    [InlineData("市委常委会昨天举行会议,传达南通市委全会精神,讨论《如皋市防汛预案》。", "rugao")]
    [InlineData("我县昨天召开造林工作会议,建设绿色苍南。", "cangnan")]
    [InlineData("施政報告提出以下措施,並增加綜援。", "hong-kong")]
    [InlineData("推动长三角一体化发展领导小组昨天召开会议。", "yangtze-delta")]
    public void A_place_is_told_by_what_is_said_of_it_alone(string lead, string slug) =>
        Assert.Equal([slug], Extracted.Regions($"{lead}\n{Bare}", "安全生产监管"));

    [Fact]
    public void A_countys_paper_tells_its_county() =>
        Assert.Equal("haian", Assert.Single(Extracted.Mention(
            $"市委常委会昨天举行会议。\n{Bare}", "安全生产监管", new DocumentHints(null, "海安日报")).Regions).Region);

    [Fact]
    public void A_meeting_of_one_place_adds_it_to_the_region_it_names()
    {
        const string Text = "南京市委常委会昨天举行会议。会议指出,要融入长三角一体化发展。";
        Assert.Equal(["nanjing", "yangtze-delta"], Extracted.Regions(Text, "长三角"));
    }

    [Fact]
    public void The_publisher_tells_where_the_text_does_not()
    {
        var link = Assert.Single(Extracted.Mention(
            $"市委常委会昨天举行会议。\n{Bare}", "安全生产监管", new DocumentHints(null, "宁波日报")).Regions);
        Assert.Equal("ningbo", link.Region);
    }

    [Fact]
    public void A_governor_who_pledges_for_his_province_adds_it_to_the_places_he_names()
    {
        const string Text = """
            长三角地区主要领导座谈会在宣城举行。
            浙江省委副书记、省长陆川说,浙江将携手沪苏皖加强科技攻关。加快推进产业转型。
            """;
        Assert.Equal(["anhui", "jiangsu", "shanghai", "zhejiang"], Extracted.Regions(Text, "科技攻关"));
        Assert.Equal(["zhejiang"], Extracted.Regions(Text, "产业转型"));
    }

    [Fact]
    public void A_leader_among_peers_speaks_for_all_until_he_comes_to_his_own_place()
    {
        const string Text = """
            长三角地区主要领导座谈会在宣城举行。
            江苏省委副书记、省长陈安说,我们要抓好各项任务落实。江苏将加快科技创新。
            """;
        Assert.Equal(["yangtze-delta"], Extracted.Regions(Text, "任务落实"));
        Assert.Equal(["jiangsu"], Extracted.Regions(Text, "科技创新"));
    }

    [Fact]
    public void A_work_report_adds_its_province_to_the_places_it_names()
    {
        const string Text = """
            浙江省政府工作报告
            今年工作安排
            促进全省经济平稳增长。支持温州加快发展民营经济。
            """;
        Assert.Equal(["wenzhou", "zhejiang"], Extracted.Regions(Text, "民营经济"));
    }

    [Fact]
    public void The_whole_province_means_the_province_in_question() =>
        Assert.Equal(
            ["zhejiang"],
            Extracted.Regions("浙江省委召开会议。\n会议指出,要推动全省数字化改革。", "数字化改革"));

    [Fact]
    public void Inherited_links_say_from_what()
    {
        const string Text = "国务院总理主持召开国务院常务会议。\n会议指出,要加强安全生产监管。";
        var link = Assert.Single(Extracted.Mention(Text, "安全生产").Regions);
        Assert.Equal("国务院", link.Words);
        Assert.Equal("国务院", link.Span!.Value.Slice(Text));
    }
}
