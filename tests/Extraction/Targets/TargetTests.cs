using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Targets;

namespace Tracker.Extraction.Tests.Targets;

/// <summary>Sentences and the quantities in them: <c>targets.json</c>, negatives included.</summary>
public sealed class TargetTests
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly List<Case> All = Read();

    public static TheoryData<string> Inputs => [.. All.Select(one => one.Input)];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_sentence_sets_the_quantities_it_sets_and_no_others(string input)
    {
        var text = Extracted.National(input);
        var mention = Assert.Single(Extractor.Default.Extract(text, DocumentHints.None).Mentions);

        var expected = All.First(one => one.Input == input).Targets;
        Assert.Equal(
            expected.Select(target => (target.Text, target.Change, target.Comparator, target.Value, target.Low, target.High, target.Unit, target.Measure)),
            mention.Targets.Select(target => (target.Text, target.Change, target.Comparator, target.Value, target.Low, target.High, target.Unit, target.Measure)));
        Assert.All(mention.Targets, target => Assert.Equal(target.Text, target.Span.Slice(text)));
    }

    [Fact]
    public void The_cases_are_many_and_many_of_them_are_negative()
    {
        Assert.True(All.Count >= 130);
        Assert.True(All.Count(one => one.Targets.Count == 0) >= 45);
        Assert.Superset(TargetComparators.All.ToHashSet(), All.SelectMany(one => one.Targets).Select(target => target.Comparator).ToHashSet());
        Assert.Superset(TargetChanges.All.ToHashSet(), All.SelectMany(one => one.Targets).Select(target => target.Change).ToHashSet());
    }

    [Fact]
    public void What_is_measured_stands_where_the_text_has_it()
    {
        var text = Extracted.National("要力爭地區生產總值增長5%左右。");
        var target = Assert.Single(Extracted.Mention(text, "增長5%").Targets);

        Assert.Equal("地区生产总值", target.Measure);
        Assert.Equal("地區生產總值", target.MeasureSpan!.Value.Slice(text));
    }

    [Fact]
    public void A_line_break_within_the_number_is_left_out_of_its_words()
    {
        const string Text = "国务院总理主持召开国务院常务会议。\n会议指出，要在全国各地进一步加快城市老旧小区改造工作，并且要力争完成投资134.\n42亿元，推动各项工作取得更大成效，为全面建设社会主义现代化国家作出更大贡献，让人民群众有更多获得感。";
        var target = Assert.Single(Extracted.Mention(Text, "完成投资").Targets);

        Assert.Equal(("完成投资134.42亿元", 13_442_000_000m), (target.Text, target.Value));
        Assert.Equal("完成投资134.\n42亿元", target.Span.Slice(Text));
    }

    [Theory]
    [InlineData("要到2027年新增公园10个。", Strengths.QuantifiedAndDated)]
    [InlineData("要新增公园10个。", Strengths.Quantified)]
    [InlineData("要在汛期前加固堤防。", Strengths.Dated)]
    [InlineData("要加快“五个中心”建设。", Strengths.Directional)]
    public void Strength_says_whether_it_tells_how_much_and_by_when(string sentence, string strength) =>
        Assert.Equal(strength, Extracted.Mention(Extracted.National(sentence), sentence[^4..^1]).Strength);

    [Theory]
    [InlineData(new[] { Strengths.Quantified, Strengths.Dated }, Strengths.QuantifiedAndDated)]
    [InlineData(new[] { Strengths.Directional, Strengths.Dated }, Strengths.Dated)]
    [InlineData(new[] { Strengths.Directional }, Strengths.Directional)]
    [InlineData(new string[0], Strengths.Directional)]
    public void Places_are_united(string[] strengths, string united) => Assert.Equal(united, Strengths.United(strengths));

    private static List<Case> Read()
    {
        using var file = typeof(TargetTests).Assembly.GetManifestResourceStream("targets.json")!;
        return JsonSerializer.Deserialize<List<Case>>(file, Strict)!;
    }

    internal sealed record Case(string Input, IReadOnlyList<ExpectedTarget> Targets);

    internal sealed record ExpectedTarget(
        string Text, string Change, string Comparator, decimal? Value, decimal? Low, decimal? High, string? Unit, string? Measure);
}
