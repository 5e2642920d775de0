using Tracker.Extraction.Repeats;

namespace Tracker.Extraction.Tests;

/// <summary>What makes two sentences one commitment, and what does not.</summary>
public sealed class RepeatsTests
{
    // Of what the fold makes of a sentence: another value would part what is stored from what is looked up.
    private const long PinnedHash = 8137328016533080834;

    private static readonly RepeatReader Reader = Extractor.Default.Repeats;

    [Theory]
    [InlineData("会议指出,要推进青苇湖清淤工程。", "要推进青苇湖清淤工程")]
    [InlineData("會議強調，要推進青葦湖清淤工程。", "要推进“青苇湖”清淤工程;")]
    [InlineData("下一步,要推进青苇湖清淤工程。", "要推进青苇湖清淤工程。")]
    [InlineData("王明远说,下一步,要推进青苇湖清淤工程。", "要推进青苇湖清淤工程。")]
    [InlineData("要推進青葦湖資訊平臺專案。", "要推进青苇湖信息平台项目。")]
    public void Lead_marks_script_and_regional_words_are_no_difference(string one, string other)
    {
        Assert.Equal(Reader.Read(other).Text, Reader.Read(one).Text);
        Assert.Equal(Reader.Sign(Reader.Read(other)).Exact, Reader.Sign(Reader.Read(one)).Exact);
    }

    [Fact]
    public void A_clause_that_says_what_to_do_is_no_lead() =>
        Assert.StartsWith("加强统筹", Reader.Read("加强统筹,推进青苇湖清淤工程。").Text, StringComparison.Ordinal);

    [Fact]
    public void Signatures_are_the_same_in_every_process_and_version_of_the_runtime() =>
        Assert.Equal(PinnedHash, Reader.Sign(Reader.Read("推进青苇湖清淤工程")).Exact);

    [Theory]
    [InlineData("增长5.5%左右", "5.5%")]
    [InlineData("新增就业１２万人", "12万人")]
    [InlineData("完成投资1,200亿元", "1,200亿元")]
    [InlineData("办好第五届博览会", "第五届博")]
    [InlineData("下降百分之三", "三%")]
    [InlineData("到2027年建成", "")]
    [InlineData("建设G60走廊和5G基站", "")]
    [InlineData("推进一体化发展,三省一市协同", "")]
    public void Numbers_are_read_with_their_units_and_years_and_names_are_none(string text, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', Reader.Read(text).Numbers));

    public static TheoryData<string, string> Repeats => new()
    {
        // The paragraph says more than the box.
        { "围绕便民服务,推进清江新区公交一卡通。", "围绕便民服务,推进清江新区公交一卡通,完善夜间班次,开通社区微循环线路。" },
        { "围绕科教合作,共建海潮实验室,强化成果转化。", "围绕科教合作,共建海潮实验室,强化成果转化和二次转化。" },
        // The same in the other script, with other words around it.
        { "聚焦水环境,抓好青苇湖综合整治工程,让群众满意。", "會議要求,持之以恆抓好青葦湖綜合整治工程,加快河道清淤。" },
        // Another order of the same things.
        { "加快南岭高铁和云岭机场建设,打造综合枢纽。", "加快云岭机场和南岭高铁建设,打造综合枢纽。" },
    };

    [Theory]
    [MemberData(nameof(Repeats))]
    public void What_is_said_again_is_looked_up_and_proposed(string one, string other)
    {
        var (left, right) = (Side(one), Side(other));

        Assert.NotEmpty(Reader.Sign(left.Wording).Bands.Intersect(Reader.Sign(right.Wording).Bands));
        Assert.True(RepeatScorer.Score(left, right) >= RepeatScorer.Threshold, $"{RepeatScorer.Compare(left, right)}");
        Assert.Equal(RepeatKinds.Same, RepeatScorer.Compare(left, right).Kind);
    }

    public static TheoryData<string, string> Others => new()
    {
        // Set phrases alone.
        { "要深入学习领会,认真贯彻落实。", "我们要深入学习领会,认真抓好贯彻落实。" },
        { "要坚持稳中求进工作总基调,推动高质量发展。", "要推动高质量发展,不断增强人民群众获得感。" },
        { "要加强基础设施建设,优化营商环境。", "要加强基础设施建设,做好疫情防控。" },
        // The same kind of thing for something else.
        { "要加强第7号河道综合治理。", "要加强第8号河道综合治理。" },
        { "推进南岭高铁建设。", "推进云岭机场建设。" },
        // Two figures for one year.
        { "全年地区生产总值增长5%左右。", "全年地区生产总值增长6%左右。" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void What_only_sounds_alike_is_not_proposed(string one, string other) =>
        Assert.True(
            RepeatScorer.Score(Side(one), Side(other)) < RepeatScorer.Threshold, $"{RepeatScorer.Compare(Side(one), Side(other))}");

    [Fact]
    public void Elsewhere_one_clause_in_common_is_not_enough()
    {
        const string one = "聚焦水环境,抓好青苇湖综合整治工程,让群众满意。";
        const string other = "持之以恒抓好青苇湖综合整治工程,加快河道清淤。";

        Assert.True(RepeatScorer.Score(Side(one), Side(other) with { Regions = ["zhejiang"] }) < RepeatScorer.Threshold);
    }

    [Fact]
    public void A_target_for_another_year_is_a_succession_and_tells_what_changed()
    {
        var (left, right) = (Side("地区生产总值增长5.5%左右。") with { Year = 2022 }, Side("地区生产总值增长5%左右。") with { Year = 2023 });

        var score = RepeatScorer.Compare(left, right);

        Assert.Equal(RepeatKinds.Succession, score.Kind);
        Assert.True(score.Score >= RepeatScorer.Threshold);
        Assert.Equal(["5.5%"], score.Explanation.Changes.LeftNumbers);
        Assert.Equal(["5%"], score.Explanation.Changes.RightNumbers);
        Assert.Equal(RepeatKinds.Same, RepeatScorer.Compare(left, right with { Year = 2022 }).Kind);
    }

    [Fact]
    public void A_deadline_in_another_year_is_a_succession_and_a_task_without_either_is_the_same()
    {
        const string task = "完成青苇湖清淤工程。";

        Assert.Equal(RepeatKinds.Succession, RepeatScorer.Compare(Side(task) with { Year = 2022, HasDue = true }, Side(task) with { Year = 2023, HasDue = true }).Kind);
        Assert.Equal(RepeatKinds.Same, RepeatScorer.Compare(Side(task) with { Year = 2022 }, Side(task) with { Year = 2023 }).Kind);
    }

    [Fact]
    public void The_explanation_names_themes_places_clauses_and_words()
    {
        var left = Side("推进清江新区公交一卡通。") with { Regions = ["jiangsu", "nantong"] };
        var right = Side("推进清江新区公交一卡通,完善夜间班次。") with { Regions = ["jiangsu", "shanghai"] };

        var explanation = RepeatScorer.Compare(left, right).Explanation;

        Assert.Equal(["transport"], explanation.Themes);
        Assert.Equal(["jiangsu"], explanation.Regions);
        Assert.Equal("推进清江新区公交一卡通", explanation.LeftPart);
        Assert.Equal(["完善夜间班次"], explanation.Changes.RightWords);
        Assert.Empty(explanation.Changes.LeftWords);
        Assert.Equal(["nantong"], explanation.Changes.LeftRegions);
        Assert.Equal(["shanghai"], explanation.Changes.RightRegions);
    }

    [Fact]
    public void Nothing_makes_it_throw_and_a_score_is_a_share()
    {
        var random = new Random(41);
        const string alphabet = "要推进加快建设会议指出,。;:、“”0123456789.%第届年万亿百分之ABCxyz\n\t 青苇湖流域𠀀\ud800";
        for (var round = 0; round < 3000; round++)
        {
            var (one, other) = (Text(), Text());
            var (left, right) = (Side(one), Side(other));
            var score = RepeatScorer.Compare(left, right);

            Assert.InRange(score.Score, 0, 1);
            Assert.Equal(score.Score, RepeatScorer.Compare(right, left).Score);
        }

#pragma warning disable CA5394 // A seeded draw, so that a failure can be repeated.
        string Text() => new([.. Enumerable.Range(0, random.Next(60)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
#pragma warning restore CA5394
    }

    private static RepeatSide Side(string quote) => new(Reader.Read(quote), ["transport"], ["jiangsu"], null, HasDue: false);
}
