using Tracker.Extraction.Search;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Tests;

public sealed class SearchTests
{
    private static readonly SearchReader Reader = Extractor.Default.Search;

    [Theory]
    [InlineData("太湖治理", "太 湖 治 理")]
    [InlineData("綜合　治理", "综 合 治 理")]
    [InlineData("ＧＤＰ增长3.5%，1,200亿", "gdp 增 长 3.5 | 1200 亿")]
    [InlineData("2024,2025年", "2024 | 2025 年")]
    [InlineData("1,2345", "1 | 2345")]
    [InlineData("3.。5", "3 | 5")]
    [InlineData("，太湖、、——治理。", "太 湖 | 治 理")]
    [InlineData("太\u200b湖\uFE0F\n治", "太 湖 治")]
    [InlineData("護𬭸鳥", "护 𬭸 鸟")]
    [InlineData("太\uD800湖", "太 | 湖")]
    [InlineData("太湖\uDC00", "太 湖")]
    [InlineData("二〇二七", "二 〇 二 七")]
    [InlineData("Ångström", "ångström")]
    [InlineData("", "")]
    [InlineData("。！", "")]
    public void A_text_is_cut_into_characters_words_and_breaks(string text, string elements) =>
        Assert.Equal(elements, string.Join(' ', SearchText.Read(text).Select(element => element.Text)));

    [Fact]
    public void Elements_are_slices_of_the_text_in_order_whatever_the_text()
    {
        foreach (var text in RandomStrings())
        {
            var last = 0;
            foreach (var element in SearchText.Read(text))
            {
                Assert.InRange(element.Start, last, element.End - 1);
                Assert.InRange(element.End, 1, text.Length);
                Assert.InRange(element.End - element.Start, 1, 60);
                last = element.End;
            }
        }
    }

    [Theory]
    [InlineData("太湖 治理", "太湖|治理")]
    [InlineData("太湖，治理 太湖", "太湖|治理")]
    [InlineData("“太湖 治理” 水", "太湖治理|水")]
    [InlineData("「太湖，治理", "太湖|治理", true)]
    [InlineData("a\"b c\"d", "a|bc|d")]
    public void What_is_typed_is_words_and_phrases(string typed, string words, bool isPhraseWithBreak = false)
    {
        var read = Reader.Read(typed)!.Words.Select(word => string.Concat(word.Variants[0].Select(element => element.Text)));

        Assert.Equal(isPhraseWithBreak ? [words] : words.Split('|'), read);
    }

    [Theory]
    [InlineData("網路資訊", "网络信息,网络资讯,网路信息,网路资讯")]
    [InlineData("计程车站", "出租车站,计程车站")]
    [InlineData("志工", "志工,志愿者")]
    [InlineData("志愿者", "志愿者")]
    [InlineData("随著", "随着,随著")]
    [InlineData("人工智能", "人工智慧,人工智能")]
    public void A_word_is_looked_for_in_every_way_it_is_written(string typed, string ways)
    {
        var variants = Assert.Single(Reader.Read(typed)!.Words).Variants.Select(variant => string.Concat(variant.Select(element => element.Text)));

        Assert.Superset(ways.Split(',').ToHashSet(StringComparer.Ordinal), variants.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void However_many_synonyms_are_typed_the_ways_are_bounded()
    {
        var query = Reader.Read(string.Join(' ', Enumerable.Range(1, 200).Select(number => $"网络信息软件质量项目{number}")))!;

        Assert.Equal(200, query.Words.Count);
        Assert.InRange(query.Words.Sum(word => word.Variants.Count), 200, 300);
        Assert.All(query.Words, word => Assert.InRange(word.Variants.Count, 1, 16));
    }

    [Theory]
    [InlineData("synonyms:\n  - 一个")]
    [InlineData("synonyms:\n  - 一 > 二 > 三")]
    [InlineData("synonyms:\n  - '> 二'")]
    [InlineData("synonyms:\n  - 一 ，")]
    [InlineData("synonims:\n  - 一 二")]
    public void A_fault_in_the_file_is_told_with_its_line(string yaml)
    {
        var fault = Assert.Throws<LexiconException>(() => new SearchReader(LexiconFiles.BuiltIn.With([new LexiconFile("search.own.yaml", yaml)])));

        Assert.Contains("search.own.yaml", fault.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> RandomStrings()
    {
        const string Alphabet = "太湖著a1,.。 “”\uD872\uDF78\uD800\u0301\u0000Ａ１，％";
        var state = 12345u;
        for (var i = 0; i < 500; i++)
        {
            var text = new char[i % 40];
            for (var at = 0; at < text.Length; at++)
            {
                state = (state * 1664525) + 1013904223;
                text[at] = Alphabet[(int)(state >> 16) % Alphabet.Length];
            }
            yield return new string(text);
        }
    }
}
