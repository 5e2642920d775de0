using System.Text.Json;
using Tracker.Extraction.Repeats;
using Tracker.Extraction.Specificity;
using Tracker.Extraction.Targets;
using Tracker.Integration.Tests.Engines;
using Tracker.Integration.Tests.Harness;
using Tracker.Persistence;

namespace Tracker.Integration.Tests.Contract;

/// <summary>Vocabularies, themes and regions are data of the program, the same on every engine.</summary>
public sealed class VocabularyTests() : Scenario(new SqliteEngine())
{
    private static readonly string[] Themes =
    [
        "carbon-neutrality", "taihu-governance", "yangtze-protection", "water", "air-quality", "waste", "ecology", "industry", "sci-tech", "digital",
        "business-environment", "opening-reform", "economy", "finance", "agriculture", "quality-brands", "transport", "energy", "spatial-planning",
        "demonstration-zone", "regional-coordination", "healthcare", "public-services", "education", "talent", "culture-tourism", "epidemic-control",
        "disaster-prevention", "safety", "rule-of-law", "party-building", "implementation",
    ];

    public static TheoryData<string, string> Expected => new()
    {
        { "kind", "directive pledge" },
        { "review", string.Join(' ', Reviews.All) },
        { "status", string.Join(' ', Statuses.All) },
        { "state", string.Join(' ', CommitmentStates.All) },
        { "role", string.Join(' ', Roles.All) },
        { "documentState", $"{DocumentStates.Active} {DocumentStates.Withdrawn}" },
        { "origin", $"{MentionOrigins.Extractor} {MentionOrigins.Staff}" },
        { "factBasis", $"{FactBases.Given} {FactBases.Dateline} {FactBases.Unknown}" },
        { "repeatKind", string.Join(' ', RepeatKinds.All) },
        { "repeatState", string.Join(' ', RepeatStates.All) },
        { "strength", string.Join(' ', Strengths.All) },
        { "specificity", string.Join(' ', SpecificKinds.All) },
        { "targetComparator", string.Join(' ', TargetComparators.All) },
        { "targetChange", string.Join(' ', TargetChanges.All) },
        { "pace", string.Join(' ', Paces.All) },
        { "rejectionReason", string.Join(' ', RejectionReasons.All) },
        { "evidenceState", $"{EvidenceStates.Active} {EvidenceStates.Retracted}" },
        { "theme", string.Join(' ', Themes) },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public async Task A_vocabulary_has_the_codes_that_rows_carry(string name, string codes)
    {
        var vocabulary = (await (await ServeAsync()).GetAsync($"/api/v1/vocabularies/{name}")).Expect(200).Json;

        Assert.Equal(name, vocabulary.GetProperty("name").GetString());
        Assert.Equal(codes.Split(' ').Order(StringComparer.Ordinal), vocabulary.GetProperty("items").EnumerateArray().Strings("code").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_statuses_are_those_that_were_promised()
    {
        Assert.Equal(
            "notAssessed notStarted inProgress stalled completed partiallyCompleted notFulfilled superseded withdrawn notVerifiable",
            string.Join(' ', (await (await ServeAsync()).GetAsync("/api/v1/vocabularies/status")).Expect(200).Items().Strings("code")));
    }

    [Fact]
    public async Task Every_term_has_its_name_in_three_languages_and_each_code_stands_once()
    {
        var vocabularies = (await (await ServeAsync()).GetAsync("/api/v1/vocabularies")).Expect(200).Items();

        foreach (var vocabulary in vocabularies)
        {
            var terms = vocabulary.GetProperty("items").EnumerateArray().ToList();
            Assert.All(terms, AssertNamed);
            Assert.Equal(terms.Count, terms.Strings("code").Distinct(StringComparer.Ordinal).Count());
        }
        Assert.Superset(Expected.Select(row => row.Data.Item1).ToHashSet(), vocabularies.Strings("name").ToHashSet());
    }

    [Fact]
    public async Task There_are_thirty_two_themes_with_their_names()
    {
        var themes = (await (await ServeAsync()).GetAsync("/api/v1/themes")).Expect(200).Items();

        Assert.Equal(Themes, themes.Strings("code"));
        Assert.All(themes, AssertNamed);
    }

    [Fact]
    public async Task An_unknown_vocabulary_is_answered_with_those_there_are()
    {
        var answer = (await (await ServeAsync()).GetAsync("/api/v1/vocabularies/colours")).ExpectProblem(404, "notFound");

        Assert.Contains("status", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regions_are_found_by_slug_or_code_and_know_their_parents()
    {
        var tracker = await ServeAsync();

        var nantong = (await tracker.GetAsync("/api/v1/regions/nantong")).Expect(200).Json;
        Assert.Equal("南通市", nantong.GetProperty("name").GetString());
        Assert.Equal("jiangsu", nantong.GetProperty("parent").GetString());
        Assert.Equal(nantong.GetRawText(), (await tracker.GetAsync("/api/v1/regions/320600")).Expect(200).Text);
        (await tracker.GetAsync("/api/v1/regions/atlantis")).ExpectProblem(404, "notFound");
        (await tracker.GetAsync("/api/v1/regions?level=planet")).ExpectProblem(400, "invalidInput", "level");
        (await tracker.GetAsync("/api/v1/regions?parent=atlantis")).ExpectProblem(400, "invalidInput", "parent");
        var prefectures = (await tracker.GetAsync("/api/v1/regions?parent=320000&level=prefecture")).Expect(200).Items();
        Assert.Equal(13, prefectures.Count);
        Assert.Contains("nantong", prefectures.Strings("slug"));
    }

    [Fact]
    public async Task The_regions_are_a_forest_of_known_places_and_the_country_is_parent_of_nothing()
    {
        var regions = (await (await ServeAsync()).GetAsync("/api/v1/regions")).Expect(200).Items();
        var slugs = regions.Strings("slug").ToHashSet(StringComparer.Ordinal);

        Assert.Equal(regions.Count, slugs.Count);
        Assert.All(regions, region => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", region.GetProperty("slug").GetString()));
        var country = regions.Single(region => region.GetProperty("name").GetString() == "全国").GetProperty("slug").GetString();
        foreach (var region in regions)
        {
            if (region.GetProperty("parent").GetString() is { } parent)
                Assert.True(slugs.Contains(parent) && parent != country, $"{region} has the parent {parent}");
            Assert.All(region.GetProperty("memberOf").EnumerateArray(), place => Assert.Contains(place.GetString()!, slugs));
        }
        var members = regions.Where(region => region.GetProperty("memberOf").EnumerateArray().Any(place => place.GetString() == "yangtze-delta"));
        Assert.Superset(new HashSet<string> { "shanghai", "jiangsu", "zhejiang", "anhui" }, members.Strings("slug").ToHashSet());
        Assert.All(
            regions.Where(region => region.GetProperty("level").GetString() is "province" or "prefecture"),
            region => Assert.False(string.IsNullOrEmpty(region.GetProperty("nameEn").GetString()), $"{region} has no English name"));
    }

    private static void AssertNamed(JsonElement term)
    {
        foreach (var name in new[] { "nameHans", "nameHant", "nameEn" })
            Assert.False(string.IsNullOrWhiteSpace(term.GetProperty(name).GetString()), $"{term} has no {name}");
    }
}
