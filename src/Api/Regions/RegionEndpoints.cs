using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tracker.Api.OpenApi;
using Tracker.Api.Problems;
using Tracker.Extraction.Regions;

namespace Tracker.Api.Regions;

internal static class RegionEndpoints
{
    public static void MapRegions(this RouteGroupBuilder api)
    {
        var regions = api.MapGroup("/regions").WithTags("Regions");

        regions.MapGet("", List).WithName("listRegions")
            .WithSummary("The places of the gazetteer, all or those of a level or below a parent").Fails(400);
        regions.MapGet("/{slugOrCode}", Get).WithName("getRegion")
            .WithSummary("One place, by slug or GB/T 2260 code").Fails(404);
    }

    private static Results<Ok<RegionList>, ProblemHttpResult> List(
        [AsParameters] RegionListQuery query, IValidator<RegionListQuery> validator, Gazetteer gazetteer)
    {
        var result = validator.Validate(query);
        if (!result.IsValid)
            return result.ToFailure().Problem();
        var parents = (query.Parents ?? []).Select(value => gazetteer.TryFind(value, out var parent) ? parent.Slug : value).ToHashSet(StringComparer.Ordinal);
        return TypedResults.Ok(new RegionList(
        [
            .. gazetteer.Regions.Where(region =>
                (query.Levels is not { Length: > 0 } levels || levels.Contains(region.Level, StringComparer.Ordinal))
                && (parents.Count == 0 || (region.Parent is not null && parents.Contains(region.Parent)))),
        ]));
    }

    private static Results<Ok<Region>, ProblemHttpResult> Get(string slugOrCode, Gazetteer gazetteer) =>
        gazetteer.TryFind(slugOrCode, out var region)
            ? TypedResults.Ok(region)
            : new ResourceNotFound("region", slugOrCode).Problem();
}

/// <summary>Places of the gazetteer.</summary>
public sealed record RegionList(IReadOnlyList<Region> Items);

/// <summary>What GET /regions can be asked.</summary>
internal sealed record RegionListQuery(
    [property: FromQuery(Name = "level")] string[]? Levels,
    [property: FromQuery(Name = "parent")] string[]? Parents)
{
    internal sealed class Validator : AbstractValidator<RegionListQuery>
    {
        public Validator(Gazetteer gazetteer)
        {
            var levels = gazetteer.Regions.Select(region => region.Level).Distinct(StringComparer.Ordinal).ToList();
            RuleForEach(query => query.Levels).OverrideIndexer((_, _, _, _) => "").Must(level => levels.Contains(level, StringComparer.Ordinal))
                .OverridePropertyName("level").WithErrorCode("unknownValue")
                .WithMessage($"'{{PropertyValue}}' is not a level; allowed are {string.Join(", ", levels)}.");
            RuleForEach(query => query.Parents).OverrideIndexer((_, _, _, _) => "").Must(parent => gazetteer.TryFind(parent, out _))
                .OverridePropertyName("parent").WithErrorCode("unknownValue")
                .WithMessage("'{PropertyValue}' is neither a region's slug nor a GB/T 2260 code.");
        }
    }
}
