using FsCheck;
using FsCheck.Fluent;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

/// <summary>The calendar has an end on both sides; the words of a deadline have none.</summary>
public sealed class FarDatesTests
{
    private static readonly string[] Terms =
    [
        "今年", "明年", "后年", "今年前", "明年底前", "年底前", "一季度", "上半年", "本月底前", "下月中旬", "12月底前", "1月起", "20日前", "三年内",
        "未来九十九年", "未来99年内", "99个月内", "本季度", "下季度", "本周内", "下周", "用三年时间", "2000年前", "2099年", "到2099年底", "“十五五”时期",
        "今明两年", "今年至明年", "2月底前",
    ];

    [Theory]
    [InlineData("9999-12-31", "要在明年完成改造。", "明年")]
    [InlineData("9999-12-31", "要在三年内完成改造。", "三年内")]
    [InlineData("0001-01-01", "要在今年前完成改造。", "今年前")]
    [InlineData("1899-12-31", "要在明年完成改造。", "明年")]
    [InlineData("2201-01-01", "要在明年完成改造。", "明年")]
    public void From_a_day_on_which_no_report_came_out_no_time_is_counted(string day, string sentence, string words)
    {
        var hints = new DocumentHints(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), null);
        var deadline = Extracted.Mention(Extracted.National(sentence), "改造", hints).Deadline;

        Assert.Equal(words, deadline?.Text);
        Assert.Equal((null, null), (deadline?.From, deadline?.To));
    }

    [Theory]
    [InlineData("新华社北京9999年12月31日电 会议提出,要在三年内完成改造。")]
    [InlineData("新华社北京0001年1月1日电 会议提出,要在今年前完成改造。")]
    [InlineData("新华社北京1899年1月1日电 会议提出,要在明年完成改造。")]
    [InlineData("本报讯(99991231) 会议提出,要在明年完成改造。")]
    public void A_dateline_with_such_a_day_gives_no_date(string text)
    {
        var document = Extractor.Default.Extract(text, DocumentHints.None);

        Assert.Null(Assert.Single(document.Articles).PublishedOn);
        Assert.NotNull(Assert.Single(document.Mentions).Deadline);
    }

    [Fact]
    public void The_first_and_the_last_usable_day_are_counted_from()
    {
        var sentence = Extracted.National("要在明年完成改造。");

        Assert.Equal(new DateOnly(1901, 12, 31), Extracted.Mention(sentence, "改造", new DocumentHints(PublicationDays.Earliest, null)).Deadline?.To);
        Assert.Equal(new DateOnly(2201, 12, 31), Extracted.Mention(sentence, "改造", new DocumentHints(PublicationDays.Latest, null)).Deadline?.To);
    }

    [Fact]
    public void Any_day_and_any_term_go_together()
    {
        var days = Gen.OneOf(
            Gen.Choose(0, DateOnly.MaxValue.DayNumber),
            Gen.Choose(DateOnly.MaxValue.DayNumber - 800, DateOnly.MaxValue.DayNumber),
            Gen.Choose(0, 800)).Select(DateOnly.FromDayNumber);
        var cases = from day in days from term in Gen.Elements(Terms) from other in Gen.Elements(Terms) select (day, term, other);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var text = Extracted.National($"要在{one.term}完成改造,{one.other}推进建设。");
            var deadline = Extractor.Default.Extract(text, new DocumentHints(one.day, null)).Mentions[0].Deadline;
            Extractor.Default.DaysOf(one.term, one.day);
            return deadline?.From is null || deadline.To is null || deadline.From <= deadline.To;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }
}
