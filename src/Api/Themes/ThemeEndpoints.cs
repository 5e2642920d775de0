using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Extraction;
using Tracker.Extraction.Themes;

namespace Tracker.Api.Themes;

internal static class ThemeEndpoints
{
    public static void MapThemes(this RouteGroupBuilder api) =>
        api.MapGet("/themes", List).WithTags("Themes").WithName("listThemes")
            .WithSummary("The themes that commitments are sorted by");

    private static Ok<ThemeList> List(Extractor extractor) => TypedResults.Ok(new ThemeList(extractor.Themes));
}

/// <summary>Every theme.</summary>
public sealed record ThemeList(IReadOnlyList<Theme> Items);
