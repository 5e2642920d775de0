using FsCheck;
using FsCheck.Fluent;

namespace Tracker.Extraction.Tests;

/// <summary>Texts that no reporter wrote: words strung together at random, and samples damaged in several ways.</summary>
internal static class RandomTexts
{
    private const int LongestExtract = 1_500;
    private const int MostDamages = 8;

    private static readonly string[] Words =
    [
        "会议指出,要", "我们将", "江苏将", "加快", "推进", "在", "沪", "苏", "浙皖", "援", "疆", "长三角", "示范区", "上海", "市", "委", "书记",
        "李某", "鼓楼区", "中山", "和", "省", "全市", "太湖", "治理", "等领域", "等新兴产业", "为", "作出贡献", "教育", "金融", "安全", "2025",
        "年", "二〇二六年", "27年度", "底", "前", "到", "至", "今年", "明年", "一季度", "十五五", "时期", "6月", "30日", "未来", "五", "三年内",
        "用三年时间", "起", "以来", "長江", "國務院", "廣東省", "會議強調", "我們將", "本报讯 ", "新华社北京3月5日电 ", "表示", "决定", "围绕", "一是",
    ];

    private static readonly string[] Marks =
    [
        "、", "“", "”", "‘", "’", "《", "》", "(", ")", "（", "）", "\"", ",", "，", "。", "；", ";", ":", "！", "?", "…", "—", " ", "　", "\n", "\r\n",
        "\n\n# ", "\n- ", "\n• ", "**", "__", "[", "](", "<p>", "</p>", "<b>", "</strong>", "<", "&nbsp;", "\f", "\u2028", "\uFEFF", "\u200B",
        "\0", "\u0007", "\uD83D", "\uDE00", "😀", "𠮷", "\uFFFF", "Ａ", "１",
    ];

    private static readonly string[] Samples = ReadSamples();

    public static Gen<string> Jumbles => Gen.Elements([.. Words, .. Marks]).ListOf().Select(string.Concat);

    public static Gen<string> DamagedSamples =>
        from sample in Gen.Elements(Samples)
        from start in Gen.Choose(0, sample.Length)
        from count in Gen.Choose(1, MostDamages)
        from damages in Damage.ListOf(count)
        select damages.Aggregate(sample.Substring(start, Math.Min(LongestExtract, sample.Length - start)), (text, damage) => damage(text));

    private static Gen<Func<string, string>> Damage => Gen.OneOf(
        Part.Select(part => Change((text, at, length) => text.Remove(at, length), part)),
        Part.Select(part => Change((text, at, length) => text.Insert(at, text.Substring(at, length)), part)),
        Part.Select(part => Change((text, at, length) => string.Concat(text.AsSpan(at, length), text.AsSpan(0, at), text.AsSpan(at + length)), part)),
        Part.SelectMany(part => Gen.Elements([.. Words, .. Marks]).Select(piece => Change((text, at, _) => text.Insert(at, piece), part))),
        Gen.Elements(Marks).SelectMany(mark => Gen.Elements(Marks)
            .Select<string, Func<string, string>>(other => text => text.Replace(mark, other, StringComparison.Ordinal))));

    // Where something happens in a text and over how much of it, both in thousandths.
    private static Gen<(int Place, int Length)> Part =>
        from place in Gen.Choose(0, 1_000)
        from length in Gen.Choose(0, 200)
        select (place, length);

    private static Func<string, string> Change(Func<string, int, int, string> change, (int Place, int Length) part) => text =>
    {
        var at = text.Length * part.Place / 1_000;
        return change(text, at, Math.Min(text.Length * part.Length / 1_000, text.Length - at));
    };

    private static string[] ReadSamples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tracker.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run the tests inside a clone of Tracker.");
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(folder.FullName, "samples"))
                .Where(path => Path.GetExtension(path) is ".txt" or ".md" && Path.GetFileName(path) != "README.md")
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText),
        ];
    }
}
