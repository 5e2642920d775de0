using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

public sealed class CommitmentTests
{
    [Theory]
    [InlineData("会议强调,要加快补齐排水设施短板。", "directive", "会议")]
    [InlineData("会议审议通过《河道管理办法》,指出要压实河长责任。", "directive", "会议")]
    [InlineData("会议确定,明年春季开展专项督查。", "pledge", "会议")]
    [InlineData("市长周明远表示,我们将新建十座口袋公园。", "pledge", "周明远")]
    [InlineData("市委副書記、市長周明遠表示,我們將新建十座口袋公園。", "pledge", "周明远")]
    [InlineData("大家一致表示,要把各项任务抓实抓细。", "pledge", "大家")]
    public void A_sentence_with_a_speaker_and_a_cue_is_a_commitment(string sentence, string kind, string actor)
    {
        var mention = Assert.Single(Mentions("本报讯 " + sentence));

        Assert.Equal((kind, actor), (mention.Kind, mention.Actor?.Name));
        Assert.Equal(sentence, mention.Quote);
    }

    [Theory]
    [InlineData("会议听取了防汛工作汇报。")]
    [InlineData("会议指出,推进保障房建设,有利于改善民生。")]
    [InlineData("会议指出,近年来我市持续优化营商环境,取得了积极成效。")]
    [InlineData("宏远科技公司董事长陆向阳表示,我们将加大投资。")]
    [InlineData("市长周明远表示,欢迎各类企业来投资兴业。")]
    [InlineData("会议指出,要看到外部环境更趋复杂。")]
    public void Accounts_judgements_wishes_and_companies_are_none(string sentence) =>
        Assert.Empty(Mentions("本报讯 " + sentence));

    [Fact]
    public void A_bare_sentence_carries_on_speaker_and_kind()
    {
        var mentions = Mentions("本报讯 市长周明远表示,我们将扩大绿地。完善公园配套,方便市民游憩。");

        Assert.Equal(["pledge", "pledge"], mentions.Select(mention => mention.Kind));
        Assert.All(mentions, mention => Assert.Equal("周明远", mention.Actor?.Name));
    }

    [Fact]
    public void A_sentence_cut_by_a_page_break_has_two_segments()
    {
        const string Text = "本报讯 会议召开。\n\n会议强调,要加强城市内涝防治,全面排查易涝点位,抓紧建设调蓄设施,加快推进雨污分流改造工\n\n程,确保安全度汛。";

        var mention = Assert.Single(Mentions(Text));

        Assert.Equal(2, mention.Segments.Count);
        Assert.Equal(mention.Quote, string.Concat(mention.Segments.Select(segment => segment.Slice(Text))));
        Assert.Contains("改造工程", mention.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void A_near_miss_names_its_veto()
    {
        var verdicts = Extractor.Default.Explain("本报讯 会议指出,推进保障房建设,有利于改善民生。", DocumentHints.None);

        Assert.Equal("judgement", Assert.Single(verdicts).Veto);
    }

    private static IReadOnlyList<ExtractedMention> Mentions(string text) =>
        Extractor.Default.Extract(text, DocumentHints.None).Mentions;
}
