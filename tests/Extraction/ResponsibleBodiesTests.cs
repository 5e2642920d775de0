using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

public sealed class ResponsibleBodiesTests
{
    [Theory]
    [InlineData("市生态环境局会同各区要抓好整改。", "市生态环境局|各区")]
    [InlineData("市财政局、市审计局和市税务局要加强监管。", "市财政局|市审计局|市税务局")]
    [InlineData("三省一市要共建平台。", "三省一市")]
    [InlineData("各部门都要制定方案。", "各部门")]
    [InlineData("由市发展改革委牵头,各部门要制定方案。", "市发展改革委|各部门")]
    public void The_bodies_that_are_to_act_are_named_apart_from_the_speaker(string sentence, string bodies)
    {
        var mention = Extracted.Mention("本报讯 会议指出,要抓好治理。" + sentence, sentence);

        Assert.Equal(bodies.Split('|'), mention.ResponsibleBodies);
        Assert.Equal("会议", mention.Actor?.Name);
    }

    [Theory]
    [InlineData("要加快补齐短板。")]
    [InlineData("长江十年禁渔要毫不放松。")]
    public void Where_nobody_is_named_there_is_none(string sentence) =>
        Assert.Empty(Extracted.Mention("本报讯 会议指出," + sentence, sentence).ResponsibleBodies);

    [Fact]
    public void A_body_of_the_text_in_Traditional_characters_is_given_as_written() =>
        Assert.Equal(
            ["市財政局", "各區"],
            Extractor.Default.Extract("本報訊 會議指出,市財政局會同各區要加強監管。", DocumentHints.None).Mentions[0].ResponsibleBodies);
}
