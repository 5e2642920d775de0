using System.Globalization;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

public sealed class DeadlinesTests
{
    private static readonly DocumentHints Spring2026 = new(new DateOnly(2026, 3, 20), null);

    [Theory]
    [InlineData("要到2027年建成全部泵站。", "到2027年", null, "2027-12-31", "year")]
    [InlineData("要在2026年底前完成河道整治。", "2026年底前", null, "2026-12-31", "month")]
    [InlineData("要在2030年前实现碳达峰。", "2030年前", null, "2029-12-31", "year")]
    [InlineData("要实施三年行动计划(2026—2028年),提升产业能级。", "2026—2028年", "2026-01-01", "2028-12-31", "period")]
    [InlineData("要抓好2026年度农田水利建设。", "2026年度", "2026-01-01", "2026-12-31", "year")]
    [InlineData("要在二〇二七年建成地铁新线。", "二〇二七年", "2027-01-01", "2027-12-31", "year")]
    [InlineData("“十五五”,我们要抓好项目建设。", "“十五五”", "2026-01-01", "2030-12-31", "period")]
    [InlineData("要谋划好“十五五”时期产业布局。", "“十五五”时期", "2026-01-01", "2030-12-31", "period")]
    [InlineData("要在2026年第二季度启动养老服务改革。", "2026年第二季度", "2026-04-01", "2026-06-30", "quarter")]
    [InlineData("要在2026-27年度增加公营房屋供应。", "2026-27年度", "2026-01-01", "2027-12-31", "period")]
    [InlineData("要在2026 年第三季或之前完成隐患排查。", "2026 年第三季或之前", null, "2026-06-30", "quarter")]
    [InlineData("要到 2027 年底前完成隐患排查。", "到 2027 年底前", null, "2027-12-31", "month")]
    [InlineData("要在 2026 年至 2028 年开展隐患排查。", "2026 年至 2028 年", "2026-01-01", "2028-12-31", "period")]
    [InlineData("要在2026 — 2028 年开展隐患排查。", "2026 — 2028 年", "2026-01-01", "2028-12-31", "period")]
    [InlineData("要在2026年至2028年开展隐患排查。", "2026年至2028年", "2026-01-01", "2028-12-31", "period")]
    [InlineData("要从2026年6月至9月开展隐患排查。", "2026年6月至9月", "2026-06-01", "2026-09-30", "period")]
    [InlineData("要在2026年中启动隐患排查。", "2026年中", "2026-06-01", "2026-07-31", "period")]
    [InlineData("要在2026年6月30日前完成隐患排查。", "2026年6月30日前", null, "2026-06-30", "day")]
    public void A_time_in_figures_is_read_without_the_reports_date(
        string sentence, string text, string? from, string? to, string precision) =>
        AssertDeadline(sentence, DocumentHints.None, text, from, to, precision);

    [Theory]
    [InlineData("要在今年完成危房改造。", "今年", "2026-01-01", "2026-12-31", "year")]
    [InlineData("要在今年底前完成危房改造。", "今年底前", null, "2026-12-31", "month")]
    [InlineData("要在明年上半年建成泵站。", "明年上半年", "2027-01-01", "2027-06-30", "halfYear")]
    [InlineData("要确保一季度粮食播种面积。", "一季度", "2026-01-01", "2026-03-31", "quarter")]
    [InlineData("要在年底前完成整改,消除安全隐患。", "年底前", null, "2026-12-31", "month")]
    [InlineData("要在6月底前建成充电设施。", "6月底前", null, "2026-06-30", "day")]
    [InlineData("要在2月底前完成清淤。", "2月底前", null, "2027-02-28", "day")]
    [InlineData("要在本月底前完成清淤。", "本月底前", null, "2026-03-31", "day")]
    [InlineData("要在下月中旬完成清淤。", "下月中旬", "2026-04-11", "2026-04-20", "month")]
    [InlineData("要在未来 5 年内建成全部医院。", "未来 5 年内", "2026-03-20", "2031-03-20", "period")]
    [InlineData("要从下财政年度起增加公共医疗开支。", "从下财政年度起", "2027-01-01", null, "year")]
    [InlineData("要由下學年起增加公共醫療開支。", "下學年起", "2027-01-01", null, "year")]
    [InlineData("要把补贴延长至2027年6月,建成全部医院。", "至2027年6月", null, "2027-06-30", "month")]
    [InlineData("要在25日下午5时前转移船上人员。", "25日下午5时前", null, "2026-03-24", "day")]
    [InlineData("要在前三季度建成充电设施。", "前三季度", "2026-01-01", "2026-09-30", "period")]
    [InlineData("要在二零二六至二七年度增加公共医疗开支。", "二零二六至二七年度", "2026-01-01", "2027-12-31", "period")]
    [InlineData("要在未来五年建设五百公里轨道交通。", "未来五年", "2026-03-20", "2031-03-20", "period")]
    [InlineData("要用三年时间完成危房改造。", "用三年时间", "2026-03-20", "2029-03-20", "period")]
    [InlineData("要在今年和明年完成危房改造。", "今年和明年", "2026-01-01", "2027-12-31", "period")]
    [InlineData("要在三年内建成全部医院。", "三年内", "2026-03-20", "2029-03-20", "period")]
    public void A_time_told_from_today_counts_from_the_reports_date(
        string sentence, string text, string? from, string? to, string precision) =>
        AssertDeadline(sentence, Spring2026, text, from, to, precision);

    [Fact]
    public void Without_the_reports_date_the_words_stay_and_the_days_are_unknown() =>
        AssertDeadline("要在年底前完成危房改造。", DocumentHints.None, "年底前", null, null, null);

    [Theory]
    [InlineData("下一步要加快危房改造。")]
    [InlineData("近期要加快危房改造。")]
    [InlineData("今后要加快危房改造。")]
    [InlineData("要巩固2019年以来的改造成果,加快危房改造。")]
    [InlineData("要总结去年底的经验,加快危房改造。")]
    [InlineData("要落实“十五五”规划,加快危房改造。")]
    [InlineData("要确保“十五五”开好局,加快危房改造。")]
    [InlineData("要用好已在本学年下拨的资金,加快危房改造。")]
    [InlineData("本届政府要加快危房改造。")]
    [InlineData("要贯彻《住房条例(2020年版)》,加快危房改造。")]
    public void A_time_that_is_past_or_vague_or_a_name_is_no_deadline(string sentence) =>
        Assert.Null(Extracted.Mention(Extracted.National(sentence), "危房改造", Spring2026).Deadline);

    [Fact]
    public void The_span_is_that_of_the_words()
    {
        var text = Extracted.National("要在2027年底前建成泵站。");
        var deadline = Extracted.Mention(text, "泵站").Deadline!;
        Assert.Equal(deadline.Text, deadline.Span.Slice(text));
    }

    private static void AssertDeadline(
        string sentence, DocumentHints hints, string text, string? from, string? to, string? precision)
    {
        var deadline = Extracted.Mention(Extracted.National(sentence), sentence[^5..^1], hints).Deadline;
        Assert.NotNull(deadline);
        Assert.Equal((text, Day(from), Day(to), precision), (deadline.Text, deadline.From, deadline.To, deadline.Precision));
    }

    private static DateOnly? Day(string? day) =>
        day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
