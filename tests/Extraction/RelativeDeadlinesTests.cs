using System.Globalization;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

/// <summary>Times that count from the report's day, where a year, a quarter, a month or a term turns.</summary>
public sealed class RelativeDeadlinesTests
{
    [Theory]
    [InlineData("2025-12-31", "今年", "2025-01-01", "2025-12-31")]
    [InlineData("2026-01-01", "今年", "2026-01-01", "2026-12-31")]
    [InlineData("2025-12-31", "全年", "2025-01-01", "2025-12-31")]
    [InlineData("2026-01-01", "全年", "2026-01-01", "2026-12-31")]
    [InlineData("2025-12-31", "明年", "2026-01-01", "2026-12-31")]
    [InlineData("2026-01-01", "明年", "2027-01-01", "2027-12-31")]
    [InlineData("2025-12-31", "年底前", null, "2025-12-31")]
    [InlineData("2026-01-01", "年底前", null, "2026-12-31")]
    [InlineData("2025-12-31", "今年底前", null, "2025-12-31")]
    [InlineData("2026-01-01", "今年年底前", null, "2026-12-31")]
    [InlineData("2025-12-31", "明年一季度", "2026-01-01", "2026-03-31")]
    [InlineData("2026-01-01", "明年一季度", "2027-01-01", "2027-03-31")]
    [InlineData("2025-12-31", "一季度", "2026-01-01", "2026-03-31")]
    [InlineData("2026-01-01", "一季度", "2026-01-01", "2026-03-31")]
    [InlineData("2026-03-31", "一季度", "2026-01-01", "2026-03-31")]
    [InlineData("2026-04-01", "一季度", "2027-01-01", "2027-03-31")]
    [InlineData("2026-03-31", "二季度", "2026-04-01", "2026-06-30")]
    [InlineData("2026-04-01", "二季度", "2026-04-01", "2026-06-30")]
    [InlineData("2026-06-30", "二季度", "2026-04-01", "2026-06-30")]
    [InlineData("2026-07-01", "二季度", "2027-04-01", "2027-06-30")]
    [InlineData("2026-09-30", "三季度", "2026-07-01", "2026-09-30")]
    [InlineData("2026-10-01", "三季度", "2027-07-01", "2027-09-30")]
    [InlineData("2025-12-31", "四季度", "2025-10-01", "2025-12-31")]
    [InlineData("2026-01-01", "四季度", "2026-10-01", "2026-12-31")]
    [InlineData("2025-12-31", "上半年", "2026-01-01", "2026-06-30")]
    [InlineData("2026-01-01", "上半年", "2026-01-01", "2026-06-30")]
    [InlineData("2026-06-30", "上半年", "2026-01-01", "2026-06-30")]
    [InlineData("2026-07-01", "上半年", "2027-01-01", "2027-06-30")]
    [InlineData("2026-06-30", "下半年", "2026-07-01", "2026-12-31")]
    [InlineData("2026-07-01", "下半年", "2026-07-01", "2026-12-31")]
    [InlineData("2025-12-31", "下半年", "2025-07-01", "2025-12-31")]
    [InlineData("2026-01-01", "下半年", "2026-07-01", "2026-12-31")]
    [InlineData("2026-03-31", "本季度", "2026-01-01", "2026-03-31")]
    [InlineData("2026-04-01", "本季度", "2026-04-01", "2026-06-30")]
    [InlineData("2025-12-31", "下季度", "2026-01-01", "2026-03-31")]
    [InlineData("2026-01-01", "下季度", "2026-04-01", "2026-06-30")]
    [InlineData("2025-12-31", "本月底前", null, "2025-12-31")]
    [InlineData("2026-01-01", "本月底前", null, "2026-01-31")]
    [InlineData("2026-03-31", "本月底前", null, "2026-03-31")]
    [InlineData("2026-04-01", "本月底前", null, "2026-04-30")]
    [InlineData("2024-02-01", "本月底前", null, "2024-02-29")]
    [InlineData("2025-12-31", "月底前", null, "2025-12-31")]
    [InlineData("2026-01-01", "月底前", null, "2026-01-31")]
    [InlineData("2025-12-31", "本周内", "2025-12-29", "2026-01-04")]
    [InlineData("2026-01-04", "本周内", "2025-12-29", "2026-01-04")]
    [InlineData("2025-12-31", "下周", "2026-01-05", "2026-01-11")]
    [InlineData("2025-12-31", "下月", "2026-01-01", "2026-01-31")]
    [InlineData("2026-01-01", "下月", "2026-02-01", "2026-02-28")]
    [InlineData("2026-01-31", "下个月", "2026-02-01", "2026-02-28")]
    [InlineData("2026-03-31", "3月底前", null, "2026-03-31")]
    [InlineData("2026-04-01", "3月底前", null, "2027-03-31")]
    [InlineData("2025-12-31", "1月底前", null, "2026-01-31")]
    [InlineData("2026-01-01", "1月底前", null, "2026-01-31")]
    [InlineData("2025-12-31", "12月底前", null, "2025-12-31")]
    [InlineData("2026-01-01", "12月底前", null, "2026-12-31")]
    [InlineData("2025-12-31", "未来三年", "2025-12-31", "2028-12-31")]
    [InlineData("2026-01-01", "未来三年", "2026-01-01", "2029-01-01")]
    [InlineData("2024-02-29", "未来三年", "2024-02-29", "2027-02-28")]
    [InlineData("2025-12-31", "三个月内", "2025-12-31", "2026-03-31")]
    [InlineData("2025-12-31", "“十四五”末", "2025-12-01", "2025-12-31")]
    [InlineData("2026-01-01", "“十五五”末", "2030-12-01", "2030-12-31")]
    [InlineData("2026-01-01", "到“十五五”末", null, "2030-12-31")]
    [InlineData("2026-01-01", "“十五五”开局之年", "2026-01-01", "2026-12-31")]
    [InlineData("2025-12-31", "“十四五”收官之年", "2025-01-01", "2025-12-31")]
    [InlineData("2028-02-29", "本届政府任期内", "2023-03-01", "2028-02-29")]
    [InlineData("2028-03-01", "本届政府任期内", "2028-03-01", "2033-02-28")]
    [InlineData("2023-02-28", "本届政府任期内", "2018-03-01", "2023-02-28")]
    [InlineData("2026-01-01", "到本届政府任期末", null, "2028-02-29")]
    [InlineData("2027-06-30", "今屆政府任期內", "2022-07-01", "2027-06-30")]
    [InlineData("2027-07-01", "今屆政府任期內", "2027-07-01", "2032-06-30")]
    public void It_counts_from_the_reports_day(string published, string words, string? from, string? to)
    {
        var hints = new DocumentHints(Day(published), null);
        var deadline = Extracted.Mention(Extracted.National($"要在{words}建成泵站。"), "泵站", hints).Deadline;

        Assert.NotNull(deadline);
        Assert.Equal((words, Day(from), Day(to)), (deadline.Text, deadline.From, deadline.To));
        Assert.Equal((deadline.From, deadline.To, deadline.Precision), Extractor.Default.DaysOf(words, Day(published)));
    }

    [Theory]
    [InlineData("今年")]
    [InlineData("年底前")]
    [InlineData("一季度")]
    [InlineData("上半年")]
    [InlineData("明年")]
    [InlineData("本月底前")]
    [InlineData("下季度")]
    [InlineData("未来三年")]
    [InlineData("6月底前")]
    [InlineData("本届政府任期内")]
    public void Without_the_reports_day_there_are_words_and_no_dates(string words)
    {
        var deadline = Extracted.Mention(Extracted.National($"要在{words}建成泵站。"), "泵站").Deadline;

        Assert.NotNull(deadline);
        Assert.Equal((words, null, null, null), (deadline.Text, deadline.From, deadline.To, deadline.Precision));
    }

    [Fact]
    public void The_date_of_an_article_goes_before_the_documents_and_the_datelines()
    {
        const string Text = "本报北京1月5日电 国务院总理主持召开国务院常务会议。会议指出,要在年底前建成泵站。";
        var hints = new DocumentHints(Day("2025-01-05"), null);

        Assert.Equal(Day("2025-12-31"), Extracted.Mention(Text, "泵站", hints).Deadline!.To);
        Assert.Equal(Day("2024-12-31"), Extracted.Mention(Text, "泵站", hints with { ArticleDates = Dates("2024-01-05") }).Deadline!.To);
        Assert.Null(Extracted.Mention(Text, "泵站", hints with { ArticleDates = Dates(null) }).Deadline!.To);
    }

    private static Dictionary<int, DateOnly?> Dates(string? day) => new() { [0] = Day(day) };

    private static DateOnly? Day(string? day) =>
        day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
