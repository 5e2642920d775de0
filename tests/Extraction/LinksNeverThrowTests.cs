using FsCheck;
using FsCheck.Fluent;
using Tracker.Extraction.Documents;

namespace Tracker.Extraction.Tests;

public sealed class LinksNeverThrowTests
{
    private static readonly string[] Pieces =
    [
        "会议指出,要", "我们将", "江苏将", "加快", "推进", "在", "沪", "苏", "浙皖", "援", "疆", "长三角", "示范区", "上海", "市", "委", "书记",
        "李某", "鼓楼区", "中山", "、", "和", "“", "”", "《", "》", "(", ")", ",", "。", ";", ":", "\n", "\n\n# ", " ", "省", "全市", "太湖",
        "治理", "等领域", "等新兴产业", "为", "作出贡献", "教育", "金融", "安全", "2025", "年", "二〇二六年", "—", "27年度", "底", "前", "到",
        "至", "今年", "明年", "一季度", "十五五", "时期", "增长", "5%", "不低于", "左右", "新增", "1.3万亿", "斤", "三百二十", "个", "百分之", "两成", "翻一番", "控制在", "%", "由", "第",
        "项目", "工程", "》规划", "牵头", "6月", "30日", "未来", "五", "三年内", "用三年时间", "起", "以来", "長江", "國務院", "廣東省",
    ];

    private static readonly int Runs =
        Environment.GetEnvironmentVariable("TRACKER_TEST_DEPTH") == "full" ? 20_000 : 400;

    [Fact]
    public void Any_jumble_of_names_times_and_marks_is_read_with_every_span_inside_the_text()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text => SpansLieIn(text, Extractor.Default.Extract(text, DocumentHints.None)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(80));
    }

    private static bool SpansLieIn(string text, ExtractedDocument document)
    {
        foreach (var mention in document.Mentions)
        {
            var spans = mention.Regions.Select(link => link.Span).OfType<TextSpan>()
                .Concat(mention.Themes.SelectMany(link => link.Evidence).Select(evidence => evidence.Span))
                .Concat(mention.Targets.Select(target => target.Span))
                .Concat(mention.Targets.Select(target => target.MeasureSpan).OfType<TextSpan>())
                .Concat(mention.Specificity.SelectMany(specific => specific.Evidence).Select(evidence => evidence.Span))
                .Concat(mention.Deadline is { } deadline ? [deadline.Span] : []);
            if (!spans.All(span => span.Start >= 0 && span.Start <= span.End && span.End <= text.Length))
                return false;
        }

        return true;
    }
}
