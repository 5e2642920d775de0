namespace Tracker.Extraction.Tests;

public sealed class ThemesTests
{
    [Fact]
    public void There_are_the_thirty_two_themes_with_their_names_in_three_forms()
    {
        Assert.Equal(32, Extractor.Default.Themes.Count);
        Assert.Equal(32, Extractor.Default.Themes.Select(theme => theme.Code).Distinct().Count());
        Assert.All(Extractor.Default.Themes, theme =>
        {
            Assert.NotEmpty(theme.NameHans);
            Assert.NotEmpty(theme.NameHant);
            Assert.NotEmpty(theme.NameEn);
        });
    }

    [Theory]
    [InlineData("要加快推进碳达峰碳中和。", "carbon-neutrality")]
    [InlineData("要抓好太湖蓝藻打捞和水环境治理。", "taihu-governance water")]
    [InlineData("要毫不放松抓好长江十年禁渔。", "yangtze-protection")]
    [InlineData("要加强臭氧和细颗粒物协同治理。", "air-quality")]
    [InlineData("要加快建设无废城市。", "waste")]
    [InlineData("要加快发展集成电路产业集群。", "industry")]
    [InlineData("要打好关键核心技术攻坚战。", "sci-tech")]
    [InlineData("要统筹布局算力和数据中心。", "digital")]
    [InlineData("要持续优化营商环境。", "business-environment")]
    [InlineData("要办好进博会,扩大高水平对外开放。", "opening-reform")]
    [InlineData("要千方百计扩大内需。", "economy")]
    [InlineData("要防范地方债务和金融风险。", "finance")]
    [InlineData("要抓好粮食生产,扎实推进乡村振兴。", "agriculture")]
    [InlineData("要加快轨道交通和港口群建设。", "transport")]
    [InlineData("要做好迎峰度夏电力保供。", "energy")]
    [InlineData("要有力有序推进城市更新和老旧小区改造。", "spatial-planning")]
    [InlineData("要深化分级诊疗,做强基层医疗。", "healthcare")]
    [InlineData("要办好义务教育。", "education")]
    [InlineData("要加大人才引进力度。", "talent")]
    [InlineData("要保护好历史文化遗产,发展旅游。", "culture-tourism")]
    [InlineData("要抓好核酸检测,做好疫情防控。", "epidemic-control")]
    [InlineData("要做好防汛抗旱和应急救援。", "disaster-prevention")]
    [InlineData("要开展安全生产大检查,排查隐患。", "safety")]
    [InlineData("要坚持依法行政,规范执法。", "rule-of-law")]
    [InlineData("要加强党风廉政建设。", "party-building")]
    [InlineData("要健全责任体系,抓好落实。", "implementation")]
    public void The_words_of_a_sentence_tell_its_themes(string sentence, string codes) =>
        Assert.Equal(codes.Split(' '), Extracted.Themes(Extracted.National(sentence), sentence[1..^1]));

    [Theory]
    [InlineData("要加強資訊科技創新,落實重大專案。", "sci-tech")]
    [InlineData("要推動數位基礎設施建設。", "digital")]
    [InlineData("要深化粵港醫療合作。", "healthcare")]
    public void Wording_from_across_the_strait_and_the_border_gives_the_same_themes(string sentence, string code) =>
        Assert.Contains(code, Extracted.Themes(Extracted.National(sentence), sentence[1..^1]));

    [Theory]
    [InlineData("要推进教育、医疗、养老一体化。", "education healthcare public-services")]
    [InlineData("要加强金融、粮食等领域协同处置。", "agriculture finance")]
    public void Fields_listed_as_the_object_all_count(string sentence, string codes) =>
        Assert.Equal(codes.Split(' '), Extracted.Themes(Extracted.National(sentence), sentence[1..^1]));

    [Fact]
    public void Fields_where_something_is_merely_applied_do_not_count() =>
        Assert.Equal(
            ["digital"], Extracted.Themes(Extracted.National("要推进制造、养老等领域的5G应用。"), "5G"));

    [Fact]
    public void What_a_deed_is_good_for_does_not_count() =>
        Assert.Equal(
            ["transport"],
            Extracted.Themes(Extracted.National("要加快铁路建设,更好服务产业发展。"), "铁路"));

    [Theory]
    [InlineData("教育局會在今年內增加公營醫院撥款。", "healthcare")]
    [InlineData("市農業農村局要抓好防汛工作。", "disaster-prevention")]
    public void The_field_of_the_body_that_acts_does_not_count(string sentence, string code) =>
        Assert.Equal([code], Extracted.Themes(Extracted.National($"要{sentence}"), sentence[1..^1]));

    [Theory]
    [InlineData("面对外部环境,要加快铁路建设。", "transport")]
    [InlineData("要增加公营房屋供应,以支持经济发展。", "spatial-planning")]
    [InlineData("要深化医药卫生体制改革。", "healthcare")]
    [InlineData("要深化重点领域改革。", "opening-reform")]
    [InlineData("要打造市场化、法治化、国际化营商环境。", "business-environment")]
    [InlineData("要深入学习兄弟城市的做法,办好菜市场。", "public-services")]
    public void What_surrounds_the_action_gives_no_theme(string sentence, string code) =>
        Assert.Equal([code], Extracted.Themes(Extracted.National(sentence), sentence[1..^1]));

    [Theory]
    [InlineData("政府會改善綜援和安老服務。", "public-services")]
    [InlineData("政府會增建公屋和簡約公屋。", "spatial-planning")]
    [InlineData("政府會寬減薪俸稅和差餉。", "finance")]
    [InlineData("政府會增加資助學士學位課程學額。", "education")]
    [InlineData("政府會推動離岸人民幣業務。", "finance")]
    [InlineData("政府會增加醫管局人手,縮短專科門診輪候。", "healthcare")]
    public void The_wording_of_Hong_Kong_is_known(string sentence, string code) =>
        Assert.Contains(code, Extracted.Themes($"特區政府今日公布施政報告。\n{sentence}", sentence[2..^1]));

    [Fact]
    public void What_was_about_many_things_is_not_carried_on_where_the_sentence_has_words_of_its_own()
    {
        var text = Extracted.National("要抓好粮食生产、铁路建设、医疗改革。要改进道路面貌。");
        Assert.Equal(["transport"], Extracted.Themes(text, "道路面貌"));
    }

    [Fact]
    public void Putting_into_effect_is_an_action_of_its_own_whatever_stands_before() =>
        Assert.Equal(
            ["implementation"], Extracted.Themes(Extracted.National("要抓好粮食生产。要压紧压实各级主体责任。"), "主体责任"));

    [Fact]
    public void A_bare_sentence_carries_on_what_the_paragraph_is_about()
    {
        var text = Extracted.National("要毫不放松抓好疫情防控。坚持查短板、补漏洞,把各道关口守得更严。");
        var link = Assert.Single(Extracted.Mention(text, "查短板").Themes);
        Assert.Equal("epidemic-control", link.Theme);
        Assert.All(link.Evidence, evidence => Assert.Equal(evidence.Words, evidence.Span.Slice(text)));
    }

    [Fact]
    public void A_sentence_without_a_theme_takes_the_one_that_most_of_the_article_is_about()
    {
        const string Text = """
            # 国务院召开防汛工作会议

            会议指出,要抓好防汛抗旱工作。要加强台风防范。

            会议指出,要把每个环节想在前面。
            """;
        Assert.Equal(["disaster-prevention"], Extracted.Themes(Text, "每个环节"));
    }

    [Theory]
    [InlineData("要深化国企改革,确保年底前建成地铁二号线。", "transport")]
    [InlineData("要一体推进教育科技人才发展。", "talent")]
    public void A_target_is_no_purpose_and_words_may_share_a_whole_word(string sentence, string code) =>
        Assert.Contains(code, Extracted.Themes(Extracted.National(sentence), sentence[1..^1]));

    [Fact]
    public void What_an_action_is_combined_with_gives_no_theme() =>
        Assert.Equal(
            ["economy"], Extracted.Themes(Extracted.National("要坚持政府引导,结合新型城镇化,大力推动消费品以旧换新。"), "以旧换新"));

    [Fact]
    public void A_sentence_of_attitude_has_no_theme() =>
        Assert.Empty(Extracted.Themes(
            Extracted.National("要加快产业转型。要增强忧患意识,始终保持如履薄冰的警惕性。"), "忧患意识"));

    [Theory]
    [InlineData("要保护人民生命财产,做好防汛工作。", "public-services")]
    [InlineData("要提高水平安装新设备,加快智能制造。", "safety")]
    [InlineData("要改善居民生活条件,建好农村公路。", "public-services")]
    [InlineData("要组织干部集中学习,办好养老服务。", "education")]
    [InlineData("要协调解决困难,推进铁路建设。", "rule-of-law")]
    [InlineData("我们会向立法会申请拨款,兴建医院。", "rule-of-law")]
    [InlineData("要做实文化工作,保护文物。", "industry")]
    [InlineData("要提高资源利用水平,发展循环经济。", "water")]
    public void A_word_that_only_arises_across_two_words_gives_no_theme(string sentence, string code) =>
        Assert.DoesNotContain(code, Extracted.Themes(Extracted.National(sentence), sentence[1..^1]));
}
