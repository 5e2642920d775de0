using Tracker.Extraction.Commitments;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

/// <summary>A Chinese character of two UTF-16 units is read as one of a single unit is.</summary>
public sealed class RareCharactersTests
{
    [Theory]
    [InlineData("李吉强调,要加强管理。", "李𠮷强调,要加强管理。")]
    [InlineData("市长李吉说,要加强管理。", "市长李𠮷说,要加强管理。")]
    [InlineData("市长李明吉说,要加强管理。", "市长李明𠮷说,要加强管理。")]
    [InlineData("市长欧阳吉吉说,要加强管理。", "市长欧阳𠮷𠮷说,要加强管理。")]
    [InlineData("李吉市长出席会议。李吉强调,要加强管理。", "李𠮷市长出席会议。李𠮷强调,要加强管理。")]
    [InlineData("市长李吉说,要加强管理。", "市长李𰻞说,要加强管理。")]
    public void A_name_with_one_speaks_as_its_twin_does(string common, string rare)
    {
        var twin = Mention(common);
        var mention = Mention(rare);

        Assert.NotNull(twin.Actor);
        Assert.Equal(twin.Actor.Name, mention.Actor?.Name.Replace("𠮷", "吉", StringComparison.Ordinal).Replace("𰻞", "吉", StringComparison.Ordinal));
        Assert.Equal(twin.Kind, mention.Kind);
    }

    [Fact]
    public void A_dateline_with_one_opens_a_report()
    {
        var document = Extractor.Default.Extract("𠮷野日报讯(记者 李某) 会议指出,要加强管理。", DocumentHints.None);

        Assert.Equal("𠮷野日报", Assert.Single(document.Articles).Publisher);
        Assert.Equal("会议指出,要加强管理。", Assert.Single(document.Mentions).Quote);
    }

    private static ExtractedMention Mention(string text) =>
        Extractor.Default.Extract(text, DocumentHints.None).Mentions[^1];
}
