using System.Text.RegularExpressions;
using Tracker.Extraction.Regions;

namespace Tracker.Extraction.Tests;

public sealed partial class GazetteerTests
{
    private static readonly Gazetteer Gazetteer = Extractor.Default.Gazetteer;

    [Fact]
    public void Slugs_are_unique_lower_case_and_hyphenated()
    {
        Assert.All(Gazetteer.Regions, region => Assert.Matches(Slug(), region.Slug));
        Assert.Equal(Gazetteer.Regions.Count, Gazetteer.Regions.Select(region => region.Slug).Distinct().Count());
    }

    [Fact]
    public void Every_parent_exists_and_no_place_contains_itself()
    {
        foreach (var region in Gazetteer.Regions)
        {
            var chain = Gazetteer.SelfAndAdministrators(region.Slug);
            Assert.Equal(chain.Count, chain.Distinct().Count());
            Assert.DoesNotContain(region.Slug, Gazetteer.Containing(region.Slug));
        }
    }

    [Fact]
    public void Every_county_lies_in_a_prefecture_or_a_province()
    {
        var counties = Gazetteer.Regions.Where(region => region.Level == RegionLevels.County).ToList();
        Assert.True(counties.Count > 2800);
        Assert.All(counties, county =>
        {
            Assert.True(Gazetteer.TryFind(county.Parent!, out var parent), county.Slug);
            Assert.Contains(parent.Level, new[] { RegionLevels.Prefecture, RegionLevels.Province });
        });
    }

    [Fact]
    public void Codes_are_six_digits_and_their_years_follow_each_other()
    {
        foreach (var region in Gazetteer.Regions)
        {
            Assert.All(region.Codes, code => Assert.Matches(Code(), code.Code));
            Assert.All(region.Codes, code => Assert.True((code.ValidFrom ?? 0) <= (code.ValidTo ?? 9999), region.Slug));
            Assert.All(region.Codes.SkipLast(1), code => Assert.NotNull(code.ValidTo));
        }
    }

    [Fact]
    public void A_code_of_a_county_begins_with_that_of_its_province()
    {
        foreach (var county in Gazetteer.Regions.Where(region => region is { Level: RegionLevels.County, Codes.Count: > 0 }))
        {
            Assert.True(Gazetteer.TryFind(Gazetteer.SelfAndAdministrators(county.Slug)[^1], out var province));
            Assert.Equal(province.Codes[0].Code[..2], county.Codes[^1].Code[..2]);
        }
    }

    [Fact]
    public void Provinces_prefectures_and_what_crosses_boundaries_have_English_names() =>
        Assert.All(
            Gazetteer.Regions.Where(region => region.Level != RegionLevels.County),
            region => Assert.False(string.IsNullOrWhiteSpace(region.NameEn), region.Slug));

    [Fact]
    public void Every_place_has_a_name_in_both_scripts() =>
        Assert.All(Gazetteer.Regions, region =>
        {
            Assert.NotEmpty(region.Name);
            Assert.Equal(region.Name.Length, region.NameHant.Length);
        });

    [Theory]
    [InlineData("jiangsu", "江苏省", "江蘇省", "Jiangsu")]
    [InlineData("nantong", "南通市", "南通市", "Nantong")]
    [InlineData("shaanxi", "陕西省", "陝西省", "Shaanxi")]
    [InlineData("luan", "六安市", "六安市", "Lu'an")]
    [InlineData("taizhou-zhejiang", "台州市", "台州市", "Taizhou")]
    [InlineData("wulumuqi", "乌鲁木齐市", "烏魯木齊市", "Urumqi")]
    [InlineData("yangtze-delta", "长三角", "長三角", "Yangtze River Delta")]
    [InlineData("taihu-basin", "太湖流域", "太湖流域", "Lake Taihu Basin")]
    public void A_slug_once_published_keeps_its_place(string slug, string name, string nameHant, string nameEn)
    {
        Assert.True(Gazetteer.TryFind(slug, out var region));
        Assert.Equal((name, nameHant, nameEn), (region.Name, region.NameHant, region.NameEn));
    }

    [Fact]
    public void A_code_that_a_county_had_before_it_became_a_district_still_finds_it()
    {
        Assert.True(Gazetteer.TryFind("320683", out var former));
        Assert.True(Gazetteer.TryFind("320612", out var present));
        Assert.Equal("tongzhou-nantong", former.Slug);
        Assert.Same(former, present);
        Assert.Equal(2008, former.Codes[0].ValidTo);
    }

    [Theory]
    [InlineData("haimen", "320684", null, 2019)]
    [InlineData("haimen", "320614", 2020, null)]
    [InlineData("gangzha", "320611", null, 2019)]
    [InlineData("linping", "330113", 2021, null)]
    [InlineData("laiwu-shandong", "371200", null, 2017)]
    [InlineData("longgang-wenzhou", "330383", 2019, null)]
    [InlineData("pidu", "510117", 2016, null)]
    [InlineData("luyuan", "220106", null, null)]
    [InlineData("xinji", "130181", null, null)]
    public void A_code_changed_in_the_year_in_which_it_was_decided(string slug, string code, int? from, int? to)
    {
        Assert.True(Gazetteer.TryFind(slug, out var region));
        Assert.Contains(new RegionCode(code, from, to), region.Codes);
    }

    [Fact]
    public void The_nation_is_no_places_parent() =>
        Assert.All(Gazetteer.Regions, region => Assert.NotEqual("china", region.Parent));

    [Fact]
    public void A_city_of_the_delta_lies_in_its_province_and_in_the_groups_it_belongs_to()
    {
        var larger = Gazetteer.Containing("nantong");
        Assert.Contains("jiangsu", larger);
        Assert.Contains("yangtze-delta", larger);
        Assert.Contains("shanghai-metropolitan-area", larger);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slug();

    [GeneratedRegex("^[0-9]{6}$")]
    private static partial Regex Code();
}
