using System.Text;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

/// <summary>Twice the text takes twice the time, whatever the text: counted in processor time, with nothing beside it.</summary>
[Collection(nameof(Alone))]
public sealed class ScalingTests
{
    private const int Smallest = 50_000;
    private const int Largest = 3_200_000;
    private const int Attempts = 3;
    private static readonly TimeSpan Measurable = TimeSpan.FromMilliseconds(40);

    public static TheoryData<string, string> Patterns => new()
    {
        { "会议强调,要", "市长周明远、" },
        { "", "本报讯 会议强调,要加强管理,我市要推进。\n\n市委书记李强说,要抓好全市工作。\n\n" },
        { "", "省政府和" },
        { "", "会议指出,要加强管理。" },
        { "", "会议指出,要加强管理。\n" },
        { "# 标题\n", "会议指出,要做好。\n" },
        { "本报讯 会议指出,", "鼓楼区要加强管理。江苏省要推进朝阳区。" },
        { "", "双方表示将加强合作" },
        { "", "## 我市会议\n会议指出,要加强管理。\n" },
        { "", "“要加强管理,推进工作。”" },
        { "", "推进产业链供应链建设和科技创新" },
        { "# ", "江苏省 市" },
        { "", "要在2025年底前增长5%、" },
        { "", "** " },
        { "", "“" },
        { "", "(" },
        { "", "[" },
        { "", "2" },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Twice_as_much_of_a_pattern_takes_about_twice_the_time(string head, string pattern)
    {
        Time(Text(head, pattern, Smallest));
        var length = Smallest;
        while (length < Largest && Time(Text(head, pattern, length)) < Measurable)
            length *= 2;
        var ratio = double.MaxValue;
        for (var attempt = 0; attempt < Attempts && ratio > 3; attempt++)
            ratio = Math.Min(ratio, Best(Text(head, pattern, 2 * length)) / Best(Text(head, pattern, length)));

        Assert.True(ratio <= 3, $"{length} and twice as many characters: {ratio:0.0} times the time");
    }

    private static double Best(string text) => Enumerable.Range(0, Attempts).Min(_ => Time(text).TotalMilliseconds + 1);

    private static TimeSpan Time(string text)
    {
        var before = Environment.CpuUsage.TotalTime;
        Extractor.Default.Extract(text, DocumentHints.None);
        return Environment.CpuUsage.TotalTime - before;
    }

    private static string Text(string head, string pattern, int length) =>
        new StringBuilder(head).Insert(head.Length, pattern, (length / pattern.Length) + 1).ToString();
}

/// <summary>Tests that no other test may run beside.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
