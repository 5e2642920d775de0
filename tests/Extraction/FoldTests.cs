using Tracker.Extraction.Words;

namespace Tracker.Extraction.Tests;

public sealed class FoldTests
{
    private static readonly ScriptFold Fold = new(LexiconFiles.BuiltIn);

    [Theory]
    [InlineData("長江經濟帶發展規劃", "长江经济带发展规划")]
    [InlineData("隨著產業鏈延伸", "随着产业链延伸")]
    [InlineData("著力推進顯著成效", "着力推进显著成效")]
    [InlineData("國家戰畧與計畫", "国家战略与计划")]
    [InlineData("裏應外合、裡外一致", "里应外合、里外一致")]
    [InlineData("衞生綫索、羣眾啟動", "卫生线索、群众启动")]
    [InlineData("徵求意見、答覆、瞭解、憑藉", "征求意见、答复、了解、凭借")]
    [InlineData("乾淨的後台", "干净的后台")]
    public void Traditional_text_folds_to_Simplified_in_its_place(string traditional, string simplified) =>
        Assert.Equal(simplified, Fold.Fold(traditional));

    [Theory]
    [InlineData("显著、著名、乾坤、乾县、台州、沈阳、皇后、里程、干部、征地、云计算、范围、余姚")]
    [InlineData("瞭望、狼藉、覆盖、想像、公里、后来、丑闻、象征、仆人、卜算")]
    public void Simplified_text_folds_to_itself(string text) => Assert.Equal(text, Fold.Fold(text));

    [Fact]
    public void Every_name_of_the_gazetteer_is_the_same_in_both_scripts_once_folded()
    {
        foreach (var region in Extractor.Default.Gazetteer.Regions)
        {
            Assert.Equal(region.Name, Fold.Fold(region.Name));
            Assert.Equal(region.Name, Fold.Fold(region.NameHant));
        }
    }

    [Fact]
    public void Folding_twice_changes_nothing_more()
    {
        var all = new string([.. Enumerable.Range(0, 0xD800).Select(code => (char)code)]);
        var once = Fold.Fold(all);
        Assert.Equal(all.Length, once.Length);
        Assert.Equal(once, Fold.Fold(once));
    }
}
