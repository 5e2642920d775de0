using Tracker.Extraction.Regions;

namespace Tracker.Extraction.Tests;

public sealed class RegionsNamedTests
{
    [Theory]
    [InlineData("要支持江苏、浙江加快产业转型。", "jiangsu zhejiang")]
    [InlineData("要推动沪苏浙共同加强科技攻关。", "jiangsu shanghai zhejiang")]
    [InlineData("要推动三省一市加强科技攻关。", "yangtze-delta")]
    [InlineData("要加快建设长三角生态绿色一体化发展示范区。", "demonstration-zone")]
    [InlineData("要加快上海大都市圈建设。", "shanghai-metropolitan-area")]
    [InlineData("要支持安徽合肥加快建设科学中心。", "hefei")]
    [InlineData("要支持佛山、中山、江门加快发展先进制造业。", "foshan jiangmen zhongshan")]
    [InlineData("要深化粤港澳科技合作。", "guangdong hong-kong macau")]
    [InlineData("要持续做好对口援疆工作。", "xinjiang")]
    [InlineData("要加强沪杭两地产业协作。", "hangzhou shanghai")]
    [InlineData("要引导在港澳青年创业就业。", "hong-kong macau")]
    [InlineData("要支持企业在沪扩大投资。", "shanghai")]
    [InlineData("要在京津冀推广科技成果。", "beijing-tianjin-hebei")]
    [InlineData("要支持甘肃临夏州积石山县灾后恢复重建。", "jishishan")]
    [InlineData("要抓好太湖和新安江综合治理。", "taihu-basin xinanjiang-basin")]
    [InlineData("要支持吉林省吉林市老工业基地加快转型。", "jilin-shi")]
    [InlineData("要支持昆山、太仓加快发展先进制造业。", "kunshan taicang")]
    [InlineData("要支持河北安新县加强生态修复。", "anxin")]
    public void The_places_that_a_sentence_names_are_its_regions(string sentence, string slugs) =>
        Assert.Equal(slugs.Split(' '), Extracted.Regions(Extracted.National(sentence), sentence[1..^1]));

    [Theory]
    [InlineData("要加快上海市山西路沿街店铺改造。", "山西路", "shanxi")]
    [InlineData("要支持上海证券交易所深化改革。", "证券交易所", "shanghai")]
    [InlineData("江苏要推进美丽江苏建设。", "美丽江苏", "lijiang")]
    [InlineData("江西各地要提高安全生产水平。", "安全生产", "gaoan")]
    [InlineData("要进一步推广安全生产责任保险。", "责任保险", "guangan")]
    [InlineData("要推动黄浦江沿岸改造。", "沿岸改造", "huangpu-shanghai")]
    [InlineData("要支持吉林大学加强基础研究。", "吉林大学", "jilin")]
    [InlineData("要支持安徽农业大学加强种业科研。", "农业大学", "anhui")]
    [InlineData("要用好管好港珠澳大桥。", "港珠澳", "hong-kong")]
    [InlineData("要加快建设沪苏湖高铁。", "高铁", "jiangsu")]
    [InlineData("要推进社会长治久安。", "长治久安", "changzhi")]
    [InlineData("要做好来宾接待和安全保障。", "来宾", "laibin")]
    [InlineData("要支持和平利用太空,加强合作创新。", "合作", "hezuo")]
    [InlineData("要加强基金安全监管。", "基金安全", "jinan-luan")]
    [InlineData("要为长三角一体化发展作出新的贡献,加快建设现代化产业体系。", "现代化产业体系", "yangtze-delta")]
    [InlineData("要认真落实在合肥召开的座谈会精神,加快科技创新。", "座谈会精神", "hefei")]
    [InlineData("要加快贺兰山东麓防洪工程建设。", "贺兰山", "shandong")]
    [InlineData("要深化与欧盟委员会的经贸合作。", "欧盟", "beijing")]
    [InlineData("要推进沿沪宁产业创新带建设。", "产业创新带", "nanjing")]
    [InlineData("要健全省以下财政管理体制。", "财政管理", "jiangsu")]
    public void A_name_inside_another_name_or_in_passing_is_no_region(string sentence, string phrase, string slug)
    {
        var regions = Extracted.Regions(Extracted.National(sentence), phrase);
        Assert.DoesNotContain(slug, regions);
    }

    [Fact]
    public void The_evidence_is_the_name_as_written_and_its_place()
    {
        var text = Extracted.National("要支持蘇州加快發展先進製造業。");
        var link = Assert.Single(Extracted.Mention(text, "製造業").Regions);
        Assert.Equal(("suzhou-jiangsu", RegionBases.Named, "蘇州"), (link.Region, link.Basis, link.Words));
        Assert.Equal("蘇州", link.Span!.Value.Slice(text));
    }

    [Theory]
    [InlineData("江苏省南京市召开城市更新工作会议。", "gulou-nanjing")]
    [InlineData("福建省福州市召开城市更新工作会议。", "gulou-fuzhou-fujian")]
    [InlineData("河南省开封市召开城市更新工作会议。", "gulou-kaifeng")]
    public void A_name_that_several_places_have_means_the_one_near_its_parent(string lead, string slug) =>
        Assert.Equal([slug], Extracted.Regions($"{lead}\n会议指出,要支持鼓楼区加快旧区改造。", "旧区改造"));

    [Fact]
    public void A_name_that_nothing_tells_apart_gives_the_others_as_alternatives()
    {
        var link = Assert.Single(Extracted.Mention(Extracted.National("要支持鼓楼区加快旧区改造。"), "鼓楼区").Regions);
        Assert.StartsWith("gulou-", link.Region, StringComparison.Ordinal);
        Assert.Equal(3, link.Alternatives.Count);
    }

    [Fact]
    public void A_short_form_counts_once_the_full_name_has_been_given()
    {
        const string Later = "会议强调,要推进示范区制度创新。";
        Assert.DoesNotContain("demonstration-zone", Extracted.Regions($"国务院召开会议。\n{Later}", "制度创新"));
        Assert.Equal(
            ["demonstration-zone"],
            Extracted.Regions($"国务院召开会议。\n会议指出,要建设长三角生态绿色一体化发展示范区。{Later}", "制度创新"));
    }
}
