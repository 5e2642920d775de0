using Tracker.Extraction.Specificity;

namespace Tracker.Extraction.Tests.Targets;

public sealed class SpecificityTests
{
    [Theory]
    [InlineData("要推进沪渝蓉高铁建设。", "沪渝蓉")]
    [InlineData("要推进G60科创走廊建设。", "G60科创走廊")]
    [InlineData("要推动“万企进校园”行动走深走实。", "“万企进校园”行动")]
    [InlineData("要落实《上海市城市更新条例》。", "《上海市城市更新条例》")]
    [InlineData("要加快轨道交通3号线建设。", "3号线")]
    [InlineData("要加快苏州国际快速物流通道建设。", "苏州国际快速物流通道")]
    public void A_project_is_named_by_its_name_its_title_or_its_place(string sentence, string words) =>
        Assert.Equal([words], Evidence(sentence, SpecificKinds.Project));

    [Theory]
    [InlineData("要推进重大项目建设。")]
    [InlineData("要贯彻《意见》精神。")]
    [InlineData("江苏计划加强公路养护。")]
    [InlineData("要加快产业园区建设。")]
    public void A_project_without_a_name_is_none(string sentence) => Assert.Empty(Evidence(sentence, SpecificKinds.Project));

    [Theory]
    [InlineData("南通市要加快港口建设。", "南通市")]
    [InlineData("要加强太湖流域综合治理。", "太湖流域")]
    public void A_place_is_named_by_its_name(string sentence, string words) => Assert.Equal([words], Evidence(sentence, SpecificKinds.Place));

    [Theory]
    [InlineData("全省要加快港口建设。")]
    [InlineData("要在全国推广经验。")]
    [InlineData("要加快港口建设。")]
    public void The_whole_country_and_words_that_point_name_no_place(string sentence) => Assert.Empty(Evidence(sentence, SpecificKinds.Place));

    [Theory]
    [InlineData("市生态环境局会同各区要加强监测。", "市生态环境局")]
    [InlineData("要由市发展改革委牵头推进重大项目。", "市发展改革委")]
    public void A_body_that_is_to_act_is_named(string sentence, string words) => Assert.Equal([words], Evidence(sentence, SpecificKinds.Body));

    [Theory]
    [InlineData("各部门要加强服务。")]
    [InlineData("有关部门要加强服务。")]
    [InlineData("各级党委和政府要加强服务。")]
    public void Bodies_in_general_are_none(string sentence) => Assert.Empty(Evidence(sentence, SpecificKinds.Body));

    [Fact]
    public void Kinds_come_in_their_order_and_each_once()
    {
        var mention = Extracted.Mention(
            Extracted.National("南通市要推进沪渝蓉高铁建设,新增公园10个、学校5所。"), "沪渝蓉");

        Assert.Equal([SpecificKinds.Project, SpecificKinds.Place, SpecificKinds.Number], mention.Specificity.Select(specific => specific.Kind));
        Assert.Equal(["新增公园10个", "5所"], mention.Specificity[2].Evidence.Select(evidence => evidence.Words));
    }

    [Fact]
    public void The_words_stand_where_the_evidence_says()
    {
        var text = Extracted.National("南通市要推进沪渝蓉高铁建设,落实《上海市城市更新条例》,新增公园10个。");

        Assert.All(
            Extracted.Mention(text, "沪渝蓉").Specificity.SelectMany(specific => specific.Evidence),
            evidence => Assert.Equal(evidence.Words, evidence.Span.Slice(text)));
    }

    private static string[] Evidence(string sentence, string kind) =>
    [
        .. Extracted.Mention(Extracted.National(sentence), sentence).Specificity
            .Where(specific => specific.Kind == kind)
            .SelectMany(specific => specific.Evidence)
            .Select(evidence => evidence.Words),
    ];
}
